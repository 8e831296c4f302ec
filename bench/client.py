"""A browser's worth of HTTP without the browser: cookies, redirects, forms with their token."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Visitor:
    """One person's browser. `requests` counts what the server was asked."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.requests = 0
        self.url = httpx.URL(address)
        self.hidden: dict[str, Any] = {}  # what the main form of the last page carries unseen, its version for one

    def get(self, path: str) -> None:
        self._take(self.http.get(path))

    def post(self, path: str, fields: dict[str, Any], files: list[tuple[str, Any]] | None = None) -> None:
        token = {"csrfmiddlewaretoken": self.http.cookies.get("csrftoken", "")}
        self._take(self.http.post(path, data=self.hidden | fields | token, files=files))

    def sign_in(self, citizen: str) -> None:
        """Sign in by the simulator of VNeID, as somebody it knows."""
        self.get("/dang-nhap")
        self.post("/dang-nhap/vneid", {})
        carried = dict(parse_qsl(urlsplit(str(self.url)).query))
        self.post("/sim/vneid/authorize", carried | {"sub": citizen, "level": "LoA2", "answer": "yes"})

    def _take(self, answer: httpx.Response) -> None:
        self.requests += 1 + len(answer.history)
        if answer.status_code != 200:
            told = re.sub(r"<[^>]+>|\s+", " ", answer.text.partition("<main")[2])[:600]
            raise RuntimeError(f"{answer.request.method} {answer.url}: {answer.status_code} {told}")
        self.url = answer.url
        self.hidden = dict(HIDDEN.findall(answer.text.partition("<main")[2]))
