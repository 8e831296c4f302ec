from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.base import ids


class OutsideSystem(models.Model):
    """Another system that calls ours: a ministry's software, a bank, a platform of helpers."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    contact = models.CharField(max_length=200)  # who answers for it: name, telephone or e-mail

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """What an outside system shows to be let in. Only a hash of it is kept; `prefix` lets people recognise it."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    system = models.ForeignKey(OutsideSystem, on_delete=models.PROTECT, related_name="tokens")
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the whole token, in hexadecimal
    scopes = ArrayField(models.CharField(max_length=40))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)  # the last day it was used

    def __str__(self) -> str:
        return f"{self.prefix}… {self.system}"
