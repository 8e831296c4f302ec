from django.db import models

from motcua.clock.policy import CountingRule


class Province(models.Model):
    """What the province has chosen, from a date on; the row in force is the one with the latest `valid_from`."""

    name = models.CharField(max_length=120)
    code = models.CharField(max_length=2)  # administrative unit code, QD19-2025
    agency_code = models.CharField(max_length=35)  # identification code of the province, QD20-2020
    counting_rule = models.CharField(max_length=20, choices=[(r.value, r.value) for r in CountingRule])
    citizen_word = models.CharField(max_length=10, default="bạn")  # how pages address the citizen
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    is_sample = models.BooleanField(default=False)
    valid_from = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["valid_from"], name="one_setting_a_day")]

    def __str__(self) -> str:
        return self.name
