from django.contrib.postgres.indexes import GinIndex
from django.db import models

from motcua.base import ids
from motcua.catalog import paths
from motcua.catalog.drafts.models import ChangePackage, DraftSaving, ProcedureDraft
from motcua.catalog.finding.models import AskedWords, FindingStamp, FoundProcedure, Synonym
from motcua.catalog.national.models import (
    NationalEntry,
    NationalImport,
    NationalUpload,
    NationalVersion,
    ProposedChange,
)

__all__ = [
    "AskedWords", "ChangePackage", "DraftSaving", "Field", "FindingStamp", "FoundProcedure", "NationalEntry",
    "NationalImport", "NationalUpload", "NationalVersion", "Procedure", "ProcedureDraft", "ProposedChange", "Revision", "Synonym",
]  # fmt: skip


class Field(models.Model):
    """A field of work (lĩnh vực)."""

    name = models.CharField(max_length=200, unique=True)
    code = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """An administrative procedure, known by its national code; what is true of it now is its current revision."""

    code = models.CharField(max_length=40, unique=True)
    current = models.ForeignKey("Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changes_at = models.DateTimeField(
        null=True, blank=True
    )  # when the next revision takes effect; current holds until then
    name = models.TextField()  # as in the current revision, for lists and search
    field = models.ForeignKey(Field, on_delete=models.PROTECT)
    level = models.CharField(max_length=12)
    handling = models.CharField(max_length=10)
    decides = models.TextField()
    search_text = models.TextField()  # folded name, short name, key words, field

    class Meta:
        indexes = [
            GinIndex(fields=["search_text"], name="procedure_search_trgm", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["changes_at"], name="procedure_changes", condition=models.Q(changes_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Revision(models.Model):
    """A procedure as published at one moment: frozen for ever, so an open dossier never changes under anybody's hands."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="revisions")
    number = models.IntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    decision = models.CharField(max_length=120)
    source = models.CharField(
        max_length=200, default="", db_default=""
    )  # where it comes from; empty: the province alone
    published_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True)  # in force from then on; None: since it was published
    ends_at = models.DateTimeField(null=True)  # no longer filed from then on, still read; None: no end known
    withdrawn_at = models.DateTimeField(null=True)  # taken back before it began; it never holds

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="revision_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__lt=models.F("starts_at")),
                name="revision_withdrawn_before_start",
            ),
        ]
        indexes = [
            GinIndex(paths.EarlierResults(paths.DOCUMENT), name="revision_needs"),
            models.Index(paths.ResultCode(paths.DOCUMENT), name="revision_gives"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} · {self.number}"
