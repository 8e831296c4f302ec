import argparse
import errno
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

from motcua.project import database, env
from motcua.project.children import Child
from motcua.project.commands.answer import Answer
from motcua.project.guard import Guard
from motcua.project.home_lock import only_one
from motcua.project.readiness import BadInput, NotReady
from motcua.project.supervisor import Supervisor

PROGRAM = ["-m", "motcua.project.commands"]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=env.number("PORT", 8000))
    parser.add_argument("--bind", default=env.text("MOTCUA_BIND", "127.0.0.1"), help="address to listen on")


def run(asked: argparse.Namespace) -> Answer:
    """Everything on this machine: returns after Ctrl-C or SIGTERM, when all is down again."""
    signal.signal(signal.SIGTERM, _interrupt)
    home = database.home()
    public = os.environ.setdefault("MOTCUA_PUBLIC_URL", f"http://127.0.0.1:{asked.port}")
    with only_one(home, f"{public} (process {os.getpid()})"):
        _must_be_free(asked.bind, asked.port)
        os.environ["PORT"] = str(asked.port)
        os.environ["MOTCUA_SAMPLE"] = "0" if database.given() else os.environ.get("MOTCUA_SAMPLE", "1")
        guard = Guard()
        try:
            with database.ensure() as found:
                try:
                    _serve(asked, home, found, guard)
                finally:  # the end is near: nobody shall cut it
                    signal.signal(signal.SIGINT, signal.SIG_IGN)
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
        except KeyboardInterrupt:
            pass
        finally:
            guard.close()
    return Answer("Stopped.")


def _serve(asked: argparse.Namespace, home: Path, found: database.Database, guard: Guard) -> None:
    people, public = _prepare(), os.environ["MOTCUA_PUBLIC_URL"]
    _supervisor(asked, home, found, guard).run(
        ready=lambda: _answers(asked.bind, asked.port), welcome=lambda: _welcome(public, people)
    )


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _must_be_free(bind: str, port: int) -> None:
    try:
        with closing(socket.create_server((bind, port))):
            pass
    except OverflowError:
        raise BadInput(f"{port} is not a port; choose one below 65536 with PORT=...") from None
    except OSError as fault:
        why = "is in use" if fault.errno == errno.EADDRINUSE else f"on {bind} cannot be used: {fault.strerror}"
        raise NotReady(f"Port {port} {why}; choose another, for example PORT={port + 1} make run") from None


def _prepare() -> list[str]:
    """In a process of its own, so that this one stays small; gives the lines that say who can sign in."""
    print("motcua | preparing tables, words and static files", flush=True)
    command = [sys.executable, *PROGRAM, "prepare", "--json"]
    child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE)
    try:
        told = child.communicate()[0]
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()
    facts: dict[str, Any] = json.loads(told) if told else {}
    if child.returncode != 0:
        raise NotReady(facts.get("error", "The system could not be prepared; the reason stands above."))
    return [str(line) for line in facts["people"]]


def _supervisor(asked: argparse.Namespace, home: Path, found: database.Database, guard: Guard) -> Supervisor:
    port, bind, public = asked.port, asked.bind, os.environ["MOTCUA_PUBLIC_URL"]
    children = [
        Child("web", [*PROGRAM, "web", "--port", str(port), "--bind", bind]),
        Child("work", [*PROGRAM, "work"]),
    ]
    if os.environ["MOTCUA_SAMPLE"] == "1":
        os.environ["MOTCUA_SIM_PORT"] = str(_free_port())
        words = ["--port", os.environ["MOTCUA_SIM_PORT"], "--home", str(home), "--public", public]
        children.append(Child("sim", ["-m", "motcua.adapters.sim", *words]))
    as_json = env.text("MOTCUA_LOG_FORMAT", "text" if os.environ["MOTCUA_SAMPLE"] == "1" else "json") == "json"
    return Supervisor(children, found, guard, as_json=as_json)


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        return int(found.getsockname()[1])


def _answers(bind: str, port: int) -> bool:
    host = "127.0.0.1" if bind in ("", "0.0.0.0") else bind  # noqa: S104 - compared, not bound
    with closing(http.client.HTTPConnection(host, port, timeout=2)) as asking:
        try:
            asking.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
            return asking.getresponse().status < 500
        except OSError:
            return False


def _welcome(public: str, people: list[str]) -> None:
    lines = [f"Một Cửa is ready: {public}"]
    if people:
        lines += ["These people can sign in; choose whom to be on the page:", *(f"  {line}" for line in people)]
    print("\n".join(["", *lines, "Ctrl-C stops everything.", ""]), flush=True)
