"""The real simulator as its own process, and a client of it that speaks OpenID Connect by hand."""

import base64
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

PUBLIC = "http://127.0.0.1:8000"
VERIFIER = "a-verifier-long-enough-for-rfc-7636-section-4-1"
BACK = PUBLIC + "/dang-nhap/vneid/tra-ve"


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@dataclass(frozen=True, slots=True)
class Simulator:
    """`origin` is the loopback address it listens on; the client does not follow redirects."""

    origin: str
    home: Path
    http: httpx.Client

    @property
    def port(self) -> int:
        return int(self.origin.rsplit(":", 1)[1])

    def turn(self, day: str) -> None:
        assert self.http.post("/sim/days", data={"day": day}).status_code == 303

    def ask(self, **changes: str) -> dict[str, str]:
        """Make the fields of a right authorization request; a change to "" leaves the field out."""
        fields = {
            "response_type": "code",
            "client_id": "motcua",
            "redirect_uri": BACK,
            "scope": "openid profile phone email address identity",
            "state": "s1",
            "nonce": "n1",
            "code_challenge": challenge_of(VERIFIER),
            "code_challenge_method": "S256",
        } | changes
        return {k: v for k, v in fields.items() if v}

    def agree(self, sub: str = "vneid-mai", level: str = "LoA2", **changes: str) -> dict[str, str]:
        """Choose a person and give what the browser would carry back."""
        chosen = self.ask(**changes) | {"sub": sub, "level": level, "answer": "yes"}
        return back(self.http.post("/sim/vneid/authorize", data=chosen))

    def redeem(self, code: str, **changes: str) -> httpx.Response:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
        return self.http.post("/sim/vneid/token", data=form | changes, auth=("motcua", "motcua-mo-phong"))


def back(response: httpx.Response) -> dict[str, str]:
    """Read the fields of the address a redirect leads to."""
    assert response.status_code == 303, response.text
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


@contextmanager
def simulator(home: Path, public: str = PUBLIC, people: Path | None = None) -> Iterator[Simulator]:
    command = [
        sys.executable,
        "-m",
        "motcua.adapters.sim",
        "--port",
        "0",
        "--home",
        str(home),
        "--public",
        public + "/sim",
    ]
    command += ["--people", str(people)] if people else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        origin = process.stdout.readline().strip().removesuffix("/sim/")
        try:
            with httpx.Client(base_url=origin) as http:
                yield Simulator(origin, home, http)
        finally:
            process.terminate()
        assert process.wait(10) == 0
