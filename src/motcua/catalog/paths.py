"""Codes inside stored documents: queries and indexes ask with the same words, or an index would not be used."""

from django.db.models import F, Func, JSONField, Value

COMPONENTS = "$.components[*].code"  # of the national list
RESULTS = "$.results[*].code"
EARLIER_RESULTS = "$.components[*].result_code"  # of the province's own documents


def codes(document: str, path: str) -> Func:
    """Give all values at a path of a document as one JSON list."""
    return Func(F(document), Value(path), function="jsonb_path_query_array", output_field=JSONField())
