"""What an officer typed: now, or before a session that ended in the middle of a form."""

from django.http import HttpRequest

from motcua.catalog.questions.typed import Raw
from motcua.web.ui.parking import parked


def posted(request: HttpRequest) -> Raw:
    """Give the fields of a posted form without the one character that no database keeps; nothing on a first look."""
    fields = request.POST if request.method == "POST" else parked(request, request.path)
    if fields is None:
        return {}
    return {name: [value.replace("\0", "") for value in values] for name, values in fields.lists()}
