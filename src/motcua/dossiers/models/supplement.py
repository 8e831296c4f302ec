from django.db import models

from motcua.directory.models import Officer
from motcua.dossiers.models.dossier import Dossier


class Supplement(models.Model):
    """A request to complete (form 02): the whole checklist at once, each gap with its reason (ND118-2025)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="supplements")
    number = models.SmallIntegerField()  # 1 for the first; a second counts the dossier as late (QD766 2.1)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()  # past it nothing happens by itself: an officer is asked what to do
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="supplement_number_once"),
            models.UniqueConstraint(
                fields=["dossier"], name="one_open_supplement", condition=models.Q(answered_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.number}"


class Gap(models.Model):
    """One thing missing or wrong: a component or a question, why, and what the applicant replied in words."""

    supplement = models.ForeignKey(Supplement, on_delete=models.CASCADE, related_name="gaps")
    part = models.CharField(max_length=10)  # component, question
    key = models.CharField(max_length=60)
    reason = models.TextField()
    reply = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supplement", "part", "key"], name="gap_once")]

    def __str__(self) -> str:
        return self.key
