"""A site for the test of the server's end: a quick page, and one that takes its time."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

SLOW = 1.5  # seconds


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/slow":
        threading.Event().wait(SLOW)
    if environ["PATH_INFO"] == "/read":
        environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
    return [b"done"]
