"""A browser's worth of HTTP without the browser: cookies, redirects, forms with their token."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx


class Visitor:
    """One person's browser. `requests` counts what the server was asked."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.requests = 0
        self.url = httpx.URL(address)

    def get(self, path: str) -> None:
        self._take(self.http.get(path))

    def post(self, path: str, fields: dict[str, Any], files: list[tuple[str, Any]] | None = None) -> None:
        token = {"csrfmiddlewaretoken": self.http.cookies.get("csrftoken", "")}
        self._take(self.http.post(path, data=fields | token, files=files))

    def sign_in(self, citizen: str) -> None:
        """Sign in by the simulator of VNeID, as somebody it knows."""
        self.get("/dang-nhap")
        self.post("/dang-nhap/vneid", {})
        carried = dict(parse_qsl(urlsplit(str(self.url)).query))
        self.post("/sim/vneid/authorize", carried | {"sub": citizen, "level": "LoA2", "answer": "yes"})

    def _take(self, answer: httpx.Response) -> None:
        self.requests += 1 + len(answer.history)
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.request.method} {answer.url}: {answer.status_code}")
        self.url = answer.url
