"""The database server: does it answer, is it the kind we need, is it up to date."""

from motcua.base import clockwork
from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

OLDEST = 15
EXTENSIONS = {"pg_trgm", "unaccent", "btree_gist", "btree_gin"}
SKEW = 2.0  # seconds; deadlines are whole minutes, sign-in codes half a minute


def _version(site: Site) -> Finding:
    number = int(site.one("SHOW server_version_num"))
    if number // 10000 < OLDEST:
        return red(f"PostgreSQL {number // 10000}.", f"Move to PostgreSQL {OLDEST} or newer (back up, restore there).")
    return green(f"PostgreSQL {number // 10000}.{number % 10000}.")


def _extensions(site: Site) -> Finding:
    missing = EXTENSIONS - {row[0] for row in site.ask("SELECT extname FROM pg_extension")}
    if missing:
        names = ", ".join(sorted(missing))
        return red(f"Missing: {names}.", "Install the contrib package of PostgreSQL, then `motcua prepare`.")
    return green(", ".join(sorted(EXTENSIONS)))


def _encoding(site: Site) -> Finding:
    """Lower case and order of Vietnamese letters need a UTF-8 locale, not C alone."""
    query = """SELECT pg_encoding_to_char(encoding), datcollate, datctype, lower('ĐẶNG Ồ') = 'đặng ồ'
               FROM pg_database WHERE datname = current_database()"""
    encoding, collation, kind, lowers = site.ask(query)[0]
    if encoding != "UTF8" or not lowers:
        do = "Make a database with encoding UTF8 and locale C.UTF-8 (runbook), and restore a backup into it."
        return red(f"Encoding {encoding}, locale {kind}: Vietnamese letters are not known.", do)
    return green(f"{encoding}, collation {collation}.")


def _migrations(site: Site) -> Finding:
    from django.db.migrations.loader import MigrationLoader

    known = set(MigrationLoader(None).disk_migrations)
    ours = {app for app, _name in known}
    done = {(app, name) for app, name in site.ask("SELECT app, name FROM django_migrations")}
    if known - done:
        return red(f"{len(known - done)} changes of tables are not made.", "Run `motcua prepare`.")
    newer = {each for each in done - known if each[0] in ours}
    if newer:
        return red("The tables belong to a newer version.", "Start the newer release, or restore an older backup.")
    return green(f"All {len(known)} changes are made.")


def _clock(site: Site) -> Finding:
    before = clockwork.now()
    there = site.one("SELECT clock_timestamp()")
    after = clockwork.now()
    apart = max((before - there).total_seconds(), (there - after).total_seconds(), 0.0)
    if apart > SKEW:
        return red(f"The clocks of this machine and the database are {apart:.0f} s apart.", "Set both by NTP.")
    return green("This machine and the database agree.")


def _connections(site: Site) -> Finding:
    used, most = site.ask("SELECT count(*), current_setting('max_connections')::int FROM pg_stat_activity")[0]
    if used > most * 0.85:
        return yellow(f"{used} of {most} connections are in use.", "Raise max_connections, or run fewer workers.")
    return green(f"{used} of {most} connections.")


CHECKS = (
    Check("database version", _version),
    Check("database extensions", _extensions),
    Check("database encoding", _encoding),
    Check("database tables", _migrations, reads=True),
    Check("database connections", _connections),
    Check("clocks", _clock),
)
