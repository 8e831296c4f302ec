from django.db import models

from motcua.directory.models import Officer
from motcua.dossiers.models import Dossier


class Payment(models.Model):
    """Money received at a counter against the frozen lines of a dossier; the receipt number is that of the paper receipt."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="payments")
    amount = models.BigIntegerField()  # đồng
    receipt_number = models.CharField(max_length=40)
    taken_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_is_money"),
            models.UniqueConstraint(fields=["receipt_number"], name="receipt_number_once"),
        ]

    def __str__(self) -> str:
        return self.receipt_number
