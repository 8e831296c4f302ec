"""Citizens with a session and drafts ready to be sent; events for every reaction. All by the real acts."""

from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction

from motcua.base import ids
from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now, today
from motcua.base.models import Event
from motcua.directory.acts import accounts
from motcua.directory.acts.calendar import change_calendar
from motcua.directory.acts.officers import OfficerFacts, correct_officer
from motcua.directory.calendars import SpecialDay
from motcua.directory.models import Account, Agency, CalendarDay, Citizen, Officer, Place
from motcua.directory.queries import citizen_actor
from motcua.dossiers.acts import submit
from motcua.dossiers.acts.receive import receive as receive_dossier
from motcua.dossiers.models import Answer, Attachment, Dossier
from motcua.project import reactions
from tests import stories
from tests.town import Person, _officer

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FRIDAY = 4
COMMUNE = "02746"  # Cốc San, where Hạnh, Quân and Lan work


def citizens(people: str, drafts: str, *, given: object) -> list[dict[str, Any]]:
    """Make so many citizens, each signed in and with so many drafts that lack nothing but the sending.

    One draft is made by the acts; the others are copies of its rows, which is quick.
    """
    agency, pattern, made = Agency.objects.get(key=COMMUNE), None, []
    for _ in range(int(people)):
        person = _citizen()
        pattern = pattern or stories.prepared(person, agency, at=now()).pk
        own = [str(_copy(pattern, person)) for _ in range(int(drafts))]
        made.append({"session": _session(person), "drafts": own})
    return made


@transaction.atomic
def _copy(pattern: int, owner: Person) -> UUID:
    """Give the public id of a copy of a draft with its answers and files."""
    copy = Dossier.unscoped.get(pk=pattern)
    copy.pk, copy.public_id, copy.owner, copy.owner_email = None, ids.uuid7(), owner.row, owner.row.email
    copy._state.adding = True
    copy.save()
    for rows in (Answer.objects.filter(dossier_id=pattern), Attachment.objects.filter(dossier_id=pattern)):
        for row in rows:
            row.pk, row.dossier_id, row._state.adding = None, copy.pk, True
            row.save()
    return copy.public_id


def _citizen() -> Person:
    """A new citizen of the commune, with an address for e-mail: letters are counted."""
    number = Citizen.objects.count() + 1
    account = Account.objects.create(username=f"faults-{number}")
    row = Citizen.objects.create(
        account=account, id_number=f"0102{number:08d}", full_name=f"Giàng Thị Thử {number}", birth_date="1998-03-15",
        sex="female", phone="0900000101", email=f"thu{number}@nguoidan.example",
        place=Place.objects.get(code=COMMUNE), address_line="Thôn Tòng Chú", verified_level=2,
    )  # fmt: skip
    return Person(row.full_name, citizen_actor(row), account, row)


def _session(person: Person) -> str:
    """Sign in as the program itself does, without the journey through the simulator."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(person.account.pk), BACKEND
    store[HASH_SESSION_KEY] = person.account.get_session_auth_hash()
    store["seen_at"] = store["began_at"] = now().timestamp()
    store.create()
    return str(store.session_key)


def bring(event: str, times: str, *, given: object) -> list[int]:
    """Bring an event about; gives the keys of the rows it is about."""
    return [STORIES[event]() for _ in range(int(times))]


def receive(*, given: list[str]) -> int:
    """Receive dossiers, given by their public ids, at the counter of the commune; gives how many."""
    counter = _officer("hanh")
    wanted = list(Dossier.unscoped.filter(public_id__in=given).values_list("pk", flat=True))
    for dossier in wanted:
        receive_dossier(dossier, by=counter.actor, at=now())
    return len(wanted)


def attached(*, given: str) -> int:
    return Attachment.objects.filter(dossier__public_id=given, removed_at=None).count()


def _dossier(story: str) -> int:
    agency = Agency.objects.get(key=COMMUNE)
    officers = (_officer("hanh"), _officer("quan"), _officer("lan"))
    person = _citizen()
    match story:
        case "submitted":
            dossier = stories.prepared(person, agency, at=now())
            submit.submit(dossier.pk, by=person.actor, at=now())
        case "received":
            dossier = stories.received(person, agency, officers[0], at=now())
        case _:
            dossier = stories.decided(person, agency, officers, at=now())
    return int(dossier.pk)


def _invited() -> int:
    officer = Officer.objects.filter(account=None).order_by("pk").first()
    if officer is None:
        number = Officer.objects.count() + 1
        officer = Officer.objects.create(
            full_name=f"Cán bộ {number}", sort_key=str(number), email=f"cb{number}@example.vn"
        )
    return int(accounts.invite_officer(officer.pk, by=SYSTEM, at=now()).pk)


def _moved() -> int:
    """Give an officer of the cast a new address and bring the old one back: both are told of."""
    officer, facts = (
        _officer("tham").row,
        OfficerFacts(_officer("tham").name, f"tham{Event.objects.count()}@example.vn"),
    )
    correct_officer(officer.pk, facts, by=SYSTEM, at=now())
    correct_officer(officer.pk, OfficerFacts(facts.full_name, officer.email), by=SYSTEM, at=now())
    return int(officer.account_id)


def _day_off() -> int:
    """Take the first ordinary working day that lies a month ahead."""
    day = today(now()) + timedelta(days=30)
    while day.weekday() > FRIDAY or CalendarDay.objects.filter(date=day).exists():
        day += timedelta(days=1)
    free = SpecialDay(day, "swapped_off", "Nghỉ hoán đổi", provisional=False, source="Thông báo 1/TB-UBND")
    change_calendar([free], by=SYSTEM, at=now())
    return 0


def _reset() -> int:
    officer = _officer("hanh").row
    accounts.ask_reset(officer.email, at=now())
    return int(officer.account_id)


STORIES = {
    "dossier.submitted": lambda: _dossier("submitted"),
    "dossier.received": lambda: _dossier("received"),
    "dossier.decided": lambda: _dossier("decided"),
    "account.invited": _invited,
    "account.reset_asked": _reset,
    "account.email_changed": _moved,
    "calendar.changed": _day_off,
}


def handlers(*, given: object) -> dict[str, str]:
    """Give every reaction of the program and an event that calls it; empty where no story brings one about."""
    found: dict[str, str] = {}
    for event, called in reactions.TABLE.items():
        for handler in called:
            name = reactions.named(handler)
            found[name] = found.get(name) or (event if event in STORIES else "")
    return found
