"""Addresses of the board: every number leads to the list it counts."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse


def address(name: str, *places: Mapping[str, str], **more: str) -> str:
    """Give a page of the board with what is asked; what is empty is left out."""
    asked: dict[str, str] = {}
    for place in (*places, more):
        asked |= {key: value for key, value in place.items() if value}
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


def list_of(figure: str, place: Mapping[str, str], *, agency: str = "", procedure: str = "") -> str:
    return address("board:list", {"figure": figure}, place, agency=agency, procedure=procedure)


def map_of(code: str, place: Mapping[str, str], form: str = "", **more: str) -> str:
    """Give the map of a procedure, or its file in a form."""
    path = reverse("board:process_file", args=[code, form]) if form else reverse("board:process", args=[code])
    asked = {key: value for key, value in {**place, **more}.items() if value}
    return f"{path}?{urlencode(asked)}" if asked else path
