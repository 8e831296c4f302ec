from django.db import models
from django.db.models import Q

from motcua.clock.pauses import GROUNDS, LAWFUL
from motcua.directory.models import Agency, Officer
from motcua.dossiers.models.dossier import Dossier, ReturnWay


class StepKind(models.TextChoices):
    ROUTE = "route", "Bước của quy trình"  # a token of the route
    CONSULT = "consult", "Lấy ý kiến"  # asked of another agency, beside the route


class Step(models.Model):
    """One piece of work: the officers' inboxes, the control sheet and every indicator read these rows."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=8, choices=StepKind.choices, default=StepKind.ROUTE)
    node = models.CharField(max_length=60)  # key in the route of the dossier's revision
    name = models.CharField(max_length=200)
    work = models.CharField(max_length=12)  # receive, appraise, inspect, verify, sign, return, consult
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="steps")
    role = models.CharField(max_length=12)
    assignee = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="steps")
    opened_at = models.DateTimeField()
    due = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)
    proposes = models.CharField(max_length=10, blank=True)  # granted or rejected, on a proposing step
    note = models.TextField(blank=True)  # the draft decision, the inspection record, the opinion
    question = models.TextField(blank=True)  # what is asked of a consulted agency
    silence_agrees = models.BooleanField(default=False)
    due_reasons = models.JSONField(default=list)  # why a consultation is due then, where the law says how long

    class Meta:
        indexes = [
            models.Index(fields=["unit", "role", "due"], name="step_open_unit", condition=Q(closed_at=None)),
            models.Index(fields=["assignee", "due"], name="step_open_mine", condition=Q(closed_at=None)),
            models.Index(fields=["dossier", "id"], name="step_dossier"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "node"], name="one_open_step_a_node", condition=Q(closed_at=None, kind="route")
            )
        ]

    def __str__(self) -> str:
        return self.name


class HoldKind(models.TextChoices):
    SUPPLEMENT = "supplement", "Chờ bạn bổ sung"
    FEE = "fee", "Chờ nộp phí, lệ phí"
    AGENCY = "agency", "Chờ ý kiến cơ quan khác"
    OBLIGATION = "obligation", "Chờ nghĩa vụ tài chính"  # owed to another office, such as land taxes


class Hold(models.Model):
    """Why it does not move. Only a hold that stops the clock moves the deadline, and only when it is lifted."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="holds")
    kind = models.CharField(max_length=12, choices=HoldKind.choices)
    reason = models.CharField(max_length=300)
    ground = models.CharField(max_length=120)  # legal source
    stops_clock = models.BooleanField()
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT)  # the consultation it waits for

    class Meta:
        indexes = [models.Index(fields=["dossier"], name="hold_open", condition=Q(lifted_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(stops_clock=False) | Q(kind__in=[k.value for k in GROUNDS], ground__in=sorted(LAWFUL)),
                name="only_lawful_grounds_stop_the_clock",
            )
        ]

    def __str__(self) -> str:
        return self.kind


class DeadlineChange(models.Model):
    """Each setting or move of a due date, with its ground and the reasons that explain it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="deadline_changes")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)
    after = models.DateTimeField()
    ground = models.CharField(max_length=120)
    reasons = models.JSONField(default=list)  # [{key, facts}] of clock.due, in order

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.after}"


class Delivery(models.Model):
    """The handing over of a result: to whom, how, and what proves it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="delivery")
    to_name = models.CharField(max_length=120)
    way = models.CharField(max_length=8, choices=ReturnWay.choices)
    proof = models.CharField(max_length=200)
    was_present = models.BooleanField(default=False)
    originals_seen = models.BooleanField(default=False)
    by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dossier_id}"
