"""The address of a database, as Django wants to hear it."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from motcua.project import env

# A server that is silent is given up after seconds (the last in milliseconds); the address may say otherwise. Without
# them a thread waits a quarter of an hour for a machine that lost its power.
PATIENCE = {
    "connect_timeout": "5",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
# A statement that a connection has sent five times is planned once and for all: a third less time in the database. Not
# through a pooler of transactions: MOTCUA_PREPARED=0.
PREPARED: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 5}
OWN_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def django_databases(url: str, *, pool: int = 8) -> dict[str, dict[str, Any]]:
    """DATABASES for any address libpq understands, a socket folder (?host=/folder) among them.

    `pool` is the most connections one process holds: at least its threads. An empty url gives settings that load,
    for what needs no database.
    """
    parts = conninfo_to_dict(url)
    default: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "NAME": "motcua"}
    default |= {ours: str(parts.pop(theirs)) for theirs, ours in OWN_KEYS.items() if theirs in parts}
    default["CONN_MAX_AGE"] = 0  # the pool keeps connections; Django must not
    default["CONN_HEALTH_CHECKS"] = True
    default["OPTIONS"] = PATIENCE | (PREPARED if env.flag("MOTCUA_PREPARED", True) else {}) | parts
    default["OPTIONS"]["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "reconnect_timeout": 4}
    return {"default": default}
