from django.db import models
from django.db.models import Q

from motcua.directory.models import Officer
from motcua.dossiers.models.dossier import Dossier
from motcua.files.models import StoredFile


class Answer(models.Model):
    """One answer: as typed (nothing a person typed is lost) and as read; `value` None means unread or invalid."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=60)
    raw = models.JSONField(default=dict)
    value = models.JSONField(null=True, blank=True)
    by_kind = models.CharField(max_length=10)
    by_key = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "key"], name="answer_once")]

    def __str__(self) -> str:
        return self.key


class Attachment(models.Model):
    """A file given for a component. Taking it away after submission keeps the row: what was sent stays provable."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    component = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "component"], name="attachment_component")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "component", "file"], name="attachment_once", condition=Q(removed_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.component


class PaperComponent(models.Model):
    """A paper handed in at the counter: how many originals and copies."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers_filed")
    component = models.CharField(max_length=60)
    originals = models.SmallIntegerField(default=0)
    copies = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "component"], name="paper_component_once")]

    def __str__(self) -> str:
        return self.component


class PaperException(models.Model):
    """Why a counter took on paper what is otherwise only filed online: the ground, as its revision words it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="paper_exception")
    ground = models.CharField(max_length=60)
    words = models.TextField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.ground


class ComponentCheck(models.Model):
    """An officer's tick for one component; the last one counts."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="checks")
    component = models.CharField(max_length=60)
    is_good = models.BooleanField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "component"], name="component_checked_once")]

    def __str__(self) -> str:
        return self.component
