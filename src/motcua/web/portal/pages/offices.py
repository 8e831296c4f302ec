"""The office for my commune: by its name of today or its former one. What a name may mean is asked, never guessed."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base import text
from motcua.base.clockwork import today
from motcua.catalog.models import Procedure
from motcua.catalog.queries import procedure
from motcua.directory import communes, queries
from motcua.directory.calendars import book, province_on
from motcua.directory.communes import Meant
from motcua.directory.models import Agency
from motcua.web.portal.pages.start import filed_online
from motcua.web.portal.shown import office
from motcua.web.ui.fields import FieldView
from motcua.web.ui.parts import Item, Link

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that was typed, or a place that was chosen out of those it may mean, and for which procedure."""

    said: str
    place: str
    code: str

    def address(self, place: str) -> str:
        given = {"xa": self.said, "noi": place, "thu-tuc": self.code}
        return f"{reverse('portal:offices')}?{urlencode({k: v for k, v in given.items() if v})}"


def asked(query: QueryDict) -> Asked:
    said, place, code = (text.clean(query.get(name, ""))[:LONGEST] for name in ("xa", "noi", "thu-tuc"))
    return Asked(said, place, code)


def values(wanted: Asked, at: datetime) -> dict[str, object]:
    on = today(at)
    about = procedure(wanted.code) if wanted.code else None
    found = communes.meant(wanted.said, province_on(on).code) if wanted.said else []
    choices = [one for one in found if not wanted.place or one.place == wanted.place]
    shown: dict[str, object] = {"asked": wanted, "about": about, "field": _field(wanted), "found": found}
    places = {one.place for one in choices}
    if len(places) == 1:
        return shown | _office(choices, about, at)
    return shown | {"choices": _choices(choices, wanted), "split": _split(choices)}


def _field(wanted: Asked) -> FieldView:
    hint = _("Gõ tên mới hoặc tên cũ trước ngày 01/07/2025.")
    return FieldView("xa", _("Bạn ở xã, phường nào?"), "search", value=wanted.said, hint=hint)


def _office(choices: list[Meant], about: Procedure | None, at: datetime) -> dict[str, object]:
    one, on = choices[0], today(at)
    agency = next((a for a in queries.commune_agencies(on) if a.place and a.place.code == one.place), None)
    if agency is None:
        return {"elsewhere": one.name, "province": _province_of(one.place)}
    said = [_became(meant) for meant in choices if meant.former]
    return {
        "agency": agency, "became": " ".join(said),
        "facts": office.facts(agency, queries.one_stop_of(agency, on), book(), on), "ways": _ways(agency, about, at),
    }  # fmt: skip


def _province_of(place: str) -> str:
    known = queries.place(place)
    above = queries.place(known[1]) if known else None
    return above[0] if above else ""


def _became(one: Meant) -> str:
    return _("%(former)s (cũ) nay thuộc %(name)s.") % {"former": one.former, "name": one.name}


def _ways(agency: Agency, about: Procedure | None, at: datetime) -> list[Link]:
    known = filed_online(about, at)
    page = Link(_("Trang của đơn vị này"), reverse("portal:agency", args=[agency.key]))
    if known is None or about is None:
        return [page]
    start = f"{reverse('portal:start', args=[about.code])}?{urlencode({'xa': agency.key})}"
    return [Link(_("Nộp trực tuyến cho nơi này"), start), page]


def _choices(found: list[Meant], wanted: Asked) -> list[Item]:
    """Give each place of today once, with what it is called or was called."""
    notes: dict[tuple[str, str], list[str]] = {}
    for one in found:
        note = _("Gồm địa bàn của %(former)s (cũ)") % {"former": one.former} if one.former else _("Tên hiện nay")
        notes.setdefault((one.place, one.name), []).append(note)
    return [Item(name, wanted.address(place), note=". ".join(said)) for (place, name), said in notes.items()]


def _split(choices: list[Meant]) -> str:
    """Say that one former commune now lies in several."""
    parts = next((one for one in choices if one.parts > 1), None)
    words = _("%(former)s (cũ) nay thuộc nhiều xã, phường. Bạn chọn nơi có thôn, tổ dân phố của mình.")
    return words % {"former": parts.former} if parts else ""
