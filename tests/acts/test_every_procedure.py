"""Every procedure that is filed here runs from its first answer to its result, by each channel that is open to it."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest

from motcua.base.errors import Refusal
from motcua.catalog.definition import Channel as OpenChannel
from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.dossiers.acts import intake, obligation, receive
from motcua.dossiers.acts.forward import forward
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.filing import asked_components, check_answers, reading_at
from motcua.dossiers.models import Channel, Dossier
from tests import filings, stories
from tests.rules.test_sample_data import COMPLETE, PROCEDURES
from tests.town import Person, vn

SON = Applicant("Vàng Văn Sơn", "010066999102", "1966", "male", "0900000102", "", "Thôn Luổng Đơ, Xã Cốc San")
OFFICERS = ("hanh", "nga", "quan", "lan", "khoa", "thanh", "ha", "pao", "xuan", "luc", "tuyen", "khanh")
ONLINE = sorted(code for code in COMPLETE if "online" in PROCEDURES[code]["channels"])
PAPER = sorted((code, channel) for code in COMPLETE for channel in PROCEDURES[code]["channels"] if channel != "online")


@pytest.fixture
def people(province: None) -> Mapping[str, Person]:
    return {key: filings.officer(key) for key in OFFICERS}


def _agency(code: str) -> Agency:
    key = PROCEDURES[code]["agency"].split(".")[-1]
    return Agency.objects.get(key=key or "02746")


def _counter(code: str, people: Mapping[str, Person]) -> Person:
    return people["nga" if PROCEDURES[code]["agency"] else "hanh"]


def _carried(dossier: Dossier, people: Mapping[str, Person]) -> list[str]:
    """Do what is left; the step that waits for another office is settled when it is reached."""
    known = definition(dossier.revision_id)
    if known.obligation is None:
        return filings.finish(dossier, people, at=stories.MONDAY)
    by = people["tuyen"].actor
    first = filings.finish(dossier, people, at=stories.MONDAY, until=known.obligation.step)
    obligation.ask_obligation(dossier.pk, "12/PC", date(2026, 12, 7), by=by, at=vn("2026-12-07 11:00"))
    told = obligation.Told("1/TB", 5_000_000, date(2026, 12, 30), "Kho bạc Nhà nước")
    obligation.note_obligation(dossier.pk, told, by=by, at=vn("2026-12-08 09:00"))
    obligation.settle_obligation(dossier.pk, "CT-1", date(2026, 12, 8), by=by, at=vn("2026-12-08 15:00"))
    return first + filings.finish(dossier, people, at=vn("2026-12-09 09:00"))


def _is_done(dossier: Dossier) -> None:
    ended = stories.fresh(dossier)
    assert (ended.state, ended.outcome) == ("delivered", "granted")
    assert ended.decided_at is not None
    assert ended.due is not None
    assert ended.decided_at <= ended.due
    assert not ended.holds.filter(lifted_at=None).exists()
    assert not ended.fees.filter(paid_at=None).exists()


@pytest.mark.parametrize(("code", "seed"), list(product(ONLINE, (1, 2))))
def test_online(code: str, seed: int, mai: Person, binh: Person, people: Mapping[str, Person]) -> None:
    who = mai if "citizen" in PROCEDURES[code]["audience"] else binh
    dossier = filings.forwarded(code, who, _agency(code), _counter(code, people), seed=seed)
    route = [step["key"] for step in PROCEDURES[code]["route"]]
    assert ["receive", *_carried(dossier, people)] == route
    _is_done(dossier)


@pytest.mark.parametrize(("code", "channel"), PAPER)
def test_at_the_counter_and_by_post(code: str, channel: str, people: Mapping[str, Person], son: Person) -> None:
    known, counter = definition(filings.found(code).current_id or 0), _counter(code, people)
    assert OpenChannel(channel) in known.channels
    raws = filings.made(known, son)
    values = check_answers(known, raws, reading_at(stories.MONDAY)).values
    papers = {c.key: (1, 0) for c in asked_components(known, values)}
    ground = known.online_only.grounds[0].key if known.online_only else ""
    paper = PaperDossier(SON, papers, filings.flat(raws), channel=Channel(channel), ground=ground)
    dossier = intake.intake(filings.found(code), _agency(code), paper, by=counter.actor, at=stories.MONDAY)
    if dossier.state == "submitted":
        filings.paid(dossier, counter)
        receive.receive(dossier.pk, by=counter.actor, at=stories.MONDAY)
    forward(dossier.pk, by=counter.actor, at=stories.MONDAY)
    _carried(stories.fresh(dossier), people)
    _is_done(dossier)


@pytest.mark.parametrize(("channel", "days"), [("counter", 15), ("post", 20), ("online", 20)])
def test_a_building_permit_is_promised_by_its_channel(
    channel: str, days: int, coc_san: Agency, mai: Person, people: Mapping[str, Person]
) -> None:
    """Calendar days, weekends counted; an end on a day off moves to the next working day."""
    if channel == "online":
        dossier = filings.forwarded("1.013225", mai, coc_san, people["hanh"])
    else:
        known = definition(filings.found("1.013225").current_id or 0)
        raws = filings.made(known, mai)
        values = check_answers(known, raws, reading_at(stories.MONDAY)).values
        papers = {c.key: (2, 0) for c in asked_components(known, values)}
        paper = PaperDossier(SON, papers, filings.flat(raws), channel=Channel(channel))
        dossier = intake.intake(filings.found("1.013225"), coc_san, paper, by=people["hanh"].actor, at=stories.MONDAY)
    assert dossier.due is not None
    last = stories.MONDAY.date() + timedelta(days=days)
    while last.weekday() > 4:
        last += timedelta(days=1)
    assert dossier.due.astimezone(stories.MONDAY.tzinfo).date() == last


@pytest.mark.parametrize(("day", "dong"), [("2026-12-31 16:59", 25_000), ("2027-01-01 00:01", 50_000)])
def test_the_fee_of_the_day_of_filing_stays(
    day: str, dong: int, mai: Person, nga: Person, people: Mapping[str, Person]
) -> None:
    """Filed on the last day of the reduction and received after it: the line is frozen (TT64-2025)."""
    dossier = filings.submitted("1.004756", mai, _agency("1.004756"), at=vn(day))
    assert [f.amount for f in dossier.fees.all()] == [dong]
    filings.paid(dossier, nga, at=vn("2027-01-04 09:00"))
    receive.receive(dossier.pk, by=nga.actor, at=vn("2027-01-04 09:00"))
    assert [f.amount for f in stories.fresh(dossier).fees.all()] == [dong]


@pytest.mark.parametrize("code", ["1.004222", "3.000333", "2.000986"])
def test_what_others_do_is_not_filed_here(code: str, mai: Person, coc_san: Agency) -> None:
    with pytest.raises(Refusal, match="not_filed_here"):
        filings.drafted(code, mai, coc_san)


@pytest.mark.parametrize(("at", "due"), [("2026-12-07 14:59", "2026-12-07"), ("2026-12-07 15:00", "2026-12-08")])
@pytest.mark.parametrize("code", ["1.000656", "2.000908"])
def test_same_day_until_three(
    code: str, at: str, due: str, mai: Person, coc_san: Agency, people: Mapping[str, Person]
) -> None:
    dossier = filings.submitted(code, mai, coc_san, at=vn("2026-12-07 08:00"))
    receive.receive(dossier.pk, by=people["hanh"].actor, at=vn(at))
    received = stories.fresh(dossier)
    assert received.due is not None
    assert received.due.astimezone(stories.MONDAY.tzinfo).date().isoformat() == due
