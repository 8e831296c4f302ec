"""What the row of a procedure repeats of its current revision, for lists and search."""

from typing import Any

from motcua.base.text import fold
from motcua.catalog.definition import Definition
from motcua.catalog.models import Field


def columns(definition: Definition, field: Field) -> dict[str, Any]:
    """Give the columns by name."""
    words = (definition.name, definition.short_name, *definition.keywords, definition.field)
    return {
        "name": definition.name,
        "field": field,
        "level": definition.level,
        "handling": definition.handling.value,
        "decides": definition.decides,
        "search_text": " | ".join(map(fold, words)),
    }
