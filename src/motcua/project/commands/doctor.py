import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import psycopg

from motcua.base import clockwork
from motcua.project import database, env
from motcua.project.commands.answer import NO, NOT_READY, YES, Answer
from motcua.project.database.cluster import State
from motcua.project.doctor import machine, outside, proof, province, safety, server, work
from motcua.project.doctor.finding import Finding, Light, Site, green, red
from motcua.project.doctor.looking import Looked, look
from motcua.project.readiness import NotReady

CHECKS = (
    *server.CHECKS, *work.CHECKS, *machine.CHECKS, *safety.CHECKS, *outside.CHECKS, *province.CHECKS, *proof.CHECKS
)  # fmt: skip
MARKS = {Light.GREEN: "ok  ", Light.YELLOW: "WARN", Light.RED: "RED "}
COLOURS = {Light.GREEN: "32", Light.YELLOW: "33", Light.RED: "31"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ill", action="store_true", help="leave out what is green")


def run(asked: argparse.Namespace) -> Answer:
    """Code 0 when nothing is red, 1 when something is, 3 when the database cannot be asked."""
    own = bool(database.given())
    with _database() as (url, answers):
        settled = _settings()
        seen = [Looked("database", answers, 0), Looked("settings", settled, 0)]
        for each in seen:
            _say(asked, each)
        is_settled = settled.light is Light.GREEN
        for each in look(CHECKS, Site(url, database.home(), clockwork.now(), _is_sample(), own, is_settled)):
            seen.append(each)
            _say(asked, each)
    return _answer(seen)


def _answer(seen: list[Looked]) -> Answer:
    count = {light: sum(each.found.light is light for each in seen) for light in Light}
    code = NOT_READY if seen[0].found.light is Light.RED else NO if count[Light.RED] else YES
    text = f"{count[Light.RED]} red, {count[Light.YELLOW]} warnings, {count[Light.GREEN]} well."
    facts = [{"name": each.name, "ms": each.ms} | asdict(each.found) for each in seen]
    return Answer(text, {"well": code == YES, "checks": facts}, code)


@contextmanager
def _database() -> Iterator[tuple[str, Finding]]:
    """The address if it answers, and the finding. A database of our own is not started for a look."""
    if not database.given():
        os.environ.setdefault("MOTCUA_SAMPLE", "1")
        state = _state_of_ours()
        if state is not State.READY:
            yield "", red(f"The database of {database.home()} is {state}.", "Start the system with `motcua run`.")
            return
    with database.ensure() as found:
        refused = _refusal(found.url)
        yield ("", refused) if refused else (found.url, green("It answers."))


def _state_of_ours() -> State:
    try:
        return database.Embedded(database.home()).status().state
    except NotReady:
        return State.ABSENT


def _refusal(url: str) -> Finding | None:
    try:
        psycopg.connect(url, connect_timeout=4).close()
    except psycopg.OperationalError as fault:
        why = str(fault).strip().splitlines()[-1]
        return red(f"It does not answer: {why}", "Start the server, or mend DATABASE_URL and the network.")
    except psycopg.ProgrammingError:
        return red("DATABASE_URL is not an address of PostgreSQL.", "Write postgresql://name:password@host/database.")
    return None


def _settings() -> Finding:
    """Django set up, which needs no database; a setting it cannot read is found here once for all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django

    if not database.home().is_dir():  # reading them would make it
        return red(f"The home folder {database.home()} does not exist.", "Set MOTCUA_HOME, or start the system once.")
    try:
        django.setup()
    except (env.BadSetting, OSError) as fault:
        return red(f"{fault}.", "Mend it in the environment; the names stand in docs/runbook.md.")
    return green("They can be read.")


def _is_sample() -> bool:
    try:
        return env.flag("MOTCUA_SAMPLE", False)
    except env.BadSetting:
        return False


def _say(asked: argparse.Namespace, each: Looked) -> None:
    """A line as soon as it is known; what to do stands below it."""
    found = each.found
    if asked.json or (asked.ill and found.light is Light.GREEN):
        return
    mark = MARKS[found.light]
    if sys.stdout.isatty():
        mark = f"\x1b[{COLOURS[found.light]}m{mark}\x1b[0m"
    print(f"{mark} {each.name:<21} {found.seen}")
    if found.do:
        print(f"{'':<27}→ {found.do}")
