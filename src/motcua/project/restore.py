"""Brings a backup back: first read whole, then loaded beside what is there, then changed over."""

import hashlib
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from motcua.project import archive
from motcua.project.database.clients import Clients
from motcua.project.readiness import BadInput, NotReady

FOREIGN_SETTING = b"SET transaction_timeout = 0;\n"  # written by tools from 17 on, unknown to older servers
MAINTENANCE = "postgres"


@dataclass(frozen=True)
class Restored:
    """What was there before is kept under these names, None when there was nothing."""

    files: int
    former_database: str | None
    former_files: Path | None


def restore(url: str, files: Path, source: Path, *, version: str, force: bool, at: datetime) -> Restored:
    """Touches nothing before every byte of the backup is found right; replaces a database with content on `force`."""
    if not source.is_file():
        raise BadInput(f"There is no file {source}.")
    manifest = archive.verify(source)
    if _number(manifest.version) > _number(version):
        raise BadInput(f"The backup was made by version {manifest.version}, newer than this one ({version}).")
    stamp = at.strftime("%Y%m%d_%H%M%S")
    with psycopg.connect(url) as connection:
        name, major = connection.info.dbname, connection.info.server_version // 10000
        full = _look(connection, force)
        create = _like(connection)
    fresh, former = f"{name}_restoring_{stamp}", f"{name}_before_{stamp}"
    clients = Clients(url, major)
    with tempfile.TemporaryDirectory(prefix="restoring-", dir=_home(files)) as folder, _server(url) as server:
        dump, count = _unpack(source, manifest, Path(folder))
        server.execute(sql.SQL("create database {} ").format(sql.Identifier(fresh)) + create)
        try:
            _load(clients, dump, fresh)
            with server.transaction():
                _rename(server, name, former)
                _rename(server, fresh, name)
                kept = _change_files(files, Path(folder, "files"), stamp)
        except BaseException:
            _drop(server, fresh)
            raise
        if not full:
            _drop(server, former)
    return Restored(count, former if full else None, kept)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _home(files: Path) -> Path:
    files.parent.mkdir(parents=True, exist_ok=True)
    return files.parent


def _server(url: str) -> psycopg.Connection:
    return psycopg.connect(url, dbname=MAINTENANCE, autocommit=True)


def _look(connection: psycopg.Connection, force: bool) -> bool:
    """Tells whether the database has content; refuses when it has and may not be replaced, or when it is in use."""
    tables = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    full = tables != (0,)
    if full and not force:
        raise BadInput("The database is not empty. With --force it is put aside and replaced.")
    others = connection.execute(
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        " and backend_type = 'client backend'"
    ).fetchone()
    if others != (0,):
        raise NotReady("Other programs use the database. Stop web and worker first.")
    return full


def _like(connection: psycopg.Connection) -> sql.Composed:
    """The part of CREATE DATABASE that gives the new one the letters of the old one."""
    row = connection.execute(
        "select datlocprovider::text, datcollate, datctype, coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')"
        " from pg_database d where datname = current_database()"
    ).fetchone()
    assert row is not None
    provider, collate, ctype, locale = row
    words = {"b": "locale_provider builtin builtin_locale {}", "i": "locale_provider icu icu_locale {}"}.get(provider)
    own = sql.SQL(words).format(locale) if words else sql.SQL("locale_provider libc")
    base = sql.SQL("template template0 encoding 'UTF8' lc_collate {} lc_ctype {} ").format(collate, ctype)
    return base + own


def _unpack(source: Path, manifest: archive.Manifest, folder: Path) -> tuple[Path, int]:
    """Writes what the manifest names, checking once more: the file may have changed since it was read."""
    count = 0
    for name, reader in archive.members(source):
        if name == archive.MANIFEST:
            continue
        target = folder / archive.DUMP
        if name != archive.DUMP:
            sha256 = name.removeprefix(archive.FILES)
            target = folder / "files" / sha256[:2] / sha256
            count += 1
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _write(reader, target) != manifest.members.get(name):
            raise BadInput(f"{source} changed while it was read.")
    (folder / "files").mkdir(exist_ok=True, mode=0o700)
    return folder / archive.DUMP, count


def _write(reader: IO[bytes], target: Path) -> str:
    sha256 = hashlib.sha256()
    with target.open("wb") as file:
        while piece := reader.read(archive.PIECE):
            sha256.update(piece)
            file.write(piece)
    return sha256.hexdigest()


def _load(clients: Clients, dump: Path, name: str) -> None:
    """All or nothing, through psql: the dump may come from tools newer than the server."""
    reading = clients.local("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(dump))
    loading = clients.command("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", database=name)
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=said) as reader,
        subprocess.Popen(
            loading, env=clients.environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        ) as loader,
    ):
        assert reader.stdout is not None
        assert loader.stdin is not None
        _pass_on(reader.stdout, loader.stdin)
        codes = reader.wait(), loader.wait()
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()
    if codes != (0, 0):
        raise NotReady(f"The database of the backup could not be loaded: {words[0] if words else codes}")


def _pass_on(source: IO[bytes], target: IO[bytes]) -> None:
    """Leaves out one setting at the head, once: further on the same words would be somebody's text."""
    try:
        for line in source:
            if line == FOREIGN_SETTING:
                break
            target.write(line)
        shutil.copyfileobj(source, target, archive.PIECE)
        target.close()
    except BrokenPipeError:
        pass  # psql ended with an error, which it has told


def _change_files(files: Path, fresh: Path, stamp: str) -> Path | None:
    kept = None
    if files.is_dir() and any(files.iterdir()):
        kept = files.rename(files.with_name(f"{files.name}_before_{stamp}"))
    fresh.rename(files)  # takes the place of an empty folder
    return kept


def _rename(server: psycopg.Connection, old: str, new: str) -> None:
    server.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(old), sql.Identifier(new)))


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(name)))
