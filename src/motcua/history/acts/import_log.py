"""Bring in the event log of an earlier system: all of a file or nothing; the same file again changes nothing."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.history import reading, rules
from motcua.history.models import EventLog, LoggedDossier, LoggedEvent
from motcua.history.reading import MOST_FAULTS, Fault, Line, Unreadable

IMPORTED = journal.kind("history.imported", "Đưa vào nhật ký của hệ thống trước")
CHAIN = "history"
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Brought:
    """The log, and whether it was not there before."""

    log: EventLog
    is_new: bool


def import_log(path: Path, name: str, *, by: Actor, at: datetime) -> Brought:
    """Read a file and keep its events. Raises Unreadable with the faults by line, OSError for no file; then nothing stays."""
    refuse_if(rules.may_bring_in(by))
    sha256 = reading.digest(path)
    with transaction.atomic():
        journal.lock_chain(CHAIN)
        known = EventLog.objects.filter(sha256=sha256).first()
        if known is not None:
            return Brought(known, is_new=False)
        log = EventLog.objects.create(
            name=(name or path.name)[:200], source=path.name[:200], sha256=sha256, dossiers=0, events=0, begins=at, ends=at,
            imported_at=at,
        )  # fmt: skip
        _Keeping(log).all_of(path)
        facts = {"source": log.source, "sha256": sha256, "dossiers": log.dossiers, "events": log.events}
        journal.write(IMPORTED, CHAIN, by=by, at=at, facts=facts, locked=True)
    return Brought(log, is_new=True)


class _Keeping:
    """Writes events as they are read, a batch at a time; what has begun waits in memory until it is done."""

    def __init__(self, log: EventLog) -> None:
        self.log, self.faults = log, list[Fault]()
        self.dossiers: dict[str, LoggedDossier] = {}
        self.begun: dict[tuple[str, str, str], deque[LoggedEvent]] = {}
        self.fresh, self.ready = list[LoggedDossier](), list[LoggedEvent]()
        self.span: tuple[datetime, datetime] | None = None

    def all_of(self, path: Path) -> None:
        for line in reading.lines(path):
            fault = line if isinstance(line, Fault) else self._take(line)
            if fault is not None:
                self.faults.append(fault)
            if len(self.faults) >= MOST_FAULTS:
                break
            if len(self.ready) >= BATCH:
                self._write()
        self.ready += [event for waiting in self.begun.values() for event in waiting]
        if not self.faults and self.span is None:
            self.faults.append(Fault(0, "the file holds no event"))
        if self.faults or self.span is None:
            raise Unreadable(self.faults)
        self._write()
        self.log.dossiers, (self.log.begins, self.log.ends) = len(self.dossiers), self.span
        self.log.save(update_fields=["dossiers", "events", "begins", "ends"])

    def _take(self, line: Line) -> Fault | None:
        """Keep an event; says what does not fit to what stood before."""
        dossier = self._dossier(line)
        if dossier is None:
            return Fault(line.number, f"another channel, deadline or end of {line.dossier} than on an earlier line")
        self.span = (min(self.span[0], line.at), max(self.span[1], line.at)) if self.span else (line.at, line.at)
        key = line.dossier, line.step, line.instance
        if line.starts:
            event = LoggedEvent(dossier=dossier, line=line.number, step=line.step, opened_at=line.at)
            self.begun.setdefault(key, deque()).append(event)
            return None
        if not self.begun.get(key):
            self.ready.append(LoggedEvent(dossier=dossier, line=line.number, step=line.step, closed_at=line.at))
            return None
        event = self.begun[key].popleft()
        event.closed_at = line.at
        self.ready.append(event)
        if event.opened_at is not None and event.opened_at > line.at:
            return Fault(line.number, f"{line.step} of {line.dossier} ends before it begins on line {event.line}")
        return None

    def _dossier(self, line: Line) -> LoggedDossier | None:
        channel, deadline, ended = line.facts
        known = self.dossiers.get(line.dossier)
        if known is None:
            known = LoggedDossier(
                log=self.log, reference=line.dossier, channel=channel, deadline=deadline, ended_at=ended
            )
            self.dossiers[line.dossier] = known
            self.fresh.append(known)
        return known if (known.channel, known.deadline, known.ended_at) == line.facts else None

    def _write(self) -> None:
        LoggedDossier.objects.bulk_create(self.fresh, batch_size=BATCH)
        LoggedEvent.objects.bulk_create(self.ready, batch_size=BATCH)
        self.log.events += len(self.ready)
        self.fresh, self.ready = [], []
