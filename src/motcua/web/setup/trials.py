"""A simulation asked for on a page: who works where, what was measured, what was typed, and a run that always ends in time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.actor import Actor
from motcua.catalog.definition import Definition
from motcua.catalog.staffed import posts_from, sites
from motcua.catalog.trying_out import allowed, place
from motcua.directory import calendars
from motcua.flow.definition import Route
from motcua.flow.proof import structure
from motcua.flow.simulation.assumed import build, usual
from motcua.flow.simulation.assumptions import Assumptions, BadAssumptions
from motcua.flow.simulation.engine import CutShort
from motcua.flow.simulation.hours import NeverOpen
from motcua.flow.simulation.trying import simulate
from motcua.flow.staffing import Site
from motcua.measures.recent import Asked, recent
from motcua.web.setup.forms.simulation import form
from motcua.web.setup.shown import simulation as shown
from motcua.web.ui.fields import Option

MOST_DOSSIERS = 1500
LONGEST = timedelta(seconds=8)
"""After which a page stops trying; what was found by then is shown."""
ASSUMED_ARRIVALS = 100.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: a procedure with its route, by whom and when, and what was typed."""

    known: Definition
    route: Route
    by: Actor
    at: datetime
    sent: Mapping[str, str]


def values(trial: Trial) -> dict[str, Any]:
    """Give what the page shows: the form, and the answer where one was asked for."""
    on = clockwork.today(trial.at)
    posts = posts_from(on)
    found = sites(trial.known, trial.route, posts, on)
    if not found or structure(trial.route):
        words = _("Quy trình còn chỗ sai hoặc chưa có nơi nào thực hiện. Xin sửa trước rồi chạy thử.")
        return {"refused": words}
    site = next((each for each in found if each.agency == trial.sent.get("site")), found[0])
    held = calendars.book()
    agency, reception = held.calendar(int(site.agency)), held.reception(int(site.one_stop))
    measured = recent(Asked(trial.known.code, trial.route, site, posts, agency), by=trial.by, at=trial.at)
    asked = form(trial.route, usual(trial.route, measured, arrivals_a_month=ASSUMED_ARRIVALS), measured, trial.sent)
    facts = {"form": asked, "errors": asked.errors, "site": site, "sites": _options(found)}
    if "go" not in trial.sent or asked.errors:
        return facts
    setting = place(on, agency, reception)
    given = build(
        trial.route, asked.setting, measured, setting, allowed=allowed(trial.known), most=MOST_DOSSIERS
    )  # fmt: skip
    return facts | _answer(trial, given)


def _answer(trial: Trial, given: Assumptions) -> dict[str, Any]:
    until = clockwork.now() + LONGEST
    try:
        found = simulate(trial.route, given, lambda: clockwork.now() < until)
    except BadAssumptions as bad:
        return {"refused": shown.bad_words(trial.route, bad)}
    except (CutShort, NeverOpen):
        return {"refused": _("Chạy thử lâu quá nên đã dừng. Xin giảm số hồ sơ hoặc tỷ lệ chuyển lại.")}
    return {"answer": shown.shown(trial.route, found), "tried": found.outcome.dossiers}


def _options(found: list[Site]) -> list[Option]:
    return [Option(each.agency, each.name) for each in found]
