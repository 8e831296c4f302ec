from django.db import models

from motcua.directory.models import Officer
from motcua.dossiers.models.dossier import Dossier


class Extension(models.Model):
    """The one letter of apology with another date (form 04, TT03-2025); the database holds that there is one at most.

    `counts` False: the promise had passed already. The applicant learns the new date, and the dossier stays late.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="extension")
    paper_number = models.CharField(max_length=60)
    reason = models.TextField()
    before = models.DateTimeField()
    after = models.DateTimeField()
    counts = models.BooleanField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(after__gt=models.F("before")), name="extension_is_later"),
            models.CheckConstraint(condition=~models.Q(paper_number=""), name="extension_has_its_paper"),
        ]

    def __str__(self) -> str:
        return self.paper_number
