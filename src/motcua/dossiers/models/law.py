from django.db import models

from motcua.catalog.models import ProcedureDraft, Revision
from motcua.dossiers.models.dossier import Dossier


class LawChange(models.Model):
    """What a package of changes did to one running dossier: moved under the new law, or left under the old, and why."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="law_changes")
    item = models.ForeignKey(ProcedureDraft, on_delete=models.PROTECT, related_name="+")
    was = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.BooleanField()
    before = models.DateTimeField(null=True)  # the promise; None before reception
    after = models.DateTimeField(null=True)
    missing = models.JSONField(default=list)  # names of papers that the new law asks for and that are not here
    troubles = models.JSONField(default=list)  # pairs of code and name: why it could not move

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "item"], name="law_change_once")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.item_id}"
