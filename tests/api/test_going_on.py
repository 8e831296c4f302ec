"""The system that filed completes and withdraws for the owner, as far as its mandate goes; nobody else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from motcua.base import journal
from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now, today
from motcua.base.models import JournalEntry, JournalPersonal
from motcua.directory.acts.tokens import READ, SUBMIT, SUPPLEMENT, WITHDRAW, revoke_token
from motcua.dossiers.acts import receive, supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier, MandatedFiling, State
from motcua.notices.models import Notice
from tests import stories
from tests.acts.jobs import run_jobs
from tests.api.calling import FILING, Caller, caller, filing, photo, problem
from tests.town import Person

pytestmark = pytest.mark.django_db
GAPS = (Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại."), Asked("question", "child_name", "Viết thiếu."))
NAME = {"answers": {"child_name": "Giàng A Phúc Lộc"}}


def _filed(bank: Caller, **mandate: Any) -> Dossier:
    answer = bank.file(filing(mandate={**FILING["mandate"], **mandate}))
    assert answer.status_code == 201, answer.content
    return Dossier.unscoped.get(public_id=answer.json()["id"])


@pytest.fixture
def asked(bank: Caller, son: Person, hanh: Person) -> Dossier:
    """A dossier whose mandate covers everything, received and sent back with two gaps."""
    dossier = _filed(bank, covers_withdrawal=True)
    receive.receive(dossier.pk, by=hanh.actor, at=now())
    supplement.request_supplement(dossier.pk, GAPS, by=hanh.actor, at=now())
    return stories.fresh(dossier)


def _ended(dossier: Dossier) -> None:
    MandatedFiling.objects.filter(dossier=dossier).update(valid_until=today(now()) - timedelta(days=1))


def test_a_request_says_of_each_gap_why_and_what_repairs_it(bank: Caller, asked: Dossier) -> None:
    (told,) = bank.get(f"/dossiers/{asked.code}/supplements").json()["items"]
    assert (told["number"], told["answered_at"]) == (1, None)
    paper, question = told["gaps"]
    assert (paper["key"], paper["reason"], paper["value"]) == ("birth_proof", "Ảnh mờ, xin chụp lại.", None)
    assert paper["max_files"] >= 1
    assert (question["key"], question["reason"], question["value"]["type"]) == ("child_name", "Viết thiếu.", "string")


def test_it_completes_in_one_call(bank: Caller, asked: Dossier, son: Person) -> None:
    answer = bank.complete(asked.code, NAME, birth_proof=photo("moi.jpg"))
    assert (answer.status_code, answer.json()["holds"], answer.json()["supplement"]) == (200, [], None)
    assert asked.answers.get(key="child_name").value == "GIÀNG A PHÚC LỘC"
    files = asked.attachments.order_by("id").values_list("file__name", "removed_at")
    assert [(name, gone is None) for name, gone in files] == [("giay-chung-sinh.jpg", False), ("moi.jpg", True)]
    entry = JournalEntry.objects.get(chain=asked.chain, act="dossier.answer_supplement")
    assert (entry.actor_kind, entry.actor_key) == ("client", bank.token.system_id)
    assert JournalPersonal.objects.get(chain=asked.chain, seq=entry.seq).data["by_mandate"] == {
        "for_owner": son.row.pk, "kind": "authorisation", "reference": "12/UQ, 01/12/2026", "filer_name": "Nguyễn Văn Bình",
    }  # fmt: skip
    assert journal.broken_link(asked.chain) is None


def test_the_owner_is_told_and_sees_who_did_it(bank: Caller, asked: Dossier, son: Person) -> None:
    bank.complete(asked.code, NAME, birth_proof=photo())
    bank.withdraw(asked.code)
    run_jobs()
    told = list(Notice.objects.filter(citizen=son.row).order_by("id").values_list("subject", "body"))
    assert any("phần Ngân hàng Sao Mai gửi thay bạn" in body for _, body in told)
    assert told[-1][0] == f"Ngân hàng Sao Mai đã rút hồ sơ {asked.code} thay bạn"
    page = son.client.get(reverse("portal:dossier", args=[asked.public_id])).content.decode()
    assert "Ngân hàng Sao Mai đã gửi phần bổ sung thay bạn" in page
    assert "Ngân hàng Sao Mai đã rút hồ sơ thay bạn" in page
    assert "Bạn đã rút hồ sơ" not in page


def test_a_word_instead_of_a_repair(bank: Caller, asked: Dossier) -> None:
    replies = {"component:birth_proof": "Trạm y tế hẹn tuần sau cấp lại.", "question:child_name": "Đã đúng\x00."}
    assert bank.complete(asked.code, {"replies": replies}).status_code == 200
    (told,) = bank.get(f"/dossiers/{asked.code}/supplements").json()["items"]
    assert [g["reply"] for g in told["gaps"]] == ["Trạm y tế hẹn tuần sau cấp lại.", "Đã đúng."]
    assert told["answered_at"]


def test_all_that_is_wrong_comes_together_and_nothing_is_kept(bank: Caller, asked: Dossier) -> None:
    before = (asked.answers.get(key="child_name").value, asked.attachments.count())
    wrong = {"answers": {"copies": 3, "nothing": "x", "child_name": 7}, "replies": {"question:copies": "x"}}
    body = problem(bank.complete(asked.code, wrong, passport=photo()), 422, "supplement.gaps_left")
    assert {(e["pointer"], e["code"]) for e in body["errors"]} == {
        ("/dossier/answers/child_name", "value.shape"), ("/dossier/answers/copies", "answer.unknown"),
        ("/dossier/answers/nothing", "answer.unknown"), ("/dossier/replies/question:copies", "answer.unknown"),
        ("/file.passport", "component.unknown"), ("/file.birth_proof", "gap.open"),
    }  # fmt: skip
    text = SimpleUploadedFile("anh.jpg", b"khong phai anh", "image/jpeg")
    body = problem(bank.complete(asked.code, NAME, birth_proof=text), 422, "supplement.gaps_left")
    assert [(e["pointer"], e["code"]) for e in body["errors"]] == [("/file.birth_proof", "file.kind")]
    assert (asked.answers.get(key="child_name").value, asked.attachments.count()) == before


def test_what_the_owner_repaired_is_not_asked_again(bank: Caller, asked: Dossier, son: Person) -> None:
    son.client.post(reverse("portal:supplement", args=[asked.public_id]), {"child_name": "Giàng A Phúc Lộc"})
    assert bank.complete(asked.code, {}, birth_proof=photo()).status_code == 200


def test_the_same_again_is_done_once(bank: Caller, asked: Dossier) -> None:
    picture = photo().read()
    answers = [bank.complete(asked.code, NAME, birth_proof=SimpleUploadedFile("a.jpg", picture)) for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert JournalEntry.objects.filter(chain=asked.chain, act="dossier.answer_supplement").count() == 1
    problem(bank.complete(asked.code, {}), 409, "asking.key_used")
    problem(bank.complete(asked.code, NAME, key="bo-sung-0002"), 409, "supplement.none_open")
    problem(bank.withdraw(asked.code, key="bo-sung-0001"), 409, "asking.key_used")
    problem(bank.withdraw(asked.code, key="dot-1-so-0001"), 409, "asking.key_used")  # the key of the filing
    problem(bank.file(key="bo-sung-0001"), 409, "asking.key_used")


def test_another_number_is_another_request(bank: Caller, asked: Dossier) -> None:
    for number in (0, 2, 10**30):
        problem(bank.complete(asked.code, NAME, number=number, birth_proof=photo()), 409, "supplement.none_open")


def test_it_withdraws_once(bank: Caller, asked: Dossier, son: Person) -> None:
    answers = [bank.withdraw(asked.code) for _ in range(2)]
    assert [(a.status_code, a.json()["state"]) for a in answers] == [(200, "withdrawn")] * 2
    assert stories.fresh(asked).end_reason == "Ông Sơn đổi ý."
    (entry,) = JournalEntry.objects.filter(chain=asked.chain, act="dossier.withdraw")
    assert (entry.actor_kind, entry.actor_key) == ("client", bank.token.system_id)
    assert JournalPersonal.objects.get(chain=asked.chain, seq=entry.seq).data["by_mandate"]["for_owner"] == son.row.pk
    problem(bank.withdraw(asked.code, key="rut-0002"), 409, "dossier.state")


@pytest.mark.parametrize(
    ("mandate", "allowed"),
    [({}, False), ({"covers_withdrawal": True}, True), ({"kind": "employee"}, False), ({"kind": "consent"}, False),
     ({"kind": "guardian"}, True)],
)  # fmt: skip
def test_which_mandate_lets_withdraw(bank: Caller, mandate: dict[str, Any], allowed: bool) -> None:
    dossier = _filed(bank, **mandate)
    answer = bank.withdraw(dossier.request_code)
    if not allowed:
        problem(answer, 403, "mandate.not_covered")
    assert (stories.fresh(dossier).state == State.WITHDRAWN) == allowed


def test_a_mandate_that_is_over_opens_nothing(bank: Caller, asked: Dossier) -> None:
    _ended(asked)
    for answer in (bank.complete(asked.code, NAME, birth_proof=photo()), bank.withdraw(asked.code),
                   bank.get(f"/dossiers/{asked.code}/supplements")):  # fmt: skip
        problem(answer, 403, "mandate.ended")
    assert bank.get(f"/dossiers/{asked.code}").json()["supplement"] is None
    assert stories.fresh(asked).state == State.RECEIVED


def test_nobody_files_by_a_mandate_that_is_over(bank: Caller) -> None:
    late = {**FILING["mandate"], "valid_until": "2026-01-01"}
    body = problem(bank.file(filing(mandate=late)), 422, "submit.incomplete")
    assert [(e["pointer"], e["code"]) for e in body["errors"]] == [("/dossier/mandate/valid_until", "mandate.ended")]


def _revoked(bank: Caller, _helpers: Caller, _son: Person) -> Caller:
    revoke_token(bank.token.prefix, by=SYSTEM, at=now())
    return bank


WHO: dict[str, tuple[Callable[[Caller, Caller, Person], Caller], int, str]] = {
    "another": (lambda _bank, helpers, _son: helpers, 404, "dossier.none"),
    "narrow": (lambda _bank, _helpers, _son: caller(scopes=[READ, SUBMIT]), 403, "token.scope"),
    "revoked": (_revoked, 401, "token.revoked"),
    "owner": (
        lambda bank, _helpers, son: replace(bank, client=son.client, said={"Authorization": ""}),
        401,
        "token.missing",
    ),
}


@pytest.mark.parametrize("who", WHO)
def test_outsiders(who: str, bank: Caller, helpers: Caller, asked: Dossier, son: Person) -> None:
    make, status, code = WHO[who]
    stranger = make(bank, helpers, son)
    problem(stranger.complete(asked.code, NAME, birth_proof=photo()), status, code)
    problem(stranger.withdraw(asked.code), status, code)
    if who != "narrow":
        problem(stranger.get(f"/dossiers/{asked.code}/supplements"), status, code)
    assert (stories.fresh(asked).state, asked.supplements.get().answered_at) == (State.RECEIVED, None)


def test_each_scope_opens_one_of_the_two(bank: Caller, asked: Dossier) -> None:
    problem(caller(scopes=[SUPPLEMENT]).withdraw(asked.code), 403, "token.scope")
    problem(caller(scopes=[WITHDRAW]).complete(asked.code, NAME), 403, "token.scope")
    assert caller(scopes=[SUPPLEMENT]).complete(asked.code, NAME, birth_proof=photo()).status_code == 200


def test_a_bent_withdrawal_is_refused_with_its_place(bank: Caller, asked: Dossier) -> None:
    headers = {**bank.headers, "Idempotency-Key": "rut-0001"}
    path = f"/api/v1/dossiers/{asked.code}/withdrawal"
    long = bank.client.post(path, {"reason": "x" * 1001}, content_type="application/json", headers=headers)
    assert [e["pointer"] for e in problem(long, 422, "request.invalid")["errors"]] == ["/body/reason"]
    problem(bank.client.post(path, "{", content_type="application/json", headers=headers), 400, "request.not_readable")
