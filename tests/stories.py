"""Dossiers brought to a point of their life by the real acts; shared by tests of acts and pages."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count

from PIL import Image

from motcua.catalog.queries import definition, procedure
from motcua.directory.models import Agency
from motcua.dossiers.acts import check, decide, deliver, draft, edit, forward, propose, receive, submit
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.models import Dossier, Outcome, ReturnWay
from motcua.files import store
from motcua.files.models import StoredFile
from tests.town import Person, vn

MONDAY = vn("2026-12-07 09:00")
_colours = count(1)

BIRTH: Mapping[str, str | list[str]] = {
    "requester_name": "Giàng Thị Mai", "requester_birth.day": "15", "requester_birth.month": "3",
    "requester_birth.year": "1998", "requester_id": "010198999101", "requester_phone": "0900000101",
    "requester_address.province": "15", "requester_address.commune": "02746", "requester_address.line": "Thôn Tòng Chú",
    "requester_relation": "mother", "child_name": "Giàng A Phúc", "child_birth.day": "2", "child_birth.month": "11",
    "child_birth.year": "2026", "late": "no", "child_sex": "male", "child_ethnicity": "Mông",
    "child_nationality": "Việt Nam", "child_hometown": "Xã Cốc San, tỉnh Lào Cai", "born_at": "home",
    "birth_address.province": "15", "birth_address.commune": "02746", "birth_address.line": "Thôn Tòng Chú",
    "proof_kind": "certificate", "mother_ethnicity": "Mông", "mother_nationality": "Việt Nam", "father_declared": "no",
    "copies": "2", "declaration": "yes",
}  # fmt: skip


def raw(answers: Mapping[str, str | list[str]]) -> dict[str, list[str]]:
    """Give answers as a form posts them."""
    return {k: v if isinstance(v, list) else [v] for k, v in answers.items()}


def photo(*, at: datetime = MONDAY, name: str = "giay-chung-sinh.jpg") -> StoredFile:
    """Store a small photo; each one differs from the last."""
    return store.receive(picture(), name, 2000, at=at)


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> BytesIO:
    number, file = next(_colours), BytesIO()
    Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, number // 256)).save(file, kind)
    file.seek(0)
    return file


def drafted(mai: Person, agency: Agency, *, at: datetime = MONDAY, code: str = "1.001193") -> Dossier:
    found = procedure(code)
    assert found is not None
    return draft.start(found, agency, by=mai.actor, at=at)


def prepared(mai: Person, agency: Agency, *, at: datetime = MONDAY) -> Dossier:
    """A birth registration ready to be sent, with one photo."""
    dossier = drafted(mai, agency, at=at)
    questions = tuple(definition(dossier.revision_id).questions())
    edit.save_answers(dossier.pk, questions, raw(BIRTH), by=mai.actor, at=at)
    edit.attach(dossier.pk, "birth_proof", photo(at=at), by=mai.actor, at=at)
    return fresh(dossier)


def submitted(mai: Person, agency: Agency, *, at: datetime = MONDAY) -> Dossier:
    dossier = prepared(mai, agency, at=at)
    submit.submit(dossier.pk, by=mai.actor, at=at)
    return fresh(dossier)


def received(mai: Person, agency: Agency, hanh: Person, *, at: datetime = MONDAY) -> Dossier:
    dossier = submitted(mai, agency, at=at)
    receive.receive(dossier.pk, by=hanh.actor, at=at)
    return fresh(dossier)


def in_progress(mai: Person, agency: Agency, hanh: Person, *, at: datetime = MONDAY) -> Dossier:
    dossier = received(mai, agency, hanh, at=at)
    forward.forward(dossier.pk, by=hanh.actor, at=at)
    return fresh(dossier)


def proposed(mai: Person, agency: Agency, hanh: Person, quan: Person, *, at: datetime = MONDAY) -> Dossier:
    dossier = in_progress(mai, agency, hanh, at=at)
    check.check_components(dossier.pk, {"birth_proof": True}, by=quan.actor, at=at)
    propose.propose(dossier.pk, Outcome.GRANTED, "Đủ điều kiện đăng ký khai sinh.", by=quan.actor, at=at)
    return fresh(dossier)


def decided(mai: Person, agency: Agency, officers: tuple[Person, Person, Person], *, at: datetime = MONDAY) -> Dossier:
    hanh, quan, lan = officers
    dossier = proposed(mai, agency, hanh, quan, at=at)
    decide.approve(dossier.pk, by=lan.actor, at=at + timedelta(minutes=30))
    return fresh(dossier)


def delivered(
    mai: Person, agency: Agency, officers: tuple[Person, Person, Person], *, at: datetime = MONDAY
) -> Dossier:
    dossier = decided(mai, agency, officers, at=at)
    dossier.fees.update(paid_at=at)
    handover = Handover(mai.name, ReturnWay.COUNTER, "Ký nhận tại quầy", originals_seen=True)
    deliver.deliver(dossier.pk, handover, by=officers[0].actor, at=at + timedelta(hours=1))
    return fresh(dossier)


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.unscoped.get(pk=dossier.pk)
