"""One dossier as its owner sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.definition import Definition
from motcua.dossiers import deadlines, rules
from motcua.dossiers.explained import explained
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Dossier, Hold, HoldKind, State
from motcua.dossiers.queries import deadline_changes_of, obligation_of, steps_of, supplements_of
from motcua.papers.queries import papers_seen
from motcua.voice.models import Rating
from motcua.web.portal.defined import definition
from motcua.web.portal.pages import owing
from motcua.web.portal.pages.done import answered_by
from motcua.web.portal.pages.draft import files_of
from motcua.web.portal.shown import answers, fees, reasons, times
from motcua.web.portal.shown.papers import file_rows, paper_rows
from motcua.web.portal.shown.procedures import title
from motcua.web.portal.shown.standing import Known, standing
from motcua.web.portal.shown.status import tag_of
from motcua.web.portal.shown.timeline import entries
from motcua.web.portal.shown.why import lines
from motcua.web.ui.parts import Fact, FileRow


@dataclass(frozen=True, slots=True)
class Papers:
    """The files of one component."""

    name: str
    files: tuple[FileRow, ...]


def values(dossier: Dossier, *, by: Actor, at: datetime) -> dict[str, object]:
    known, defined = _known(dossier, at), definition(dossier.revision_id)
    return {
        "dossier": dossier, "title": title(defined.name, defined.short_name), "tag": tag_of(dossier, known.held),
        "standing": standing(known), "facts": _facts(dossier), **_due(known), "ways": _ways(known, by),
        "moments": entries(dossier, is_late=known.is_late, waits=known.waits), "bill": fees.bill(known.fees), "owes": bool(known.fees),
        "paid": bool(known.fees) and all(f.paid_at for f in known.fees),
        "when_paid": fees.when_paid(defined, dossier.one_stop.name), "papers": paper_rows(list(papers_seen(by, dossier))),
        "owed": owing.facts(known.owed), "files": _files(dossier, defined), "groups": answers.groups(defined, _values(dossier)),
    }  # fmt: skip


def _known(dossier: Dossier, at: datetime) -> Known:
    asked = next((s for s in supplements_of(dossier) if s.answered_at is None), None)
    return Known(
        dossier=dossier, steps=list(steps_of(dossier)), fees=list(dossier.fees.order_by("id")), at=at,
        holds=list(Hold.objects.filter(dossier=dossier, lifted_at=None).order_by("id")),
        gaps=len(asked.gaps.all()) if asked else 0, answer_by=asked.answer_by if asked else None,
        owed=obligation_of(dossier) if definition(dossier.revision_id).obligation else None,
    )  # fmt: skip


def _values(dossier: Dossier) -> Mapping[str, object]:
    return {key: value for key, value in dossier.answers.values_list("key", "value") if value is not None}


def _facts(dossier: Dossier) -> list[Fact]:
    """Give the codes and the people; the legal code once there is one."""
    found = [
        Fact(_("Mã hồ sơ"), dossier.code or ""),
        Fact(_("Mã yêu cầu"), dossier.request_code or ""),
        Fact(_("Người nộp"), dossier.owner_name),
        *_filed_for(dossier),
        Fact(_("Nơi giải quyết"), dossier.agency.name),
        Fact(_("Nơi nhận hồ sơ"), dossier.one_stop.name),
        Fact(_("Cách nhận kết quả"), str(dossier.get_return_way_display())),
    ]
    return [fact for fact in found if fact.value]


def _filed_for(dossier: Dossier) -> list[Fact]:
    """Say which other system filed it for the owner, and by what right."""
    by = getattr(dossier, "mandated", None)
    if by is None:
        return []
    return [
        Fact(_("Nộp thay bởi"), f"{by.filer_name} ({by.system.name})"),
        Fact(_("Căn cứ nộp thay"), f"{by.get_mandate_display()}: {by.mandate_reference}"),
    ]


def _due(known: Known) -> dict[str, object]:
    """Give the promised date and every reason for it; before reception, until when one is answered."""
    dossier = known.dossier
    if dossier.due is None:
        until = answered_by(dossier) if dossier.state == State.SUBMITTED else ""
        return {"answered_by": until}
    change, why = deadline_changes_of(dossier).last(), explained(dossier)
    is_paused = dossier.is_open and any(h.stops_clock for h in known.holds)
    again = deadlines.if_lifted_now(dossier, at=known.at) if is_paused else None
    return {
        "due": dossier.due, "reasons": lines(dossier, why) if why else [],
        "moved": change.before if change and change.before != change.after else None, "again": times.when(again.at) if again else "",
        "provisional": reasons.provisional() if dossier.due_is_provisional and dossier.is_open else "",
    }  # fmt: skip


def _ways(known: Known, by: Actor) -> dict[str, str]:
    """Give the addresses of what the owner may do now; the rules decide."""
    dossier, facts = known.dossier, facts_of(known.dossier)
    found = {}
    if HoldKind.SUPPLEMENT in known.held and rules.may_answer_supplement(facts, by, known.at) is None:
        found["supplement"] = reverse("portal:supplement", args=[dossier.public_id])
    if rules.may_prove_obligation(facts, by) is None:
        found["owing"] = reverse("portal:owing", args=[dossier.public_id])
    if rules.may_withdraw(facts, by, known.at) is None:
        found["withdraw"] = reverse("portal:withdraw", args=[dossier.public_id])
    if may_rate(dossier):
        found["rate"] = reverse("portal:rate", args=[dossier.public_id])
    if dossier.state == State.REFUSED:
        found["again"] = reverse("portal:procedure", args=[dossier.procedure.code])
    return found


def may_rate(dossier: Dossier) -> bool:
    over = dossier.state in (State.DELIVERED, State.REFUSED, State.STOPPED)
    return over and not Rating.objects.filter(dossier=dossier).exists()


def _files(dossier: Dossier, defined: Definition) -> list[Papers]:
    files = files_of(dossier)
    return [Papers(c.name, file_rows(files[c.key])) for c in defined.components if c.key in files]
