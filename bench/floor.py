"""The floor: a view that inserts one row, in Django without any middleware, on the same server and database.

Nothing that keeps a promise can be faster: this one checks nobody, reads nothing and remembers nothing but a row.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from motcua.project.database import django_databases

TABLE = "CREATE TABLE IF NOT EXISTS bench_row (id bigserial PRIMARY KEY, at timestamptz NOT NULL, words text NOT NULL)"


def insert(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_row (at, words) VALUES (now(), %s) RETURNING id", ["một hàng"])
        return HttpResponse(str(cursor.fetchone()[0]))


urlpatterns = [path("", insert)]

if not settings.configured:
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="bench.floor",
        DATABASES=django_databases(os.environ["DATABASE_URL"]),
        MIDDLEWARE=[],
        USE_TZ=True,
    )
    application = get_wsgi_application()
