"""Asking another agency and answering it."""

from datetime import timedelta

from motcua.base.clockwork import now, today
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, Step, StepKind
from tests.pages.desk import scenes
from tests.town import Person

QUESTION = "Nơi cư trú của cha trẻ có đúng như khai không?"


def _typed(agency: Agency, days: int) -> dict[str, str]:
    day = today(now()) + timedelta(days=days)
    return {
        "agency": agency.code, "question": QUESTION, "due.day": str(day.day), "due.month": str(day.month),
        "due.year": str(day.year), "due_time": "17:00",
    }  # fmt: skip


def _transport() -> Agency:
    return Agency.objects.get(key="QLVT")


def _asked(dossier: Dossier, quan: Person) -> Step:
    quan.client.post(scenes.act(dossier, "consult"), _typed(_transport(), 3))
    return dossier.steps.get(kind=StepKind.CONSULT)


def test_ask_and_answer(hanh: Person, quan: Person, khoa: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    assert khoa.client.get(scenes.page(dossier)).status_code == 404
    step = _asked(dossier, quan)
    assert not step.silence_agrees
    shown = scenes.words(khoa.client.get(scenes.page(dossier)))
    address = f"{scenes.page(dossier)}/consults/{step.pk}"
    assert f'class="button" href="{address}"' in shown
    assert QUESTION in scenes.words(khoa.client.get(address))
    khoa.client.post(address, {"agrees": "yes", "opinion": "Đúng như khai."})
    told = scenes.words(quan.client.get(scenes.page(dossier)))
    assert "Đúng như khai." in told
    assert "Đỗ Văn Khoa" in told


def test_a_past_date_comes_back_with_everything_typed(hanh: Person, quan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    again = scenes.words(quan.client.post(scenes.act(dossier, "consult"), _typed(_transport(), -1)))
    assert "Hạn trả lời phải sau thời điểm hiện tại" in again
    assert QUESTION in again
    assert f'value="{_transport().code}" selected' in again


def test_an_empty_answer_comes_back(hanh: Person, quan: Person, khoa: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    address = f"{scenes.page(dossier)}/consults/{_asked(dossier, quan).pk}"
    again = scenes.words(khoa.client.post(address, {"agrees": "no", "opinion": ""}))
    assert 'value="no" checked' in again
    assert "Hãy ghi rõ" in again


def test_only_the_asked_agency_answers(hanh: Person, quan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    address = f"{scenes.page(dossier)}/consults/{_asked(dossier, quan).pk}"
    assert hanh.client.get(address).status_code == 409
    assert hanh.client.get(f"{scenes.page(dossier)}/consults/999999").status_code == 409
