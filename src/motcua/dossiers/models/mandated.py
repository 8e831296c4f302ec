from django.db import models

from motcua.directory.models import OutsideSystem
from motcua.dossiers.models.dossier import Dossier


class MandateKind(models.TextChoices):
    """By what right somebody files for the owner (BLDS-2015 art. 134-143)."""

    AUTHORISATION = "authorisation", "Giấy ủy quyền"
    LEGAL_GUARDIAN = "guardian", "Người đại diện theo pháp luật, người giám hộ"
    EMPLOYEE = "employee", "Người của tổ chức, theo giấy giới thiệu"
    ELECTRONIC_CONSENT = "consent", "Đồng ý điện tử qua VNeID"


class MandatedFiling(models.Model):
    """That an outside system filed a dossier for its owner, by which mandate, and under which key it asked."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="mandated")
    system = models.ForeignKey(OutsideSystem, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=16, choices=MandateKind.choices)
    mandate_reference = models.CharField(max_length=120)  # number and date of the paper or of the consent
    filer_name = models.CharField(max_length=120)  # the person at the outside system who answers for it
    covers_withdrawal = models.BooleanField(default=False, db_default=False)  # said so; a guardian's always does
    valid_until = models.DateField(null=True, blank=True)  # the last day of it; None: as long as the dossier is open
    idempotency_key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)  # SHA-256 of what was asked under the key
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "idempotency_key"], name="asked_once_a_key")]
        indexes = [models.Index(fields=["system", "-dossier"], name="mandated_of_system")]

    def __str__(self) -> str:
        return f"{self.dossier_id} by {self.system_id}"


class ActFor(models.TextChoices):
    """What a system may do for the owner after it has filed."""

    SUPPLEMENT = "supplement", "Bổ sung hồ sơ thay"
    WITHDRAW = "withdraw", "Rút hồ sơ thay"


class MandatedAct(models.Model):
    """That an outside system did something more for the owner of a dossier it had filed, and under which key it asked."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="acts_for")
    system = models.ForeignKey(OutsideSystem, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=12, choices=ActFor.choices)
    idempotency_key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)  # SHA-256 of what was asked under the key
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "idempotency_key"], name="acted_once_a_key")]

    def __str__(self) -> str:
        return f"{self.what} of {self.dossier_id} by {self.system_id}"
