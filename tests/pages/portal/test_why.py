"""“Vì sao là ngày này?”: four lines for the owner, and a certificate that the program confirms or contradicts."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier
from motcua.project.commands import main
from tests import stories
from tests.town import Person, vn

GAP = [Asked("component", "birth_proof", "Ảnh mờ")]


@pytest.fixture
def received(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """Received on Monday at 15:10: past the cut-off, due on Tuesday evening."""
    return stories.received(mai, coc_san, hanh, at=vn("2026-12-07 15:10"))


def _page(person: Person, dossier: Dossier) -> str:
    return person.client.get(reverse("portal:why", args=[dossier.public_id])).content.decode()


def _lines(person: Person, dossier: Dossier) -> list[str]:
    shown = person.client.get(reverse("portal:why", args=[dossier.public_id])).context["lines"]
    return [str(line) for line in shown]


def _certificate(person: Person, dossier: Dossier) -> Any:
    answer = person.client.get(reverse("portal:why_certificate", args=[dossier.public_id]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return json.loads(answer.content)


def test_it_works(received: Dossier, mai: Person) -> None:
    lines = _lines(mai, received)
    assert len(lines) == 4
    assert lines[0] == "Chúng tôi tiếp nhận hồ sơ ngày 07/12/2026 lúc 15:10, thứ Hai."
    assert "từ 15:00 trở đi thì trả ngày làm việc sau" in lines[1]
    assert lines[2] == "Ở giữa không có ngày nghỉ, cũng không lần nào phải dừng."
    assert lines[3] == "Vì vậy hẹn trả là 08/12/2026 lúc 17:00, thứ Ba."
    assert reverse("portal:why_certificate", args=[received.public_id]) in _page(mai, received)


def test_the_dossier_page_says_the_same_four_lines(received: Dossier, mai: Person) -> None:
    page = mai.client.get(reverse("portal:dossier", args=[received.public_id]))
    assert [str(line) for line in page.context["reasons"]] == _lines(mai, received)
    assert reverse("portal:why", args=[received.public_id]) in page.content.decode()


def test_a_stop_is_among_the_lines(received: Dossier, mai: Person, hanh: Person) -> None:
    supplement.request_supplement(received.pk, GAP, by=hanh.actor, at=vn("2026-12-08 09:00"))
    assert "Thời gian đang dừng" in _page(mai, received)
    supplement.answer_supplement(
        received.pk, {"component:birth_proof": "Đã chụp lại"}, by=mai.actor, at=vn("2026-12-09 10:00")
    )
    lines = _lines(mai, received)
    assert "vì chờ bạn bổ sung" in lines[2]
    assert "09/12/2026 lúc 17:00" in lines[3]
    assert _certificate(mai, received)["pauses"] == [
        {"from": "2026-12-08T09:00:00+07:00", "to": "2026-12-09T10:00:00+07:00", "ground": "ND118-2025"}
    ]


def test_there_is_nothing_to_explain_before_reception(mai: Person, coc_san: Agency) -> None:
    sent = stories.submitted(mai, coc_san)
    for name in ("portal:why", "portal:why_certificate"):
        assert mai.client.get(reverse(name, args=[sent.public_id])).status_code == 404


def test_the_program_confirms_it_and_finds_a_change(
    received: Dossier, mai: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values, file = _certificate(mai, received), tmp_path / "ngay-hen.json"
    file.write_text(json.dumps(values), "utf-8")
    assert main(["due", "--certificate", str(file), "--json"]) == 0
    file.write_text(json.dumps(values | {"due": "2026-12-11T17:00:00+07:00"}), "utf-8")
    assert main(["due", "--certificate", str(file), "--json"]) == 1
    assert '"holds": false' in capsys.readouterr().out


def test_it_holds_nothing_personal(received: Dossier, mai: Person) -> None:
    text = json.dumps(_certificate(mai, received), ensure_ascii=False)
    assert received.code is not None
    assert received.code in text
    for secret in (mai.name, received.owner_phone, mai.row.id_number):
        assert secret not in text


def test_nobody_else_gets_in(received: Dossier, an: Person, client: Client) -> None:
    for name in ("portal:why", "portal:why_certificate"):
        address = reverse(name, args=[received.public_id])
        assert an.client.get(address).status_code == 404
        assert client.get(address).status_code == 302


def test_it_is_light_and_costs_few_statements(received: Dossier, mai: Person, django_assert_num_queries: Any) -> None:
    browser, address = mai.client, reverse("portal:why", args=[received.public_id])
    assert len(browser.get(address).content) < 30_000
    with django_assert_num_queries(9):
        browser.get(address)
