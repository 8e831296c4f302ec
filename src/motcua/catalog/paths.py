"""Codes inside stored documents: queries and indexes ask with the same words, or an index would not be used.

The paths stand in the SQL itself: as parameters they would not be known when the statement is planned.
"""

from django.db.models import F, Func, JSONField, TextField


class Components(Func):
    """All codes of papers in a version of the national list."""

    template = "jsonb_path_query_array(%(expressions)s, '$.components[*].code')"
    output_field = JSONField()


class Results(Func):
    """All codes of results in a version of the national list."""

    template = "jsonb_path_query_array(%(expressions)s, '$.results[*].code')"
    output_field = JSONField()


class EarlierResults(Func):
    """All codes of results that may stand in for papers, in the province's own documents."""

    template = "jsonb_path_query_array(%(expressions)s, '$.components[*].result_code')"
    output_field = JSONField()


class ResultCode(Func):
    template = "(%(expressions)s ->> 'result_code')"
    output_field = TextField()


class FieldCode(Func):
    template = "(%(expressions)s ->> 'field_code')"
    output_field = TextField()


DOCUMENT, CURRENT = F("document"), F("current__document")
