from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from motcua.base import ids
from motcua.directory.models.agency import Place


class Account(AbstractUser):
    """What signs in. A citizen's comes from VNeID and has no password; an officer's has an e-mail and a password."""

    must_set_password = models.BooleanField(default=False)
    is_platform = models.BooleanField(default=False)  # runs the machines; sees no dossier content


class Sex(models.TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Citizen(models.Model):
    """A person known by the personal ID number; verified when it came from the electronic identity (ND69-2024)."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="citizen")
    full_name = models.CharField(max_length=120)
    id_number = models.CharField(max_length=12, unique=True)
    birth_date = models.CharField(max_length=10, blank=True)  # YYYY or YYYY-MM-DD: many old people know the year only
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    phone = models.CharField(max_length=12, blank=True)
    email = models.EmailField(blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT)
    address_line = models.CharField(max_length=200, blank=True)
    verified_level = models.SmallIntegerField(default=0)  # level of the electronic identity; 0 = typed by somebody
    organisation = models.ForeignKey("Organisation", null=True, blank=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"citizen {self.pk}"


class Organisation(models.Model):
    """A body with a tax code: company, cooperative, household business."""

    tax_code = models.CharField(max_length=14, unique=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [GinIndex(fields=["name"], name="organisation_name_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name
