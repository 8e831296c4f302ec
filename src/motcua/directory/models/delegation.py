from django.db import models

from motcua.directory.models.officer import Officer, Post


class Delegation(models.Model):
    """A post lent to another officer between two dates, with the paper that says so (BLDS-2015 art. 138).

    Whoever holds it has the rights of the post beside their own, while the post itself is in force.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    to = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="delegations")
    document = models.CharField(max_length=120)  # number and date of the decision
    reason = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()  # first day on which it is no more

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")), name="delegation_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["to", "valid_until"], name="delegation_to")]

    def __str__(self) -> str:
        return f"{self.post} → {self.to}"
