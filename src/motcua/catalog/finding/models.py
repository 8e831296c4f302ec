"""Rows of search: what can be found, what people say for it, and what was asked in vain."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from motcua.base import ids


class FoundProcedure(models.Model):
    """A procedure as search sees it: national reference or published. The vectors are kept by the database."""

    code = models.CharField(max_length=40, unique=True)
    name = models.TextField()
    short_name = models.TextField(blank=True)
    field = models.CharField(max_length=200)
    levels = ArrayField(models.CharField(max_length=12))
    agency = models.TextField(blank=True)
    subjects = ArrayField(models.TextField())
    service_level = models.CharField(max_length=12, blank=True)
    is_published = models.BooleanField()
    kind = models.CharField(max_length=12)  # standard, variant, internal
    life_events = ArrayField(models.TextField())
    title_words = models.TextField()  # folded name, short name, key words
    rest_words = models.TextField()  # folded field, events of life, what it gives and needs
    title_vector = models.GeneratedField(
        expression=SearchVector("title_words", config="simple"), output_field=SearchVectorField(), db_persist=True
    )
    all_vector = models.GeneratedField(
        expression=SearchVector("title_words", "rest_words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["title_vector"], name="found_title_vector"),
            GinIndex(fields=["all_vector"], name="found_all_vector"),
            GinIndex(fields=["title_words"], name="found_title_trgm", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class FindingStamp(models.Model):
    """One row that changes whenever names or synonyms change, so that every process reads them anew."""

    id = models.IntegerField(primary_key=True)
    stamp = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return str(self.stamp)


class Synonym(models.Model):
    """Words people say, and the catalogue's words or codes they stand for; a retired one is kept."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    said = models.CharField(max_length=120)
    means = models.TextField(blank=True)  # alternatives apart by |
    codes = ArrayField(models.CharField(max_length=40))
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["said"], condition=models.Q(retired_at__isnull=True), name="synonym_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.said} = {self.means or ', '.join(self.codes)}"


class AskedWords(models.Model):
    """Folded words that were searched for on a day, how often, and with what luck. Never who."""

    day = models.DateField()
    words = models.CharField(max_length=200)
    asked = models.IntegerField()
    unanswered = models.IntegerField()
    clicked = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "words"], name="asked_words_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.words}"
