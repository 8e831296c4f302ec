"""What holds for every table: what hangs on what, no floats, stable values, no date that fills itself."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models

from tests.house.source import complain

OURS = [m for m in apps.get_models() if m.__module__.startswith("motcua.")]
Relation = models.ForeignKey  # OneToOneField is one


def _fields() -> Iterator[tuple[str, models.Field]]:  # type: ignore[type-arg]  # any field
    for model in OURS:
        for field in model._meta.local_fields:
            yield f"{model._meta.label}.{field.name}", field


def test_rows_hang_on_rows_of_other_packages_by_protect() -> None:
    """CASCADE only inside one package: what was decided does not vanish with what it points at (rule 9)."""
    found = {}
    for place, field in _fields():
        if isinstance(field, Relation) and field.remote_field.on_delete is not models.PROTECT:
            target = field.related_model
            inside = not isinstance(target, str) and target._meta.app_label == field.model._meta.app_label
            if not inside or field.remote_field.on_delete is not models.CASCADE:
                found[place] = str(getattr(field.remote_field.on_delete, "__name__", "nothing"))
    complain("on-delete", found)


def test_money_and_measures_are_whole_numbers() -> None:
    assert [place for place, f in _fields() if isinstance(f, models.FloatField | models.DecimalField)] == []


def test_no_time_fills_itself() -> None:
    timed = [(place, f) for place, f in _fields() if isinstance(f, models.DateField | models.TimeField)]
    own = [p for p, f in timed if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False) or f.has_default()]
    complain("own-time", dict.fromkeys(own, "has a time that nobody gave"))


def test_times_are_stored_in_utc_and_shown_in_vietnam() -> None:
    assert settings.USE_TZ
    assert settings.TIME_ZONE == "Asia/Ho_Chi_Minh"
    assert all(c.get("TIME_ZONE") in (None, "UTC") for c in settings.DATABASES.values())


def test_values_of_choices_are_stable_english_words() -> None:
    found = {}
    for place, field in _fields():
        for value, _words in field.choices or ():
            if (
                not str(value).isascii()
                or not str(value).replace("_", "").isalnum()
                or str(value) != str(value).lower()
            ):
                found[place] = f"stores {value!r}"
    complain("choice", found)


def test_texts_that_may_be_missing_are_empty_and_not_null() -> None:
    """Two kinds of nothing are one too many; NULL only where it keeps a unique column unique."""
    texts = [(p, f) for p, f in _fields() if isinstance(f, models.CharField | models.TextField)]
    complain("null-text", dict.fromkeys((p for p, f in texts if f.null and not f.unique), "may be NULL"))


def test_rows_are_known_in_the_outside_by_unguessable_keys() -> None:
    found = {p: "is not unique" for p, f in _fields() if isinstance(f, models.UUIDField) and not f.unique}
    complain("public-id", found)
