"""For those who watch the machines: is it alive, and may it get work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from motcua.web.ui import roles
from motcua.web.ui.pages import page


@page(roles.anyone)
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"alive": True})


@page(roles.anyone)
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether the database answers and its tables are there; 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM (SELECT 1 FROM directory_province LIMIT 1) AS known")
            set_up = bool((cursor.fetchone() or (0,))[0])
    except DatabaseError:
        return JsonResponse({"ready": False, "database": False}, status=503)
    return JsonResponse({"ready": set_up, "database": True}, status=200 if set_up else 503)
