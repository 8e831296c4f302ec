from django.db import models

from motcua.base import ids


class ScanState(models.TextChoices):
    NOT_SCANNED = "not_scanned", "Chưa quét"
    CLEAN = "clean", "Sạch"
    INFECTED = "infected", "Có mã độc"


class StoredFile(models.Model):
    """A received file. Its bytes lie under its SHA-256, written and synced before this row exists, and never change."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    scan = models.CharField(max_length=12, choices=ScanState.choices, default=ScanState.NOT_SCANNED)
    sensitive = models.BooleanField(default=False)  # an image of an identity card (L91-2025)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Look(models.Model):
    """Somebody opened, exported or searched: who, what, when. Rows are only ever added (L91-2025, ND356-2025)."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_key = models.BigIntegerField()
    what = models.CharField(max_length=20)  # dossier, file, search, export, lookup
    subject = models.BigIntegerField(null=True, blank=True)  # key of what was opened; None for a search
    words = models.CharField(max_length=120, blank=True)  # masked ID number searched for, name of the export

    class Meta:
        indexes = [models.Index(fields=["what", "subject"], name="look_subject")]

    def __str__(self) -> str:
        return f"{self.at} {self.what}"
