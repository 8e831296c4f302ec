"""Communes by the names people use: of today, or of before 1 July 2025. Who is meant is asked, never guessed.

The names are matched as they are written first: without tone marks different communes look alike (Lộc Thành, Lộc Thạnh).
"""

import re
import unicodedata
from dataclasses import dataclass

from motcua.base.text import fold
from motcua.directory import queries
from motcua.directory.models import FormerCommune

_KIND = re.compile(r"^(?:xa|phuong|thi tran|tt\.?|p\.|x\.) ")
_SPOKEN_KIND = re.compile(r"^(?:xã|phường|thị trấn|tt\.?|p\.|x\.) ")


@dataclass(frozen=True, slots=True)
class Meant:
    """A commune of today that a name may mean; `former` is the old one of that name, `parts` how many took it over."""

    place: str
    name: str
    former: str = ""
    parts: int = 1


def bare(name: str) -> str:
    """Give a name without marks, case and kind: 'Xã Cốc San' gives 'coc san'."""
    return _KIND.sub("", fold(name) + " ", count=1).strip() or fold(name)


def meant(said: str, province: str) -> list[Meant]:
    """Give every commune of today that a name may mean, the best way of matching only; empty when there is none."""
    wanted = bare(said)
    if not wanted:
        return []
    found = [(name, Meant(code, name)) for code, name in queries.communes(province) if bare(name) == wanted] + _former(
        wanted
    )
    for same in (_whole, _without_kind):
        exact = [one for name, one in found if same(name) == same(said)]
        if exact:
            return list(dict.fromkeys(exact))
    return list(dict.fromkeys(one for _, one in found))


def _former(wanted: str) -> list[tuple[str, Meant]]:
    rows = FormerCommune.objects.filter(folded=wanted).select_related("place").order_by("district", "place__sort_key")
    known = list(rows)
    of = [(one.name, one.district, one.province) for one in known]
    return [
        (one.name, Meant(one.place.code, one.place.name, f"{one.name}, {one.district}", of.count(key)))
        for one, key in zip(known, of, strict=True)
    ]


def _whole(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _without_kind(name: str) -> str:
    return _SPOKEN_KIND.sub("", _whole(name) + " ", count=1).strip()
