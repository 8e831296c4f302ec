"""Ask pages of a dossier as a browser does, and read what they say."""

import gzip
import html
import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.web.ui.assets import smaller

_LINKED = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"')
_IMPORT = re.compile(r'@import "([^"]+)";')


def address(name: str, dossier: Dossier, *more: str) -> str:
    return reverse(f"portal:{name}", args=[dossier.public_id, *more])


def words(response: Any) -> str:
    """Give the text of a page, without its tags."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def summary(response: Any) -> str:
    """Give the text of the list of errors at the top; nothing when there is none."""
    found = re.search(r'class="error-summary".*?</div>', response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""


def shown_keys(browser: Client, where: str) -> str:
    """Give what the hidden field of a topic says was asked on the page."""
    found = re.search(r'name="shown" value="([^"]*)"', browser.get(where).content.decode())
    assert found is not None
    return found[1]


def send(browser: Client, where: str, **fields: Any) -> Any:
    """Post a topic as its page would: with the list of questions that stand on it."""
    return browser.post(where, {"shown": shown_keys(browser, where), "back": "", **fields})


def weight(response: Any) -> int:
    """Give the bytes of a first view over the wire: page, style sheet, scripts, mark; each compressed."""
    page = len(gzip.compress(response.content))
    return page + sum(
        len(gzip.compress(_static(name).encode())) for name in set(_LINKED.findall(response.content.decode()))
    )


def _static(name: str) -> str:
    path = Path(str(finders.find(name)))
    joined = _IMPORT.sub(lambda found: (path.parent / found[1]).read_text("utf-8"), path.read_text("utf-8"))
    return smaller(joined) if path.suffix == ".css" else joined
