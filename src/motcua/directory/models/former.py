from django.db import models

from motcua.directory.models.agency import Place


class FormerCommune(models.Model):
    """A commune before 1 July 2025 and a place of today that took it over; one row for each of them where it was split."""

    code = models.CharField(max_length=5, blank=True)  # some are not known any more
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, db_index=True)  # without marks and without its kind: "coc san"
    district = models.CharField(max_length=120)
    province = models.CharField(max_length=120)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="former")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "district", "name", "place"], name="former_commune_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}"
