from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from motcua.base import ids


class Place(models.Model):
    """A province or commune since 1 July 2025, with its official code (QD19-2025)."""

    code = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=300, db_collation="C")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="communes")

    def __str__(self) -> str:
        return self.name


class DateSpan(models.Func):
    """The days from the first up to, not including, the second; without an end when that is null."""

    function = "DATERANGE"
    output_field = DateRangeField()


class AgencyKind(models.TextChoices):
    PROVINCE = "province", "Ủy ban nhân dân tỉnh"
    DEPARTMENT = "department", "Sở, ngành"
    BRANCH = "branch", "Đơn vị trực thuộc"
    COMMUNE = "commune", "Ủy ban nhân dân xã, phường"
    ONE_STOP = "one_stop", "Trung tâm Phục vụ hành chính công"


class Agency(models.Model):
    """A node of the dated tree of agencies, one row a name and place in it. The key is a short word routes use: 'SXD', 'QLVT'.

    The code is that of QD20-2020; an agency that gets another name keeps it, so it names one row on each day.
    """

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    code = models.CharField(max_length=35)  # identification code
    key = models.CharField(max_length=40, blank=True, db_index=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="agencies")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)  # first day on which it is no more

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gt=models.F("valid_from")),
                name="agency_ends_after_start",
            ),
            ExclusionConstraint(
                name="agency_code_once_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateSpan("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [GinIndex(fields=["name"], name="agency_name_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """Who took over from whom when the tree changed."""

    old = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successors")
    new = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="predecessors")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
