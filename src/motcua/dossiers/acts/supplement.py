"""Ask once for everything that is missing (form 02), and take the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import deadlines, events, filing, holds, rules
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import Gap, HoldKind, Supplement

REQUEST = journal.kind("dossier.request_supplement", "Yêu cầu bổ sung", personal=("reasons",))
ANSWER = journal.kind("dossier.answer_supplement", "Bổ sung hồ sơ", personal=("replies", "by_mandate"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One gap as the officer names it: a component or a question, and why."""

    part: str
    key: str
    reason: str


def request_supplement(
    dossier_id: int, asked: Sequence[Asked], *, by: Actor, at: datetime, knows_late: bool = False
) -> Supplement:
    """Ask for all gaps together. A second request counts the dossier as late: the officer must say so knowingly."""
    with act(REQUEST, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_request_supplement(acting.facts, by))
        _refuse_poor(acting, asked)
        if rules.supplement_counts_late(acting.facts) and not knows_late:
            raise Refusal("supplement.counts_late", code=acting.facts.code)
        answer_by = acting.at + timedelta(days=deadlines.SUPPLEMENT_DAYS)
        supplement = Supplement.objects.create(
            dossier=acting.dossier,
            number=acting.facts.supplements + 1,
            asked_by_id=by.key,
            asked_at=acting.at,
            answer_by=answer_by,
        )
        Gap.objects.bulk_create(Gap(supplement=supplement, part=a.part, key=a.key, reason=a.reason) for a in asked)
        holds.place(acting, HoldKind.SUPPLEMENT, f"Còn {len(asked)} nội dung cần bổ sung")
        acting.note(
            number=supplement.number, gaps=[f"{a.part}:{a.key}" for a in asked], reasons=[a.reason for a in asked]
        )
        acting.tell(events.SUPPLEMENT_REQUESTED, number=supplement.number)
        return supplement


def _refuse_poor(acting: Acting, asked: Sequence[Asked]) -> None:
    known = acting.definition
    if not asked:
        raise Refusal("supplement.empty")
    for gap in asked:
        found = known.component(gap.key) if gap.part == "component" else known.question(gap.key)
        if found is None:
            raise Refusal("component.unknown")
        if not gap.reason.strip():
            raise Refusal("supplement.reason_missing", name=getattr(found, "name", "") or getattr(found, "label", ""))


def answer_supplement(dossier_id: int, replies: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Send the completed dossier back. Each gap needs a new file, a new answer, or a word why not ("part:key" → reply)."""
    with act(ANSWER, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_answer_supplement(acting.facts, by, acting.at))
        supplement = acting.dossier.supplements.get(answered_at=None)
        left = [g for g in supplement.gaps.all() if not _is_met(supplement, g, replies)]
        if left:
            raise Refusal("supplement.gaps_left", gaps=tuple(filing.FoundGap(g.part, g.key, "gap.open") for g in left))
        supplement.answered_at = acting.at
        supplement.save(update_fields=["answered_at"])
        holds.lift(acting, HoldKind.SUPPLEMENT)
        acting.note(number=supplement.number, replies=dict(replies))
        if by.is_client:
            acting.note(by_mandate=acting.mandate)
        acting.tell(events.SUPPLEMENT_ANSWERED)


def _is_met(supplement: Supplement, gap: Gap, replies: Mapping[str, str]) -> bool:
    gap.reply = replies.get(f"{gap.part}:{gap.key}", "").strip()
    if gap.reply:
        gap.save(update_fields=["reply"])
        return True
    return is_repaired(supplement, gap)


def is_repaired(supplement: Supplement, gap: Gap) -> bool:
    """Tell whether a new file or a new answer came since it was asked for."""
    dossier, since = supplement.dossier, supplement.asked_at
    if gap.part == "component":
        return dossier.attachments.filter(component=gap.key, removed_at=None, added_at__gt=since).exists()
    return dossier.answers.filter(key=gap.key, at__gt=since, value__isnull=False).exists()
