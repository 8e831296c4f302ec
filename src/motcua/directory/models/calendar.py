from django.db import models

from motcua.directory.models.agency import Agency


class DayRowKind(models.TextChoices):
    HOLIDAY = "holiday", "Ngày lễ"
    COMPENSATED_OFF = "compensated_off", "Nghỉ bù"
    SWAPPED_OFF = "swapped_off", "Nghỉ hoán đổi"
    MAKE_UP_WORK = "make_up_work", "Làm bù"
    UNDECIDED = "undecided", "Chưa có thông báo"


class CalendarDay(models.Model):
    """A day that differs from the ordinary week (BLLD-2019 art. 111-112). Provisional: not announced officially yet."""

    date = models.DateField(unique=True)
    kind = models.CharField(max_length=20, choices=DayRowKind.choices)
    name = models.CharField(max_length=120)
    provisional = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class Hours(models.Model):
    """A working session of the week; agency None means the whole province."""

    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT)
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "hours"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="session_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.starts}-{self.ends}"
