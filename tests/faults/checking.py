"""What must hold after any fault, read from the database, the received files and the mailbox."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from motcua.adapters.sim import mailbox
from motcua.base import journal
from motcua.base.models import Event, Handled, JournalEntry
from motcua.dossiers import events
from motcua.dossiers.models import Dossier, State
from motcua.files import store
from motcua.files.models import StoredFile
from motcua.notices.models import Notice
from motcua.papers.models import Paper
from motcua.project import reactions
from tests.faults.waiting import until

DRAINED = 300.0  # seconds; a reaction that failed with the fault is tried again after 60 at first
UPKEEP = "upkeep"  # the queue of what comes round by itself
MAILS = "motcua.notices.telling.tell_applicant"


def check(*, given: dict[str, str] | None) -> dict[str, Any]:
    """Wait until nothing waits, then look. `given`: {public id of the dossier: code the citizen was shown, or ""}."""
    acknowledged = given or {}
    drained = _drain()
    later = _bring_forward()
    drained += _drain() if later else 0.0
    lost = [*_lost_filings(acknowledged), *_lost_reactions(), *_lost_letters(), *_lost_files()]
    doubled = [*_doubled_filings(), *_doubled_notices(), *_doubled_letters()]
    wrong = [*_half_filed(), *_broken_chains(), *_failed_jobs()]
    return {"drained": drained, "later": later, "lost": lost, "doubled": doubled, "wrong": wrong, "resent": _resent()}


def _drain() -> float:
    """Wait until no job runs or is due; gives the seconds it took."""
    try:
        return until(_nothing_is_due, DRAINED, "all jobs that are due are done")
    except TimeoutError as late:
        raise TimeoutError(f"{late}; left: {_waiting()}") from late


def _bring_forward() -> list[float]:
    """Let the time come for what is tried again later: a job that has failed often waits for hours. Gives the seconds each would have waited."""
    left = _jobs().filter(status="todo", scheduled_at__gt=Now())
    waits = [(at - timezone.now()).total_seconds() for at in left.values_list("scheduled_at", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo' AND scheduled_at > now() AND queue_name <> %s",
            [UPKEEP],
        )
    return waits


def _jobs() -> Any:
    return ProcrastinateJob.objects.exclude(queue_name=UPKEEP)


def _waiting() -> list[str]:
    return [
        f"{j.task_name} {j.status} {j.attempts} {j.scheduled_at} {j.args}"
        for j in _jobs().filter(status__in=("todo", "doing"))[:5]
    ]


def _nothing_is_due() -> bool:
    waits = _jobs().filter(status__in=("todo", "doing"))
    return not waits.exclude(status="todo", scheduled_at__gt=Now()).exists()


def _failed_jobs() -> list[str]:
    return [f"job {j.task_name} {j.args} is left: {_life(j)}" for j in _jobs().exclude(status="succeeded")]


def _life(job: ProcrastinateJob) -> str:
    """Tell what became of a job, from first to last."""
    events = ProcrastinateEvent.objects.filter(job=job).order_by("at")
    return f"{job.status}, tried {job.attempts} times: " + ", ".join(f"{e.type} {e.at:%H:%M:%S}" for e in events)


def _lost_filings(acknowledged: dict[str, str]) -> Iterator[str]:
    known = {str(d.public_id): d for d in Dossier.unscoped.filter(public_id__in=acknowledged)}
    for public_id, code in acknowledged.items():
        found = known.get(public_id)
        if found is None or found.state == State.DRAFT or found.submitted_at is None:
            yield f"dossier {public_id} was acknowledged and is not filed"
        elif code and found.request_code != code:
            yield f"dossier {public_id}: the citizen was shown {code}, kept is {found.request_code}"


def _doubled_filings() -> Iterator[str]:
    codes = Counter(Dossier.unscoped.exclude(request_code=None).values_list("request_code", flat=True))
    yield from (f"code {code} was given {times} times" for code, times in codes.items() if times > 1)
    told = Counter(Event.objects.filter(name=events.SUBMITTED).values_list("subject", flat=True))
    yield from (f"dossier {pk} has {times} events of its filing" for pk, times in told.items() if times > 1)
    acts = Counter(JournalEntry.objects.filter(act="dossier.submit").values_list("chain", flat=True))
    yield from (f"{chain} has {times} entries of its filing" for chain, times in acts.items() if times > 1)


def _half_filed() -> Iterator[str]:
    told = set(Event.objects.filter(name=events.SUBMITTED).values_list("subject", flat=True))
    for dossier in Dossier.unscoped.all():
        journaled = JournalEntry.objects.filter(chain=dossier.chain, act="dossier.submit").exists()
        facts = (dossier.request_code is not None, dossier.submitted_at is not None, dossier.pk in told, journaled)
        if set(facts) != {dossier.state != State.DRAFT}:
            yield f"dossier {dossier.pk} is {dossier.state} with code, moment, event, entry: {facts}"


def _lost_reactions() -> Iterator[str]:
    done = set(Handled.objects.values_list("event_id", "handler"))
    for event in Event.objects.all():
        for handler in reactions.handlers(event.name):
            if (event.pk, reactions.named(handler)) not in done:
                yield f"event {event.pk} {event.name}: {reactions.named(handler)} was not run"
    told = set(Handled.objects.filter(handler=MAILS).values_list("event_id", flat=True))
    for lost in told - set(Notice.objects.values_list("event_id", flat=True)):
        yield f"event {lost}: nobody was told"


def _doubled_notices() -> Iterator[str]:
    told = Counter(Notice.objects.values_list("event_id", "citizen_id"))
    yield from (f"event {pair[0]}: citizen {pair[1]} was told {n} times" for pair, n in told.items() if n > 1)
    made = Counter(Paper.objects.values_list("dossier_id", "kind"))
    yield from (f"dossier {pair[0]} has {n} papers {pair[1]}" for pair, n in made.items() if n > 1)


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _sent() -> Counter[str]:
    """Count what left, by the number that mail servers know a message by."""
    return Counter(mail.number for file in _folder().glob("*.log") for mail in mailbox.mails_in(file))


def _lost_letters() -> Iterator[str]:
    sent = _sent()
    for notice in Notice.objects.exclude(email=""):
        if not notice.emailed_at or f"<{notice.public_id}@motcua>" not in sent:
            yield f"notice {notice.pk} was not mailed"


def _doubled_letters() -> Iterator[str]:
    """Look into the mailbox as the recipient does: one message a number, and one number a notice."""
    shown = Counter((mail.to, mail.subject) for mail in mailbox.received(_folder()))
    for notice in Notice.objects.exclude(email=""):
        if shown[notice.email, notice.subject] > 1:
            yield f"notice {notice.pk} lies {shown[notice.email, notice.subject]} times in the mailbox"
    letters = Event.objects.filter(name__startswith="account.", handled__handler__contains="send_").count()
    others = sum(1 for mail in mailbox.received(_folder()) if not mail.to.endswith("@nguoidan.example"))
    if others > letters:
        yield f"{others} letters to officers for {letters} events"


def _resent() -> int:
    """Give how many messages left once more under the same number."""
    return sum(times - 1 for times in _sent().values())


def _lost_files() -> Iterator[str]:
    for kept in StoredFile.objects.all():
        path = store.path_of(kept.sha256)
        if not path.is_file() or path.stat().st_size != kept.size:
            yield f"file {kept.pk} {kept.sha256[:12]} is not whole"


def _broken_chains() -> Iterator[str]:
    for chain in JournalEntry.objects.values_list("chain", flat=True).distinct():
        broken = journal.broken_link(chain)
        if broken is not None:
            yield f"journal {chain} breaks at {broken}"
        if not chain.startswith("dossier:"):
            continue  # others follow their machine's clock; their order is that of their numbers
        moments = list(JournalEntry.objects.filter(chain=chain).order_by("seq").values_list("at", flat=True))
        if moments != sorted(moments):
            yield f"journal {chain} goes back in time"
