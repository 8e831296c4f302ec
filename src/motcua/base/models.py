"""Rows of the mechanics: journal, events, throttles. The journal's tables are made by SQL (partitions, triggers)."""

from django.db import models


class JournalEntry(models.Model):
    """One act, for ever. The database refuses UPDATE, DELETE and TRUNCATE; `motcua.base.journal` writes and verifies."""

    pk = models.CompositePrimaryKey("id", "at")
    id = models.BigIntegerField()
    at = models.DateTimeField()
    chain = models.CharField(max_length=80)
    seq = models.IntegerField()
    act = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=10)
    actor_key = models.BigIntegerField()
    public = models.JSONField()
    personal_hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        managed = False
        db_table = "base_journal"


class JournalPersonal(models.Model):
    """What an entry says about people, apart so that it can be shredded while the chain stays valid."""

    pk = models.CompositePrimaryKey("chain", "seq")
    chain = models.CharField(max_length=80)
    seq = models.IntegerField()
    salt = models.CharField(max_length=32)
    data = models.JSONField()

    class Meta:
        managed = False
        db_table = "base_journal_personal"


class JournalRoot(models.Model):
    """The Merkle root of all chain heads that moved on one day, chained to the day before."""

    day = models.DateField(primary_key=True)
    heads = models.IntegerField()
    root = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"


class Event(models.Model):
    """What an act left for the world to react to."""

    name = models.CharField(max_length=60)
    subject = models.BigIntegerField()  # key of the row it is about, a dossier for dossier events
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"


class Handled(models.Model):
    """One reaction done once: written in the reaction's own transaction."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    handler = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="handled_once")]

    def __str__(self) -> str:
        return f"{self.handler} {self.event_id}"


class Throttle(models.Model):
    """How often something was tried in the running window; shared by all processes."""

    key = models.CharField(max_length=120, primary_key=True)
    since = models.DateTimeField()
    count = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
