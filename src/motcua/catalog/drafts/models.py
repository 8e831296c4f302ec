"""Drafts of procedures, who saved what of them, and packages of drafts that take effect together."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import IsNull

from motcua.base import ids
from motcua.catalog.national.models import NationalVersion
from motcua.directory.models import Officer


class DraftState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    CHECKED = "checked", "Đã kiểm tra"
    PUBLISHED = "published", "Đã công bố"
    WITHDRAWN = "withdrawn", "Đã bỏ"


OPEN = (DraftState.DRAFT, DraftState.CHECKED)


class RunningRule(models.TextChoices):
    """Which law a dossier that runs on the day goes on under."""

    OLD = "old", "Giải quyết tiếp theo quy định cũ"
    NEW = "new", "Chuyển sang quy định mới"


def _no_writer(name: str) -> IsNull:
    place = Func(F("writers"), F(name), function="array_position", output_field=models.IntegerField())
    return IsNull(place, True)


class ChangePackage(models.Model):
    """Changes that one decision orders for one day (decree day): published together by one act of a second person."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    name = models.CharField(max_length=200)
    decision = models.CharField(max_length=120)  # number and day of the decree or decision, the ground of every change
    takes_effect = models.DateField()  # from 00:00 in Vietnam
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.DRAFT)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    published_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    carried_at = models.DateTimeField(null=True)  # when the last running dossier had followed

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("author")), name="package_published_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_by__isnull=False, published_at__isnull=False),
                name="package_published_has_who",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return f"package:{self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class ProcedureDraft(models.Model):
    """A procedure as somebody would have it published. Its document may be half written; a check tells what is missing.

    Whoever saved it is among `writers`, and none of them can publish it: the database holds that too.
    """

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    code = models.CharField(max_length=40)
    name = models.TextField()  # as in the document, for lists
    document = models.JSONField()
    version = models.IntegerField(default=0)  # one more with each saving
    based_on = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    from_national = models.ForeignKey(NationalVersion, null=True, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=200, blank=True)  # file or procedure it was copied from, in words
    called = models.JSONField(default=dict)  # names of the agencies and units of a file, as where it comes from, by key
    why = models.TextField(blank=True)
    takes_effect = models.DateField(null=True)  # from 00:00 in Vietnam; None: when it is published
    ends = models.DateField(null=True)  # first day on which it holds no more; None: no end known
    package = models.ForeignKey(ChangePackage, null=True, on_delete=models.PROTECT, related_name="drafts")
    running = models.CharField(max_length=4, choices=RunningRule.choices, default=RunningRule.OLD)
    running_why = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.DRAFT)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    writers = ArrayField(models.BigIntegerField())  # keys of the officers who saved it, the author among them
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    checked_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    revision = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "package"], condition=Q(state__in=["draft", "checked"]), nulls_distinct=False,
                name="draft_one_open",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | (Q(_no_writer("published_by")) & ~Q(published_by=F("author"))),
                name="draft_published_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(published_by__isnull=False, published_at__isnull=False, revision__isnull=False),
                name="draft_published_has_who",
            ),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="draft_checked_has_who",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(takes_effect=None) | Q(ends__gt=F("takes_effect")), name="draft_ends_after_start"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["code"], name="draft_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def chain(self) -> str:
        return f"draft:{self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class DraftSaving(models.Model):
    """One saving of a draft: who, when, and which parts of the document became other ones."""

    draft = models.ForeignKey(ProcedureDraft, on_delete=models.CASCADE, related_name="savings")
    version = models.IntegerField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    fields = ArrayField(models.CharField(max_length=40))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "version"], name="draft_saving_once")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.version}"
