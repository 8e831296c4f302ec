"""The database of a test run: one throw-away server for all its processes, or the server the environment names.

All of this happens while this file is imported: Django's settings read the environment once, and files beside the
tests may import models.
"""

import os
import tempfile
from pathlib import Path

import django
import pytest
from django.conf import settings

from motcua.project.database.cluster import Cluster
from motcua.project.database.throwaway import throwaway
from motcua.project.guard import Guard
from motcua.project.words import compile_changed

_servers: list[Cluster] = []
_guards: list[Guard] = []


def _prepare() -> None:
    """Fills the environment; the processes of pytest-xdist find it filled."""
    folder = Path(tempfile.mkdtemp(prefix="mc-", dir="/tmp"))
    guard = Guard()
    _guards.append(guard)
    guard.tell("folder", folder)
    given = os.environ.get("MOTCUA_TEST_DATABASE_URL") or os.environ.get("DATABASE_URL")
    if not given:
        _servers.append(throwaway(folder, guard))
        given = _servers[0].url()
    (folder / "home" / "static").mkdir(parents=True)
    os.environ |= {
        "MOTCUA_TEST_RUN": str(os.getpid()),
        "MOTCUA_TESTING": "1",
        "MOTCUA_HOME": str(folder / "home"),
        "MOTCUA_STATIC": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "DATABASE_URL": given,
        "DJANGO_SETTINGS_MODULE": "motcua.project.settings",
    }


def pytest_unconfigure(config: pytest.Config) -> None:
    for server in _servers:
        server.stop()
    for guard in _guards:
        guard.close()  # which deletes the folder


if "MOTCUA_TEST_RUN" not in os.environ:
    if settings.configured:
        raise pytest.UsageError("Django's settings were read too early: is DJANGO_SETTINGS_MODULE set?")
    _prepare()
    compile_changed()
# Two runs at once on one given server do not meet; pytest-xdist adds its own ending for each process.
settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_motcua_{os.environ['MOTCUA_TEST_RUN']}"
django.setup()

pytest_plugins = ["tests.browser", "tests.town"]
