"""Statements written once give what the ORM gives, and go on giving it for other values."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from pytest_django import DjangoAssertNumQueries

from motcua.base.models import Event
from motcua.base.written import ListSlot, Slot, insert, update, written
from motcua.directory.models import Agency
from motcua.dossiers.models import Answer, Dossier, Step
from tests import stories
from tests.town import Person

AT = stories.MONDAY
written_so_far: list[str] = []


@written(Slot)
def with_places(key: Any) -> QuerySet[Dossier]:
    written_so_far.append("with_places")
    return Dossier.unscoped.select_related("agency__parent", "entered_by").filter(pk=key)


@written(Slot, ListSlot)
def marked(before: Any, units: Any) -> QuerySet[Dossier]:
    stepped = Exists(Step.objects.filter(dossier=OuterRef("pk"), opened_at__lt=before), output_field=BooleanField())
    return Dossier.unscoped.filter(one_stop__in=units, created_at__lt=before).annotate(stepped=stepped).order_by("pk")


@written(Slot)
def typed(dossier: Any) -> QuerySet[Answer, tuple[str, Any]]:
    return Answer.objects.filter(dossier=dossier).order_by("key").values_list("key", "raw")


@written(ListSlot)
def names(keys: Any) -> QuerySet[Agency, str]:
    return Agency.objects.filter(pk__in=keys).order_by("pk").values_list("name", flat=True)


@written()
def as_mappings() -> QuerySet[Agency, Any]:
    return Agency.objects.values("name")


def test_models_with_those_beside_them(
    mai: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, other = stories.submitted(mai, coc_san), stories.drafted(mai, coc_san)
    above = coc_san.parent
    written_so_far.clear()
    for dossier in (one, other):
        with django_assert_num_queries(1):
            found = with_places(dossier.pk)[0]
            assert found == dossier
            assert found.agency == coc_san
            assert found.agency.parent == above
            assert found.entered_by is None
        plain = Dossier.unscoped.get(pk=dossier.pk)
        assert all(getattr(found, f.attname) == getattr(plain, f.attname) for f in Dossier._meta.concrete_fields)
    assert with_places(0) == []
    assert len(written_so_far) <= 1, "the query is built once a process"


def test_lists_of_keys_and_what_is_reckoned(mai: Person, coc_san: Agency) -> None:
    one, draft = stories.submitted(mai, coc_san), stories.drafted(mai, coc_san)
    later = AT + timedelta(days=400)
    found: list[Any] = marked(later, [one.one_stop_id])
    assert [(d.pk, d.stepped) for d in found] == [(one.pk, True), (draft.pk, False)]
    assert marked(later, []) == []
    assert marked(AT - timedelta(days=400), [one.one_stop_id]) == []


def test_tuples_and_single_values(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    assert typed(dossier.pk) == list(dossier.answers.order_by("key").values_list("key", "raw"))
    assert names([coc_san.pk, coc_san.pk]) == [coc_san.name]


def test_other_shapes_are_refused(coc_san: Agency) -> None:
    with pytest.raises(TypeError, match="written once"):
        as_mappings()


def test_rows_are_inserted_as_save_would(coc_san: Agency) -> None:
    rows = [Event(name=f"event.{n}", subject=n, facts={"tên": "Mai"}, at=AT) for n in range(3)]
    insert(*rows)
    insert()
    kept = list(Event.objects.order_by("pk"))
    assert [(r.pk, r.name, r.facts, r.at) for r in rows] == [(k.pk, k.name, k.facts, k.at) for k in kept]
    rows[0].name = "event.changed"
    rows[0].save()
    assert Event.objects.count() == 3


def test_only_what_is_named_is_written(mai: Person, coc_san: Agency) -> None:
    dossier = stories.drafted(mai, coc_san)
    dossier.owner_phone, dossier.owner_name = "0900000123", "Không ghi"
    update(dossier, ("owner_phone",))
    kept = Dossier.unscoped.get(pk=dossier.pk)
    assert (kept.owner_phone, kept.owner_name) == ("0900000123", mai.name)
    with pytest.raises(FieldDoesNotExist, match="no_such"):
        update(dossier, ("no_such",))
    dossier.pk = 0
    with pytest.raises(ObjectDoesNotExist, match="Dossier 0"):
        update(dossier, ("owner_phone",))
