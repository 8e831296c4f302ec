"""A draft keeps everything that was typed, right or wrong, and belongs to its owner only."""

import pytest

from motcua.base.errors import Refusal
from motcua.catalog.queries import definition, procedure
from motcua.directory.models import Agency
from motcua.dossiers.acts import draft, edit, submit
from motcua.dossiers.models import Dossier, ReturnWay
from tests import stories
from tests.town import Person


def test_it_keeps_a_wrong_answer_and_says_what_is_wrong(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    question = definition(dossier.revision_id).question("requester_id")
    assert question is not None
    typed = {"requester_id": ["0101989991012"]}
    gaps = edit.save_answers(dossier.pk, (question,), typed, by=mai.actor, at=stories.MONDAY)
    assert [(g.code, g.facts["length"]) for g in gaps] == [("answer.id_number.length", 13)]
    answer = dossier.answers.get(key="requester_id")
    assert (answer.raw, answer.value) == (typed, None)


def test_it_refuses_a_stranger(mai: Person, an: Person, coc_san: Agency) -> None:
    dossier = stories.prepared(mai, coc_san)
    for attempt in (
        lambda: edit.save_answers(dossier.pk, (), {}, by=an.actor, at=stories.MONDAY),
        lambda: edit.attach(dossier.pk, "birth_proof", stories.photo(), by=an.actor, at=stories.MONDAY),
        lambda: draft.discard(dossier.pk, by=an.actor),
        lambda: submit.submit(dossier.pk, by=an.actor, at=stories.MONDAY),
    ):
        with pytest.raises(Refusal, match="not_yours"):
            attempt()


def test_the_same_file_twice_is_one(mai: Person, coc_san: Agency) -> None:
    dossier, file = stories.drafted(mai, coc_san), stories.photo()
    for _ in range(2):
        edit.attach(dossier.pk, "birth_proof", file, by=mai.actor, at=stories.MONDAY)
    assert dossier.attachments.count() == 1


def test_it_refuses_a_sixth_file(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    for _ in range(5):
        edit.attach(dossier.pk, "birth_proof", stories.photo(), by=mai.actor, at=stories.MONDAY)
    with pytest.raises(Refusal, match="too_many"):
        edit.attach(dossier.pk, "birth_proof", stories.photo(), by=mai.actor, at=stories.MONDAY)


@pytest.mark.parametrize("code", ["3.000333", "2.000986", "2.000815"])
def test_it_refuses_what_is_not_filed_online_here(code: str, mai: Person, coc_san: Agency) -> None:
    found = procedure(code)
    assert found is not None
    with pytest.raises(Refusal, match=r"procedure\."):
        draft.start(found, coc_san, by=mai.actor, at=stories.MONDAY)


def test_a_badge_is_for_organisations(mai: Person, binh: Person, province: None) -> None:
    found = procedure("2.002288")
    department = Agency.objects.get(key="SXD")
    assert found is not None
    with pytest.raises(Refusal, match="organisations_only"):
        draft.start(found, department, by=mai.actor, at=stories.MONDAY)
    dossier = draft.start(found, department, by=binh.actor, at=stories.MONDAY)
    assert dossier.owner_name == "Hợp tác xã Vận tải Hoa Ban Tây Bắc"


def test_originals_leave_only_the_counter(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    assert dossier.return_way == ReturnWay.COUNTER
    with pytest.raises(Refusal, match="counter_only"):
        draft.choose_return(dossier.pk, ReturnWay.POST, "", "", by=mai.actor, at=stories.MONDAY)


def test_it_names_all_gaps_at_once(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    with pytest.raises(Refusal) as refused:
        submit.submit(dossier.pk, by=mai.actor, at=stories.MONDAY)
    gaps = refused.value.facts["gaps"]
    assert isinstance(gaps, tuple)
    assert {"requester_name", "child_name", "copies", "birth_proof"} <= {g.key for g in gaps}


def test_sent_twice_it_keeps_its_code(mai: Person, coc_san: Agency) -> None:
    dossier = stories.submitted(mai, coc_san)
    with pytest.raises(Refusal, match="already_submitted") as refused:
        submit.submit(dossier.pk, by=mai.actor, at=stories.MONDAY)
    assert refused.value.facts["code"] == dossier.request_code


def test_a_discarded_draft_is_gone_and_a_sent_one_is_not(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    draft.discard(dossier.pk, by=mai.actor)
    assert not Dossier.unscoped.filter(pk=dossier.pk).exists()
    sent = stories.submitted(mai, coc_san)
    with pytest.raises(Refusal):
        draft.discard(sent.pk, by=mai.actor)
