"""Migrations are linear, named by what they do, and say all that the models say."""

import re

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython
from django.db.migrations.state import ProjectState
from django.utils import translation

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("motcua.")]
LOADER = MigrationLoader(None)


def test_each_app_has_one_line_of_migrations() -> None:
    for label in OURS:
        names = sorted(name for app, name in LOADER.disk_migrations if app == label)
        assert len(LOADER.graph.leaf_nodes(label)) <= 1, label
        assert [name[:4] for name in names] == [f"{n:04d}" for n in range(1, len(names) + 1)], label


def test_migrations_are_named_by_content() -> None:
    named = [name for app, name in LOADER.disk_migrations if app in OURS]
    assert named
    assert [n for n in named if re.search(r"_auto_|_alter_.*_and_more|_squashed_|\d{8}", n)] == []


def test_models_and_migrations_agree() -> None:
    with translation.override(None, deactivate=True):
        translation.deactivate_all()  # words of Django's own models are written untranslated
        wanted = MigrationAutodetector(LOADER.project_state(), ProjectState.from_apps(apps)).changes(graph=LOADER.graph)
    assert {label: [str(m) for m in found] for label, found in wanted.items() if label in OURS} == {}


def test_schema_migrations_repair_no_data() -> None:
    """Data repairs are dated commands that can be resumed (rule 25)."""
    for (label, name), migration in LOADER.disk_migrations.items():
        if label in OURS:
            assert not any(isinstance(o, RunPython) for o in migration.operations), f"{label}.{name}"
