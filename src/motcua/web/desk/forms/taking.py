"""What a button of the intake page does: read the card, count the fees, or take the dossier."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from motcua.base import idcard
from motcua.base.errors import Refusal
from motcua.dossiers.acts.intake import intake
from motcua.dossiers.models import Dossier
from motcua.web.desk.forms.counter import Counter, read, with_card
from motcua.web.desk.shown.fields import typed
from motcua.web.ui.words import fault, sentence


@dataclass(frozen=True, slots=True)
class Taken:
    """The dossier, or the page again: what is typed now, what is wrong, and where to go on."""

    counter: Counter
    dossier: Dossier | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    focus: str = ""


def take(counter: Counter) -> Taken:
    """Read the card first wherever its field holds text: a scanner ends with Enter, whatever button that presses."""
    if typed(counter.typed, "card").strip() or "read" in counter.typed:
        return _with_card(counter)
    found = read(counter)
    if _is_asking(counter):
        return Taken(counter, values=found.values)
    if found.paper is None or counter.agency is None:
        return Taken(counter, wrong=found.wrong, values=found.values)
    try:
        dossier = intake(counter.procedure, counter.agency, found.paper, by=counter.by, at=counter.at)
    except Refusal as refusal:
        return Taken(counter, wrong=_refused(refusal), values=found.values)
    return Taken(counter, dossier)


def _is_asking(counter: Counter) -> bool:
    """Tell whether a button other than the last one was pressed: fees, rows of a table."""
    return any(name == "count" or name.endswith(".add") or ".remove." in name for name in counter.typed)


def _with_card(counter: Counter) -> Taken:
    card, values = idcard.parse(typed(counter.typed, "card")), read(counter).values
    if card is None:
        words = _("Không đọc được mã này. Mã QR thẻ căn cước gồm các phần cách nhau bằng dấu |. Quét lại hoặc tự điền.")
        return Taken(counter, wrong={"card": words}, values=values)
    return Taken(replace(counter, typed=with_card(counter.typed, card)), values=values, focus="phone")


def _refused(refusal: Refusal) -> dict[str, str]:
    """Put each gap at its field; any other refusal stands for the whole."""
    gaps = refusal.facts.get("gaps")
    if not isinstance(gaps, tuple):
        return {"": sentence(refusal)}
    return {(f"o.{g.key}" if g.part == "component" else g.key): fault(g.code, g.facts) for g in gaps}
