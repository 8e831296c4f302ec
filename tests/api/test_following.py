"""What a system sees of the dossiers it filed, and of nobody else's."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import check, decide, deliver, forward, propose, receive, supplement
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier, Outcome, ReturnWay
from motcua.files.models import Look
from tests import stories
from tests.acts.jobs import run_jobs
from tests.api.calling import Caller, problem
from tests.town import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(bank: Caller) -> Dossier:
    assert bank.file().status_code == 201
    return Dossier.unscoped.get()


@pytest.fixture
def received(filed: Dossier, hanh: Person) -> Dossier:
    receive.receive(filed.pk, by=hanh.actor, at=now())
    run_jobs()
    return stories.fresh(filed)


def test_a_received_dossier_tells_when_it_is_due_and_why(bank: Caller, received: Dossier) -> None:
    told = bank.get(f"/dossiers/{received.code}").json()
    assert (told["code"], told["request_code"]) == (received.code, received.request_code)
    assert told["national_status"] == {"code": 2, "name": "Được tiếp nhận"}
    assert told["deadline"]["reasons"]
    assert {"key", "facts"} == set(told["deadline"]["reasons"][0])
    assert [m["key"] for m in told["timeline"]] == ["submitted", "received", "at"]
    assert "Hạnh" not in str(told)


def test_it_is_found_by_either_code_however_typed(bank: Caller, received: Dossier) -> None:
    for code in (received.code or "", (received.request_code or "").lower(), f" {received.code} "):
        assert bank.get(f"/dossiers/{code}").json()["id"] == str(received.public_id)


def test_a_supplement_request_is_told_whole(bank: Caller, received: Dossier, hanh: Person) -> None:
    asked = [Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại."), Asked("question", "child_name", "Viết thiếu.")]
    supplement.request_supplement(received.pk, asked, by=hanh.actor, at=now())
    told = bank.get(f"/dossiers/{received.code}").json()
    assert told["national_status"]["code"] == 5
    assert [(g["key"], g["reason"]) for g in told["supplement"]["gaps"]] == [
        ("birth_proof", "Ảnh mờ, xin chụp lại."), ("child_name", "Viết thiếu."),
    ]  # fmt: skip
    assert [(h["kind"], h["stops_clock"]) for h in told["holds"]] == [("supplement", True)]


def test_english_on_request(bank: Caller, received: Dossier) -> None:
    bank.said["Accept-Language"] = "en-GB,en;q=0.9,vi;q=0.1"
    answer = bank.get("/dossiers/KHONG-CO")
    assert answer.headers["Content-Language"] == "en"
    assert "Không" not in problem(answer, 404, "dossier.none")["detail"]


def test_somebody_elses_and_none_are_the_same(
    bank: Caller, helpers: Caller, received: Dossier, mai: Person, coc_san: Agency
) -> None:
    hers = stories.submitted(mai, coc_san)
    for caller, code in ((helpers, received.code), (bank, hers.request_code), (bank, "YC-2222-2222-2"), (bank, "\x00")):
        for below in ("", "/documents"):
            body = problem(caller.get(f"/dossiers/{code}{below}"), 404, "dossier.none")
            assert {k: v for k, v in body.items() if k != "request_id"} == {
                "type": "/api/v1/docs#dossier.none", "title": "Not Found", "status": 404, "code": "dossier.none",
                "detail": "Không tìm thấy hồ sơ.", "errors": [],
            }  # fmt: skip
    assert helpers.get("/dossiers").json() == {"items": [], "next": ""}


def test_the_list_goes_on_where_it_ended(bank: Caller, hanh: Person, province: None) -> None:
    for number in range(5):
        assert bank.file(key=f"dot-1-so-{number}").status_code == 201
    first = Dossier.unscoped.order_by("pk")[0]
    receive.receive(first.pk, by=hanh.actor, at=now() + timedelta(minutes=1))
    seen, cursor = [], ""
    for size in (2, 2, 1):
        page = bank.get("/dossiers", limit=2, cursor=cursor).json()
        assert len(page["items"]) == size
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert cursor == ""
    assert len(set(seen)) == 5
    assert seen[-1] == str(first.public_id)  # changed last


def test_the_list_is_narrowed(bank: Caller, received: Dossier) -> None:
    assert bank.file(key="dot-1-so-0002").status_code == 201
    assert [r["code"] for r in bank.get("/dossiers", state="received").json()["items"]] == [received.code]
    later = (now() + timedelta(hours=1)).isoformat()
    assert bank.get("/dossiers", changed_since=later).json()["items"] == []
    assert len(bank.get("/dossiers", changed_since="2020-01-01T00:00:00+07:00").json()["items"]) == 2


@pytest.mark.parametrize(
    "query",
    [{"state": "lost"}, {"limit": 0}, {"limit": 1000}, {"changed_since": "2026-01-01T00:00:00"}, {"cursor": "%%%"},
     {"cursor": "WyJ4IiwgMV0"}, {"cursor": "e30"}],
)  # fmt: skip
def test_a_bent_query_is_refused_with_its_place(bank: Caller, query: dict[str, Any]) -> None:
    body = problem(bank.get("/dossiers", **query), 422, "request.invalid")
    assert [e["pointer"] for e in body["errors"]] == [f"/query/{next(iter(query))}"]


def test_papers_as_they_were_made(bank: Caller, helpers: Caller, received: Dossier) -> None:
    (row,) = bank.get(f"/dossiers/{received.code}/documents").json()["items"]
    assert (row["kind"], row["media_type"]) == ("receipt", "application/pdf")
    answer = bank.client.get(row["href"], headers=bank.headers)
    content = answer.getvalue()
    assert content.startswith(b"%PDF")
    assert len(content) == row["size"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    problem(helpers.client.get(row["href"], headers=helpers.headers), 404, "document.none")


def test_the_result_comes_when_it_was_handed_over(
    bank: Caller, received: Dossier, hanh: Person, quan: Person, lan: Person
) -> None:
    forward.forward(received.pk, by=hanh.actor, at=now())
    check.check_components(received.pk, {"birth_proof": True}, by=quan.actor, at=now())
    propose.propose(received.pk, Outcome.GRANTED, "Đủ điều kiện.", by=quan.actor, at=now())
    decide.approve(received.pk, by=lan.actor, at=now())
    run_jobs()
    assert _kinds(bank, received) == ["receipt"]
    stories.fresh(received).fees.update(paid_at=now())
    handover = Handover("Vàng Văn Sơn", ReturnWay.COUNTER, "Ký nhận tại quầy", originals_seen=True)
    deliver.deliver(received.pk, handover, by=hanh.actor, at=now())
    assert _kinds(bank, received) == ["receipt", "result"]


def _kinds(bank: Caller, dossier: Dossier) -> list[str]:
    return [d["kind"] for d in bank.get(f"/dossiers/{dossier.code}/documents").json()["items"]]


def test_every_look_is_written_down(bank: Caller, received: Dossier) -> None:
    (row,) = bank.get(f"/dossiers/{received.code}/documents").json()["items"]
    bank.get(f"/dossiers/{received.code}")
    bank.client.get(row["href"], headers=bank.headers).getvalue()
    bank.get("/dossiers")
    looked = Look.objects.filter(actor_kind="client", actor_key=bank.token.system_id).values_list("what", flat=True)
    assert list(looked.order_by("id")) == ["dossier", "dossier", "file", "search"]


def test_statements(bank: Caller, received: Dossier, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    code = received.code
    paths = {f"/dossiers/{code}": 12, "/dossiers": 6, f"/dossiers/{code}/documents": 6}
    for path, count in paths.items():
        bank.get(path)
        with django_assert_num_queries(count):
            assert bank.get(path).status_code == 200
