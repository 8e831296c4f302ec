"""The national list as it was told to us: every import, every version of every procedure, every change somebody must judge."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from motcua.base import ids
from motcua.catalog import paths
from motcua.directory.models import Officer


class ChangeKind(models.TextChoices):
    NEW = "new", "Mới"
    CHANGED = "changed", "Thay đổi"
    WITHDRAWN = "withdrawn", "Không còn trong danh mục"
    REUSED = "reused", "Mã dùng lại cho thủ tục khác"


class ChangeState(models.TextChoices):
    OPEN = "open", "Chờ xem"
    ACCEPTED = "accepted", "Đã nhận"
    EDITED = "edited", "Đã sửa và nhận"
    REJECTED = "rejected", "Không nhận"
    SUPERSEDED = "superseded", "Lần nhập sau đã thay"


class NationalImport(models.Model):
    """One file that was read, whole or in part, with what it brought."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    at = models.DateTimeField()
    source = models.CharField(max_length=200)  # the name of the file
    sha256 = models.CharField(max_length=64)
    whole = models.BooleanField()  # the whole list: what it does not name is withdrawn
    entries = models.IntegerField()
    counts = models.JSONField()
    by_kind = models.CharField(max_length=10)
    by_key = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}"


class UploadState(models.TextChoices):
    WAITING = "waiting", "Đang đọc"
    READY = "ready", "Chờ đồng ý"
    AGREED = "agreed", "Đang ghi"
    DONE = "done", "Đã nhập"
    FAULTY = "faulty", "Không đọc được"
    DROPPED = "dropped", "Đã bỏ"


UNDER_WAY = (UploadState.WAITING, UploadState.READY, UploadState.AGREED)


class NationalUpload(models.Model):
    """A file that somebody sent through a page: read by a job, told what it would change, then imported or dropped.

    The bytes stay only while it is under way; there is one at a time.
    """

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    size = models.IntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    state = models.CharField(max_length=12, choices=UploadState.choices, default=UploadState.WAITING)
    read = models.IntegerField(default=0)  # procedures read so far
    counts = models.JSONField(default=dict)  # what it would change, or has changed
    fault = models.JSONField(default=dict)  # place, code and facts of what cannot be read, or the code of a refusal
    agreed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    made = models.ForeignKey(NationalImport, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(state__in=["waiting", "ready", "agreed"]),
                name="national_one_upload",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "ready", "agreed"]) | models.Q(content=None),
                name="national_upload_forgotten",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["agreed", "done"])
                | models.Q(agreed_by__isnull=False, agreed_at__isnull=False),
                name="national_upload_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY


class NationalEntry(models.Model):
    """A procedure of the national reference list; not published by the province for being here.

    The key is the code, or the code with the portal's own key where the list uses one code twice.
    """

    key = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=40, db_index=True)
    current = models.ForeignKey("NationalVersion", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class NationalVersion(models.Model):
    """What the list said of a procedure from one import on: frozen for ever (catalog.national.record)."""

    entry = models.ForeignKey(NationalEntry, on_delete=models.PROTECT, related_name="versions")
    taken_from = models.ForeignKey(NationalImport, on_delete=models.PROTECT, related_name="versions")
    at = models.DateTimeField()
    national_id = models.CharField(max_length=40)
    name = models.TextField()
    decision = models.CharField(max_length=120)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    flags = ArrayField(models.CharField(max_length=20))
    findings = models.JSONField()  # pairs of flag and what was found

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "taken_from"], name="national_version_once")]
        indexes = [
            GinIndex(paths.Components(paths.DOCUMENT), name="national_needs"),
            GinIndex(paths.Results(paths.DOCUMENT), name="national_gives"),
            models.Index(paths.FieldCode(paths.DOCUMENT), name="national_field"),
        ]

    def __str__(self) -> str:
        return self.name


class ProposedChange(models.Model):
    """What an import would change; a person accepts, edits or rejects it, and only then the province publishes."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    proposed_by = models.ForeignKey(NationalImport, on_delete=models.PROTECT, related_name="changes")
    entry = models.ForeignKey(NationalEntry, on_delete=models.PROTECT, related_name="changes")
    version = models.ForeignKey(
        NationalVersion, on_delete=models.PROTECT, related_name="+"
    )  # of a withdrawal: the last
    before = models.ForeignKey(NationalVersion, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ChangeKind.choices)
    fields = ArrayField(models.CharField(max_length=20))
    flags = ArrayField(models.CharField(max_length=20))
    held = models.BooleanField()  # a flag asks for a person
    state = models.CharField(max_length=12, choices=ChangeState.choices)
    decided_at = models.DateTimeField(null=True)
    by_kind = models.CharField(max_length=10, blank=True)
    by_key = models.BigIntegerField(default=0)
    why = models.TextField(blank=True)
    revision = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey("ProcedureDraft", null=True, on_delete=models.PROTECT, related_name="taken_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=models.Q(state="open"), name="national_one_open_change")
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.kind} {self.state}"
