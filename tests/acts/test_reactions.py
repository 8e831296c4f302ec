"""What reacts to an act: messages, once each, whatever is run twice; nothing when the act was rolled back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.base.errors import Refusal
from motcua.base.models import Event, Handled
from motcua.directory.models import Agency
from motcua.dossiers.acts import submit
from motcua.notices.models import Notice
from motcua.notices.queries import notices_for, unread
from motcua.project import reactions, tasks
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person


def test_it_works(mai: Person, coc_san: Agency, hanh: Person) -> None:
    dossier = stories.received(mai, coc_san, hanh)
    run_jobs()
    told = list(notices_for(mai.actor))
    assert [n.event.name for n in told] == ["dossier.received", "dossier.submitted"]
    assert dossier.code
    assert dossier.code in told[0].subject
    assert "17:00 ngày 07/12/2026" in told[0].body
    assert unread(mai.actor) == 2
    assert [m.to for m in mail.outbox] == [["mai@nguoidan.example"]] * 2
    assert all("010198999101" not in m.body for m in mail.outbox)


def test_run_twice_it_does_its_work_once(mai: Person, coc_san: Agency) -> None:
    dossier = stories.submitted(mai, coc_san)
    event = Event.objects.get(subject=dossier.pk)
    for _ in range(2):
        for handler in reactions.handlers(event.name):
            tasks.handle(event_id=event.pk, handler=reactions.named(handler))
    notice = Notice.objects.get(dossier=dossier)
    for _ in range(2):
        tasks.email_notice(notice_id=notice.pk)
    assert len(mail.outbox) == 1
    assert Handled.objects.filter(event=event).count() == len(reactions.handlers(event.name))


def test_a_rolled_back_act_leaves_nothing(mai: Person, coc_san: Agency) -> None:
    dossier = stories.prepared(mai, coc_san)
    with pytest.raises(RuntimeError), transaction.atomic():
        submit.submit(dossier.pk, by=mai.actor, at=stories.MONDAY)
        raise RuntimeError
    assert not Event.objects.filter(subject=dossier.pk).exists()
    assert not ProcrastinateJob.objects.filter(task_name="react").exists()
    assert stories.fresh(dossier).request_code is None


def test_a_refused_act_leaves_nothing(mai: Person, an: Person, coc_san: Agency) -> None:
    dossier = stories.prepared(mai, coc_san)
    with pytest.raises(Refusal):
        submit.submit(dossier.pk, by=an.actor, at=stories.MONDAY)
    assert not Event.objects.filter(subject=dossier.pk).exists()


def test_without_an_address_nothing_is_mailed(son: Person, coc_san: Agency) -> None:
    stories.submitted(son, coc_san)
    run_jobs()
    assert mail.outbox == []
    assert unread(son.actor) == 1


def test_every_message_is_worded(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> None:
    dossier = stories.delivered(mai, coc_san, (hanh, quan, lan))
    run_jobs()
    notices = Notice.objects.filter(dossier=dossier).order_by("id")
    assert [n.event.name.split(".")[1] for n in notices] == ["submitted", "received", "decided", "delivered"]
    assert all("None" not in n.body + n.subject for n in notices)
    assert notices[1].made_at - notices[0].made_at == timedelta(0)
