"""What comes in and what goes out, without the wire."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from motcua.adapters.sim.markup import Markup, markup

LAYOUT = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} (mô phỏng)</title>
<link rel="stylesheet" href="/sim/sim.css">
</head>
<body>
<header><p class="mark"><strong>MÔ PHỎNG</strong> Trang này không phải là hệ thống thật. Mọi người ở đây đều không có \
thật.</p></header>
<main>
<h1>{title}</h1>
{body}
</main>
<footer><nav aria-label="Trang mô phỏng"><a href="/sim/">Về trang mô phỏng</a> <a href="/">Về Một Cửa</a></nav></footer>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. Repeated fields keep their last value; headers have lower-case names."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    status: HTTPStatus
    body: bytes
    headers: Mapping[str, str]


def asked(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Asked:
    parts = urlsplit(target)
    typed = headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)) if typed else {}
    return Asked(method, parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), form, headers)


def page(title: str, body: Markup, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    text = markup(LAYOUT, title=title, body=body)
    return Answer(status, text.encode(), {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"})


def document(
    data: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK, extra: Mapping[str, str] | None = None
) -> Answer:
    """Answer a program: JSON that nobody may keep."""
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"} | dict(extra or {})
    return Answer(status, json.dumps(data, ensure_ascii=False).encode(), headers)


def redirect(url: str, extra: Mapping[str, str] | None = None) -> Answer:
    """Send the browser on by GET, with more fields after those the address has."""
    if extra:
        url += ("&" if "?" in url else "?") + urlencode(extra)
    return Answer(HTTPStatus.SEE_OTHER, b"", {"Location": url, "Cache-Control": "no-store"})


def not_found() -> Answer:
    return page("Không có trang này", markup("<p>Địa chỉ này không có trong phần mô phỏng.</p>"), HTTPStatus.NOT_FOUND)
