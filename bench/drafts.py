"""Prepared drafts in any number: one made by the real acts, the others its copies for other people and communes."""

import secrets
from datetime import datetime

from django.db import connection, transaction

from bench.people import Asked, signed_in
from motcua.base import ids
from motcua.base.clockwork import now, today
from motcua.catalog.queries import definition, procedure
from motcua.directory.models import Account, Agency, Citizen
from motcua.directory.queries import citizen_actor, commune_agencies, one_stop_of
from motcua.dossiers.acts import draft, edit
from motcua.dossiers.models import Answer, Attachment, Dossier, State
from tests import stories

FILES = 2
COMMUNES = 8  # as many as clients that submit and officers that receive


def prepared(number: int, at: datetime) -> list[Asked]:
    """Make as many drafts, each of a citizen of its own who is signed in; gives the requests that send them."""
    with transaction.atomic():
        template, places = _template(at), communes()
        found = [_copy(template, places[n % len(places)], at) for n in range(number)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return found


def unsent(drafts: list[Asked]) -> list[Asked]:
    """Give those that still have to be sent; a run of load ends by time and not by number, and begins with the first."""
    waiting = {str(key) for key in Dossier.unscoped.filter(state=State.DRAFT).values_list("public_id", flat=True)}
    return [d for d in drafts if d.path.split("/")[2] in waiting]


def communes() -> list[tuple[Agency, Agency]]:
    """Give some communes, each with its counter."""
    on = today(now())
    found = [(agency, one_stop_of(agency, on)) for agency in commune_agencies(on)[:COMMUNES]]
    return [(agency, counter) for agency, counter in found if counter is not None]


def _template(at: datetime) -> Dossier:
    """Make one complete birth registration with two files through the acts."""
    owner = _citizen()
    found = procedure("1.001193")
    assert found is not None
    dossier = draft.start(found, communes()[0][0], by=citizen_actor(owner), at=at)
    questions = tuple(definition(dossier.revision_id).questions())
    edit.save_answers(dossier.pk, questions, stories.raw(stories.BIRTH), by=citizen_actor(owner), at=at)
    for _ in range(FILES):
        edit.attach(dossier.pk, "birth_proof", stories.photo(at=at), by=citizen_actor(owner), at=at)
    return dossier


def _citizen() -> Citizen:
    account = Account.objects.create(username=f"bench-{secrets.token_hex(8)}")
    return Citizen.objects.create(
        account=account, full_name="Giàng Thị Mai", id_number=f"{secrets.randbelow(10**12):012d}",
        birth_date="1998-03-15", sex="female", verified_level=2,
    )  # fmt: skip


def _copy(template: Dossier, where: tuple[Agency, Agency], at: datetime) -> Asked:
    owner = _citizen()
    dossier = Dossier.unscoped.get(pk=template.pk)
    dossier.pk, dossier._state.adding = None, True
    dossier.public_id, dossier.owner = ids.uuid7(), owner
    dossier.agency, dossier.one_stop = where
    dossier.save()
    answers, files = list(Answer.objects.filter(dossier=template)), list(Attachment.objects.filter(dossier=template))
    for answer in answers:
        answer.pk, answer.dossier = None, dossier
    for file in files:
        file.pk, file.dossier = None, dossier
    Answer.objects.bulk_create(answers)
    Attachment.objects.bulk_create(files)
    assert owner.account is not None
    cookies, token = signed_in(owner.account, at)
    return Asked(f"/ho-so/{dossier.public_id}/kiem-tra", cookies, f"csrfmiddlewaretoken={token}")
