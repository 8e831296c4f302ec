"""A list of agencies and officers written in one act: all of it or nothing, each row in the journal."""

from datetime import datetime

from django.db import transaction

from motcua.base import clockwork, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import person_sort_key
from motcua.directory import rules, snapshot
from motcua.directory.acts.agencies import CHAIN as TREE
from motcua.directory.acts.sessions import end_sessions_of
from motcua.directory.importing.lines import AgencyLine, OfficerLine, Standing
from motcua.directory.importing.plan import Plan, plan
from motcua.directory.importing.rows import Rows
from motcua.directory.models import Agency, Officer, Post
from motcua.directory.models.sign_in import SignInEnd

ROW = journal.kind("roster.row", "Ghi một dòng của danh sách nhập", personal=("full_name", "email", "phone", "address"))
IMPORT = journal.kind("roster.imported", "Nhập danh sách cơ quan, cán bộ")
CHAIN = "roster"


def preview(rows: Rows) -> Plan:
    """Say what a list would change; nothing is written."""
    return plan(rows, snapshot.known())


@transaction.atomic
def import_roster(rows: Rows, digest: str, *, by: Actor, at: datetime) -> Plan:
    """Write what the preview showed; refuses when something was changed in between, or a row is wrong."""
    refuse_if(rules.may_manage_officers(by))
    journal.lock_chain(TREE)
    journal.lock_chain(CHAIN)
    made = preview(rows)
    if not made.is_clean:
        raise Refusal("import.faulty", count=len(made.faults))
    if made.digest() != digest:
        raise Refusal("import.stale")
    _write(made, by=by, at=at)
    counts = {f"{sheet} {standing}": count for (sheet, standing), count in made.count().items()}
    journal.write(IMPORT, CHAIN, by=by, at=at, facts={"digest": digest, "counts": counts}, locked=True)
    return made


def _write(made: Plan, *, by: Actor, at: datetime) -> None:
    agencies = dict(Agency.objects.order_by("valid_from").values_list("code", "pk"))  # of a code, who bears it last
    for line in made.agencies:
        if line.standing is not Standing.SAME:
            agencies[line.row.code] = _write_agency(line, agencies, by=by, at=at)
    officers = _new_officers(made)
    for one in made.officers:
        if one.standing is not Standing.SAME:
            _write_officer(one, officers, agencies, by=by, at=at)


def _write_agency(line: AgencyLine, agencies: dict[str, int], *, by: Actor, at: datetime) -> int:
    row = line.row
    if line.standing is Standing.NEW:
        key = Agency.objects.create(
            code=row.code, key=row.key, name=row.name, kind=row.kind, parent_id=agencies.get(row.parent),
            address=row.address, phone=row.phone, valid_from=row.start,
        ).pk  # fmt: skip
    else:
        key = line.agency
        Agency.objects.filter(pk=key).update(address=row.address, phone=row.phone)
    facts = {"agency": key, "row": row.row, "standing": line.standing, "address": row.address, "phone": row.phone}
    journal.write(ROW, CHAIN, by=by, at=at, facts=facts, locked=True)
    return key


def _new_officers(made: Plan) -> dict[str, int]:
    """Make the officers who are not there yet, in one statement; gives keys by e-mail."""
    rows = {line.row.email: line.row for line in made.officers if not line.officer}
    new = [
        Officer(full_name=r.full_name, sort_key=person_sort_key(r.full_name), email=r.email, phone=r.phone)
        for r in rows.values()
    ]
    return {o.email: o.pk for o in Officer.objects.bulk_create(new, batch_size=1000)}


def _write_officer(
    line: OfficerLine, officers: dict[str, int], agencies: dict[str, int], *, by: Actor, at: datetime
) -> None:
    row, officer = line.row, line.officer or officers[line.row.email]
    if line.officer and line.changes:
        named = {"full_name": row.full_name, "sort_key": person_sort_key(row.full_name), "phone": row.phone}
        Officer.objects.filter(pk=officer).update(**named)
    if line.post:
        Post.objects.filter(pk=line.post).update(title=row.title, valid_until=row.end)
        _sign_out_if_over(line, by=by, at=at)
    else:
        post = Post(officer_id=officer, agency_id=agencies[row.agency], role=row.role, title=row.title)
        post.valid_from, post.valid_until = row.start, row.end
        post.save()
    facts = {
        "officer": officer, "row": row.row, "standing": line.standing, "role": row.role, "full_name": row.full_name,
        "email": row.email, "phone": row.phone,
    }  # fmt: skip
    journal.write(ROW, CHAIN, by=by, at=at, facts=facts, locked=True)


def _sign_out_if_over(line: OfficerLine, *, by: Actor, at: datetime) -> None:
    """Close the sessions of somebody whose post the list has ended by today."""
    ended = any(c.what == "Thôi giữ từ ngày" for c in line.changes)
    account = Officer.objects.values_list("account", flat=True).get(pk=line.officer) if ended else None
    if account is not None and line.row.end is not None and line.row.end <= clockwork.today(at):
        end_sessions_of(account, SignInEnd.POST_ENDED, by=by, at=at)
