from django.db import models

from motcua.base import ids
from motcua.base.models import Event
from motcua.directory.models import Citizen
from motcua.dossiers.models import Dossier


class Notice(models.Model):
    """A message to the applicant: shown in the account, and sent by e-mail when there is an address."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT)
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="notices")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notices")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    email = models.EmailField(blank=True)
    emailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "citizen"], name="notice_once")]
        indexes = [models.Index(fields=["citizen", "-id"], name="notice_citizen")]

    def __str__(self) -> str:
        return self.subject
