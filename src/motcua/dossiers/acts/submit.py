"""The applicant sends the dossier (nộp hồ sơ)."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from motcua.base import ids, journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.written import insert
from motcua.catalog.definition import FeeWhen
from motcua.catalog.fees import FeeFacts, lines
from motcua.catalog.offering import case_for
from motcua.dossiers import events, filing, following, holds, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import DossierFee, HoldKind, State

_CONTENTS = """
SELECT (SELECT coalesce(json_object_agg(key, raw), '{}') FROM dossiers_answer WHERE dossier_id = %(dossier)s)::text,
       ARRAY(SELECT component FROM dossiers_attachment WHERE dossier_id = %(dossier)s AND removed_at IS NULL)
"""
_DELETE = "DELETE FROM dossiers_answer WHERE dossier_id = %s AND key = ANY(%s)"
SUBMIT = journal.kind("dossier.submit", "Nộp hồ sơ")


def submit(dossier_id: int | UUID, *, by: Actor, at: datetime) -> str:
    """Check everything at once, freeze the fee lines, open the route, and give the request code."""
    with act(SUBMIT, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_submit(acting.facts, by))
        refuse_if(following.may_be_filed(acting.dossier, at=acting.at))
        values = complete_values(acting)
        file_it(acting, values)
        return acting.dossier.request_code or ""


def complete_values(acting: Acting) -> dict[str, object]:
    """Give the values of a complete dossier; refuses with all gaps together."""
    raws, attached = _contents(acting.dossier.pk)
    checked = filing.check(acting.definition, raws, attached, filing.reading_at(acting.at))
    if checked.gaps:
        raise Refusal("submit.incomplete", gaps=checked.gaps)
    if raws.keys() - checked.values.keys():  # questions whose condition no longer holds
        stale = list(raws.keys() - checked.values.keys())
        with connection.cursor() as cursor:
            cursor.execute(_DELETE, [acting.dossier.pk, stale])
    return checked.values


def _contents(dossier: int) -> tuple[dict[str, Any], set[str]]:
    """Give what was typed, by question, and the components that have a file."""
    with connection.cursor() as cursor:
        cursor.execute(_CONTENTS, {"dossier": dossier})
        raws, attached = cursor.fetchone()
    return json.loads(raws), set(attached)


def file_it(acting: Acting, values: dict[str, object]) -> None:
    """Make it a filed dossier: code, frozen fees, first steps, the event."""
    dossier = acting.dossier
    dossier.state = State.SUBMITTED
    dossier.submitted_at = acting.at
    dossier.request_code = ids.new_code("YC")
    dossier.case = dossier.case or case_for(acting.definition, values)
    owed = _freeze_fees(acting, values)
    if owed and acting.definition.fee_when is FeeWhen.AT_FILING:
        holds.place(acting, HoldKind.FEE, "Nộp phí, lệ phí để hồ sơ được tiếp nhận")
    steps.begin(acting)
    acting.note(channel=dossier.channel, revision=dossier.revision_id, owed=owed)
    acting.tell(events.SUBMITTED)


def _freeze_fees(acting: Acting, values: dict[str, object]) -> int:
    facts = FeeFacts(acting.dossier.channel, values, acting.dossier.case)
    found = lines(acting.definition, facts, today(acting.at))
    insert(
        *(
            DossierFee(
                dossier=acting.dossier, key=f.key, name=f.name, kind=f.kind, amount=f.amount, units=f.units,
                copies=f.copies,
            )
            for f in found
        )
    )  # fmt: skip
    return sum(f.amount for f in found)
