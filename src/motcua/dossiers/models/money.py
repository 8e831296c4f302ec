from django.db import models

from motcua.dossiers.models.dossier import Dossier


class DossierFee(models.Model):
    """A fee line frozen when the dossier was filed; a later change of the rule never touches it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="fees")
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10)
    amount = models.BigIntegerField()  # đồng
    units = models.IntegerField(default=1)
    copies = models.IntegerField(default=1)
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="fee_is_owed"),
            models.UniqueConstraint(fields=["dossier", "key"], name="fee_line_once"),
        ]

    def __str__(self) -> str:
        return self.name
