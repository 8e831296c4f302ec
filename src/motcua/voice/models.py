from django.db import models

from motcua.dossiers.models import Dossier


class Rating(models.Model):
    """What the applicant says of one finished dossier; only the applicant may, once, and never as a condition."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="rating")
    score = models.SmallIntegerField()  # 1 very unsatisfied … 5 very satisfied
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(score__range=(1, 5)), name="score_one_to_five")]

    def __str__(self) -> str:
        return str(self.score)
