"""What an earlier system wrote down, brought in to be read as a map. It never mixes with the dossiers of this one."""

from django.db import models

from motcua.base import ids


class EventLog(models.Model):
    """One file, known by its hash: brought in whole or not at all, once."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200)  # name of the file
    sha256 = models.CharField(max_length=64, unique=True)
    dossiers = models.BigIntegerField()
    events = models.BigIntegerField()  # steps that were done or begun
    begins = models.DateTimeField()  # the first moment of any event, and the last
    ends = models.DateTimeField()
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class LoggedDossier(models.Model):
    """A dossier of the earlier system; nobody's name comes with it."""

    log = models.ForeignKey(EventLog, on_delete=models.CASCADE, related_name="logged")
    reference = models.CharField(max_length=200)  # what the earlier system called it
    channel = models.CharField(max_length=60, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "reference"], name="logged_once_a_log")]

    def __str__(self) -> str:
        return self.reference


class LoggedEvent(models.Model):
    """A step of a logged dossier: begun, done, or both, as far as the log tells."""

    dossier = models.ForeignKey(LoggedDossier, on_delete=models.CASCADE, related_name="events")
    line = models.BigIntegerField()  # of the file, where it began: the order of what happened at one moment
    step = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=False) | models.Q(closed_at__isnull=False), name="event_has_moment"
            )
        ]

    def __str__(self) -> str:
        return self.step
