"""The guard itself: it stops a query of a template and lets the view's own pass."""

import pytest
from django.template import engines
from django.template.response import SimpleTemplateResponse

from motcua.directory.models import Province
from tests.house.rendering import no_query_in_template

__all__ = ["no_query_in_template"]
PAGE = engines["django"].from_string("{% for p in provinces %}{{ p.name }}{% endfor %}")


@pytest.mark.django_db
def test_a_query_of_a_template_fails() -> None:
    page = SimpleTemplateResponse(PAGE, {"provinces": Province.objects.all()})
    with pytest.raises(AssertionError, match="a template asked the database"):
        page.render()


@pytest.mark.django_db
def test_rows_that_the_view_fetched_are_shown(province: None) -> None:
    page = SimpleTemplateResponse(PAGE, {"provinces": list(Province.objects.all())})
    assert "Lào Cai" in page.render().text
