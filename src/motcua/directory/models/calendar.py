from django.db import models

from motcua.directory.models.agency import Agency


class DayRowKind(models.TextChoices):
    HOLIDAY = "holiday", "Ngày lễ"
    COMPENSATED_OFF = "compensated_off", "Nghỉ bù"
    SWAPPED_OFF = "swapped_off", "Nghỉ hoán đổi"
    MAKE_UP_WORK = "make_up_work", "Làm bù"
    UNDECIDED = "undecided", "Chưa có thông báo"


class CalendarDay(models.Model):
    """A day that differs from the ordinary week (BLLD-2019 art. 111-112). Provisional: not announced officially yet.

    agency None: the whole province. One agency alone is closed by a storm or a flood, and its day stands before the
    province's.
    """

    date = models.DateField()
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=DayRowKind.choices)
    name = models.CharField(max_length=120)
    provisional = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["date"], condition=models.Q(agency=None), name="one_day_of_the_province"),
            models.UniqueConstraint(fields=["date", "agency"], name="one_day_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class Runs(models.TextChoices):
    """Which days of the week hours are for."""

    WEEK = "week", "Thứ Hai đến thứ Sáu"
    SATURDAY = "saturday", "Thứ Bảy, chỉ tiếp nhận"  # time limits do not count it
    SATURDAY_WORK = "saturday_work", "Thứ Bảy, tính vào thời hạn theo giờ"


class Hours(models.Model):
    """A working session of the week; agency None means the whole province."""

    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT)
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    runs = models.CharField(max_length=16, choices=Runs.choices, default=Runs.WEEK, db_default=Runs.WEEK)

    class Meta:
        verbose_name_plural = "hours"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="session_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.starts}-{self.ends}"
