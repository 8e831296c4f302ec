"""The wire: one thread a request, on the loopback address only."""

import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from motcua.adapters.sim import authorize, discovery, front, mail_pages, token
from motcua.adapters.sim.answers import Answer, Asked, asked, document, not_found
from motcua.adapters.sim.days import SLOW_SECONDS, Day
from motcua.adapters.sim.world import World

CSS = Path(__file__).parent / "static" / "sim.css"
MAX_BODY = 64 * 1024
View = Callable[[World, Asked], Answer]
VIEWS: dict[tuple[str, str], View] = {
    ("GET", "/sim/"): front.front,
    ("POST", "/sim/days"): front.turn,
    ("GET", "/sim/mail/"): mail_pages.mails,
    ("GET", "/sim/vneid/.well-known/openid-configuration"): discovery.configuration,
    ("GET", "/sim/vneid/jwks"): discovery.jwks,
    ("GET", "/sim/vneid/authorize"): authorize.authorize,
    ("POST", "/sim/vneid/authorize"): authorize.authorize,
    ("POST", "/sim/vneid/token"): token.token,
    ("GET", "/sim/vneid/userinfo"): token.userinfo,
    ("POST", "/sim/vneid/userinfo"): token.userinfo,
    ("GET", "/sim/vneid/end-session"): authorize.end_session,
    ("POST", "/sim/vneid/end-session"): authorize.end_session,
}


def _stylesheet(world: World, asked: Asked) -> Answer:
    headers = {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=300"}
    return Answer(HTTPStatus.OK, CSS.read_bytes(), headers)


VIEWS["GET", "/sim/sim.css"] = _stylesheet


def answer(world: World, asked: Asked) -> Answer:
    """Find who answers; the identity provider answers as well or as badly as the day is."""
    if asked.path.startswith("/sim/vneid/"):
        if world.weather.day is Day.DOWN:
            return document({"error": "temporarily_unavailable"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if world.weather.day is Day.SLOW:
            time.sleep(SLOW_SECONDS)
    view = VIEWS.get((asked.method, asked.path))
    if view is None and asked.method == "GET" and asked.path.startswith("/sim/mail/"):
        view = mail_pages.mail
    return view(world, asked) if view else not_found()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "motcua-sim"
    sys_version = ""
    timeout = 30
    server: "SimServer"

    def _respond(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        made = answer(self.server.world, asked(self.command, self.path, headers, self.rfile.read(int(length))))
        self.send_response(made.status)
        for name, value in (self.server.guarding | dict(made.headers)).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(made.body)))
        self.end_headers()
        self.wfile.write(made.body)

    do_GET = do_POST = _respond  # noqa: N815 - the names http.server looks for

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses hold codes and names."""


class SimServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, world: World, port: int) -> None:
        self.world = world
        targets = " ".join(["'self'", *world.origins])
        self.guarding = {
            "Content-Security-Policy": f"default-src 'none'; style-src 'self'; form-action {targets};"
            " base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }
        super().__init__(("127.0.0.1", port), Handler)
