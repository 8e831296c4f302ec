"""An officer ticks what was looked at and found in order."""

from collections.abc import Mapping
from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.dossiers import rules
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import ComponentCheck

CHECK = journal.kind("dossier.check", "Kiểm tra thành phần hồ sơ")


def check_components(dossier_id: int, marks: Mapping[str, bool], *, by: Actor, at: datetime) -> None:
    """Write the marks (component key → in order or not); unknown keys are left out."""
    with act(CHECK, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_check(acting.facts, by))
        mark(acting, marks)


def mark(acting: Acting, marks: Mapping[str, bool]) -> None:
    known = {c.key for c in acting.definition.filed_components()}
    kept = {k: v for k, v in marks.items() if k in known}
    ComponentCheck.objects.bulk_create(
        (
            ComponentCheck(dossier=acting.dossier, component=k, is_good=v, by_id=acting.by.key, at=acting.at)
            for k, v in kept.items()
        ),
        update_conflicts=True,
        unique_fields=["dossier", "component"],
        update_fields=["is_good", "by", "at"],
    )
    acting.note(marks=dict(kept))
