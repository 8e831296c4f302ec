from django.db import models

from motcua.directory.models import Officer
from motcua.dossiers.models.dossier import Dossier
from motcua.files.models import StoredFile


class Obligation(models.Model):
    """Money owed to another office before the work goes on: asked of the office, told to the applicant, proved."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="obligations")
    office = models.CharField(max_length=200)
    slip_number = models.CharField(max_length=60)  # of the paper that asks the office (Mẫu số 19, ND151-2025)
    slip_date = models.DateField()
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()  # past it the silence of the office is shown; nothing happens by itself
    notice_number = models.CharField(max_length=60, blank=True)
    amount = models.BigIntegerField(null=True, blank=True)  # đồng, with taxes and fees together; 0 = nothing is owed
    pay_by = models.DateField(null=True, blank=True)
    pay_where = models.CharField(max_length=300, blank=True)
    noticed_at = models.DateTimeField(null=True, blank=True)
    proof_number = models.CharField(max_length=80, blank=True)  # of the treasury's receipt
    paid_on = models.DateField(null=True, blank=True)
    proof_file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proof_sent_at = models.DateTimeField(null=True, blank=True)  # by the applicant, for an officer to look at
    proof_returned = models.TextField(blank=True)  # why an officer could not take the last proof
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="one_open_obligation", condition=models.Q(settled_at=None)
            ),
            models.CheckConstraint(
                condition=models.Q(noticed_at=None) | models.Q(amount__gte=0), name="noticed_obligation_has_amount"
            ),
        ]

    def __str__(self) -> str:
        return self.slip_number
