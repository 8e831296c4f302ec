"""Opens what a command needs: a database that answers, and Django set up on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from motcua.project import database
from motcua.project.readiness import NotReady


@contextmanager
def opened(*, django: bool = True) -> Iterator[database.Database]:
    """Without DATABASE_URL the database of the home folder is used, and this is the sample unless told otherwise."""
    with database.ensure() as found:
        if found.embedded is not None:
            os.environ.setdefault("MOTCUA_SAMPLE", "1")
        if django:
            _set_up()
        yield found


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django
    import psycopg

    try:
        psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=10).close()
    except psycopg.OperationalError as refused:
        raise NotReady(f"The database does not answer: {str(refused).strip().splitlines()[-1]}") from None
    except psycopg.ProgrammingError:
        raise NotReady("DATABASE_URL is not an address of a PostgreSQL database.") from None
    django.setup()
