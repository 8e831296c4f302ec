from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from motcua.base import ids
from motcua.catalog.models import Procedure, Revision
from motcua.directory.models import Agency, Citizen, Officer, Organisation


class State(models.TextChoices):
    """Few states; waiting is a Hold. `refused`: not accepted at reception. A negative decision is `decided`."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã nộp, chờ tiếp nhận"
    RECEIVED = "received", "Đã tiếp nhận"
    IN_PROGRESS = "in_progress", "Đang xử lý"
    DECIDED = "decided", "Đã có kết quả"
    DELIVERED = "delivered", "Đã trả kết quả"
    REFUSED = "refused", "Không được tiếp nhận"
    WITHDRAWN = "withdrawn", "Đã rút"
    STOPPED = "stopped", "Đã dừng giải quyết"


OPEN_STATES = (State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS)
RECEIVED_STATES = (State.RECEIVED, State.IN_PROGRESS, State.DECIDED, State.DELIVERED)


class Outcome(models.TextChoices):
    GRANTED = "granted", "Được chấp thuận"
    REJECTED = "rejected", "Không được chấp thuận"


class Channel(models.TextChoices):
    ONLINE = "online", "Trực tuyến"
    COUNTER = "counter", "Tại quầy"
    POST = "post", "Qua bưu chính"


class ReturnWay(models.TextChoices):
    ONLINE = "online", "Nhận bản điện tử"
    COUNTER = "counter", "Nhận tại quầy"
    POST = "post", "Nhận qua bưu chính"


class Dossier(models.Model):
    """One request under one revision of one procedure. Surfaces come through `queries.dossiers_for(actor)` only."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    request_code = models.CharField(max_length=20, unique=True, null=True, blank=True)  # given at submission
    code = models.CharField(max_length=60, unique=True, null=True, blank=True)  # legal code (TT03-2025), at reception
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    case = models.CharField(max_length=200, blank=True, default="", db_default="")  # of the procedure; empty: ordinary
    return_way = models.CharField(max_length=8, choices=ReturnWay.choices, default=ReturnWay.ONLINE)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # competent to decide
    one_stop = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # where it is received

    owner = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="owned")  # chủ hồ sơ
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT)  # staff who typed it
    owner_name = models.CharField(max_length=200)  # as it was when filed: the organisation's name if it is the owner
    owner_fold = models.CharField(max_length=200)
    owner_phone = models.CharField(max_length=12, blank=True)
    owner_email = models.EmailField(blank=True)
    owner_address = models.CharField(max_length=300, blank=True)

    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # delivered, refused, withdrawn or stopped

    original_due = models.DateTimeField(null=True, blank=True)  # the promise printed on the receipt
    due = models.DateTimeField(null=True, blank=True)  # the promise now, after pauses
    legal_due = models.DateTimeField(null=True, blank=True)
    extended_to = models.DateTimeField(null=True, blank=True)  # by the one letter of apology that came in time
    due_is_provisional = models.BooleanField(default=False)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_text = models.TextField(blank=True)
    end_reason = models.TextField(blank=True)  # why refused, withdrawn or stopped, as told to the applicant
    version = models.IntegerField(default=0)

    unscoped: ClassVar[models.Manager["Dossier"]] = models.Manager()

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False, request_code__isnull=False),
                name="submitted_has_date_and_code",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[s.value for s in RECEIVED_STATES])
                | Q(received_at__isnull=False, code__isnull=False, due__isnull=False, legal_due__isnull=False),
                name="received_has_code_and_due",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "delivered"]) | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="decided_has_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-id"], name="dossier_owner"),
            models.Index(fields=["one_stop", "state"], name="dossier_one_stop"),
            models.Index(fields=["agency", "state"], name="dossier_agency"),
            models.Index(fields=["owner_phone"], name="dossier_phone", condition=~Q(owner_phone="")),
            models.Index(fields=["due"], name="dossier_open_due", condition=Q(state__in=["received", "in_progress"])),
            models.Index(fields=["received_at"], name="dossier_received", condition=Q(received_at__isnull=False)),
            models.Index(fields=["decided_at"], name="dossier_decided", condition=Q(decided_at__isnull=False)),
            models.Index(fields=["ended_at"], name="dossier_ended", condition=Q(ended_at__isnull=False)),
            models.Index(fields=["agency"], name="dossier_open", condition=Q(state__in=[s.value for s in OPEN_STATES])),
            GinIndex(fields=["owner_fold"], name="dossier_owner_trgm", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.known_as

    @property
    def known_as(self) -> str:
        """Give the code people use now: the legal one once there is one."""
        return self.code or self.request_code or ""

    @property
    def chain(self) -> str:
        return f"dossier:{self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_late(self, at: datetime) -> bool:
        """Overdue is computed, never stored: the promise passed before there was a decision."""
        return self.due is not None and (self.decided_at or self.ended_at or at) > self.due


class CodeCounter(models.Model):
    """The last ordinal of a series: dossier codes of a unit and day, decision numbers of an agency and year."""

    series = models.CharField(max_length=80, primary_key=True)
    last = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series} {self.last}"
