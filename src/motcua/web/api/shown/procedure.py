"""A procedure with everything a client needs to build the form and to say beforehand what it takes and costs."""

from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.base.clockwork import today
from motcua.catalog.definition import Channel, Definition, Handling
from motcua.catalog.in_force import is_ended
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.directory.queries import agency_by_key
from motcua.dossiers.models import ReturnWay
from motcua.dossiers.on_behalf import counter_only
from motcua.files.kinds import SUFFIXES
from motcua.web.api import shapes, values


def row(procedure: Procedure) -> shapes.ProcedureRow:
    return shapes.ProcedureRow(**_row(procedure))


def _row(procedure: Procedure) -> dict[str, Any]:
    return {
        "code": procedure.code, "name": procedure.name, "field": procedure.field.name, "level": procedure.level,
        "handling": procedure.handling,
    }  # fmt: skip


def whole(procedure: Procedure, *, at: datetime) -> shapes.ProcedureShape:
    known, revision = definition(procedure.current_id or 0), procedure.current
    words = {
        n: getattr(known, n) for n in ("short_name", "summary", "who_may", "decides", "level_of_service", "fee_when")
    }
    lists: dict[str, Any] = {
        n: list(getattr(known, n)) for n in ("audience", "channels", "legal_basis", "bring", "notes")
    }
    return shapes.ProcedureShape(
        **_row(procedure), **words, **lists, filed_online=_filed_online(known, revision, at), competent=_competent(known, at),
        revision=shapes.RevisionShape.from_orm(revision), topics=_topics(known),
        cases=[shapes.CaseShape.from_orm(c) for c in known.cases],
        components=[shapes.ComponentShape.from_orm(c) for c in known.components],
        limits=[shapes.LimitShape.from_orm(rule) for rule in known.limits],
        fees=[shapes.FeeShape.from_orm(rule) for rule in known.fees],
        files=shapes.FilesShape(max_bytes=settings.MOTCUA_MAX_FILE, media_types=list(SUFFIXES)),
        result=shapes.ResultShape(name=known.result_name, code=known.result_code, ways=_ways(known)),
    )  # fmt: skip


def _filed_online(known: Definition, revision: Revision | None, at: datetime) -> bool:
    if revision is None or is_ended(revision, at):
        return False
    return known.handling is Handling.LOCAL and known.route is not None and Channel.ONLINE in known.channels


def agency(found: Agency) -> shapes.AgencyShape:
    return shapes.AgencyShape(code=found.code, name=found.name, commune=found.place.code if found.place else "")


def _competent(known: Definition, at: datetime) -> shapes.CompetentShape:
    if not known.agency:
        return shapes.CompetentShape(rule="commune", agency=None)
    found = agency_by_key(known.agency, today(at))
    return shapes.CompetentShape(rule="fixed", agency=agency(found) if found else None)


def _ways(known: Definition) -> list[str]:
    return [ReturnWay.COUNTER.value] if counter_only(known) else [way.value for way in ReturnWay]


def _topics(known: Definition) -> list[shapes.TopicShape]:
    return [
        shapes.TopicShape(
            key=topic.key, title=topic.title, intro=topic.intro,
            questions=[
                shapes.QuestionShape(
                    key=q.key, type=q.type, value=values.schema(q), label=q.label, hint=q.hint, required=q.required,
                    params=dict(q.params), show_if=dict(q.show_if) if q.show_if else None,
                )
                for q in topic.questions
            ],
        )
        for topic in known.topics
    ]  # fmt: skip
