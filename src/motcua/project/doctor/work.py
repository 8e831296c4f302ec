"""The worker and what waits for it."""

from datetime import timedelta

from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

SILENT = timedelta(seconds=60)  # a worker marks its life every 10 seconds
LATE, VERY_LATE = timedelta(minutes=5), timedelta(minutes=30)
_LOST = """
WITH known AS (SELECT unnest(%s::text[]) AS name, unnest(%s::text[]) AS handler),
floor AS (SELECT coalesce(max(id), 0) - 100000 AS id FROM base_event),
began AS (SELECT handler, min(event_id) AS event_id FROM base_handled, floor WHERE event_id > floor.id GROUP BY handler),
jobs AS (SELECT (args->>'event_id')::bigint AS event_id, args->>'handler' AS handler, status FROM procrastinate_jobs
         WHERE task_name IN ('react', 'handle')),
told AS (SELECT e.id, k.handler FROM base_event e JOIN known k ON k.name = e.name, floor
         WHERE e.id > floor.id AND e.at > %s AND e.at < %s)
SELECT count(DISTINCT told.id) FROM told LEFT JOIN began ON began.handler = told.handler
WHERE NOT EXISTS (SELECT FROM base_handled h WHERE h.event_id = told.id AND h.handler = told.handler)
AND NOT EXISTS (SELECT FROM jobs j WHERE j.event_id = told.id AND j.status IN ('todo', 'doing', 'failed')
                AND coalesce(j.handler, told.handler) = told.handler)
AND (began.event_id <= told.id OR NOT EXISTS (SELECT FROM jobs j WHERE j.event_id = told.id AND j.handler IS NULL))
"""


def _alive(site: Site) -> Finding:
    seen = site.one("SELECT max(last_heartbeat) FROM procrastinate_workers")
    if seen is None:
        return red("No worker runs.", "Start `motcua work` (or `motcua run`, which starts it).")
    silent = site.at - seen
    if silent > SILENT:
        do = "Start `motcua work` again; its last lines in the log say why it ended."
        return red(f"The worker was last seen {_long(silent)} ago.", do)
    return green(f"Seen {_long(silent)} ago.")


def _lag(site: Site) -> Finding:
    """The oldest job that is due: since its time, or since it was deferred."""
    query = """SELECT count(*), min(coalesce(j.scheduled_at, e.at)) FROM procrastinate_jobs j
               LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
               WHERE j.status = 'todo' AND coalesce(j.scheduled_at, '-infinity') <= %s"""
    count, oldest = site.ask(query, site.at)[0]
    if not count:
        return green("Nothing waits.")
    lag = site.at - oldest if oldest is not None else VERY_LATE
    seen = f"{count} jobs are due, the oldest for {_long(lag)}."
    if lag > VERY_LATE:
        return red(seen, "Start one more `motcua work`, or raise MOTCUA_WORK_THREADS.")
    return (
        yellow(seen, "Look again in some minutes; if it grows, start one more `motcua work`.")
        if lag > LATE
        else green(seen)
    )


def _parked(site: Site) -> Finding:
    rows = site.ask("SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY 1 ORDER BY 1")
    if not rows:
        return green("None.")
    named = ", ".join(f"{count} {name}" for name, count in rows)
    return red(
        f"Parked after all tries: {named}.",
        "Mend the cause the log tells, then give them back (runbook, Jobs that wait).",
    )


def _stalled(site: Site) -> Finding:
    query = """SELECT count(*) FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
               WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < %s)"""
    count = site.one(query, site.at - timedelta(minutes=3))
    if count:
        return red(
            f"{count} jobs belong to a worker that is gone.", "Start `motcua work`: it takes them up in two minutes."
        )
    return green("None.")


def _lost(site: Site) -> Finding:
    from motcua.project import reactions

    pairs = [(name, reactions.named(h)) for name, handlers in reactions.TABLE.items() for h in handlers]
    names, handlers = [n for n, _ in pairs], [h for _, h in pairs]
    bounds = (site.at - timedelta(days=7), site.at - timedelta(minutes=15))
    count = site.one(_LOST, names, handlers, *bounds)
    if count:
        do = "Somebody deleted jobs: `motcua work --once` cannot bring them back; defer `react` for these events anew."
        return red(f"{count} events of the last 7 days got no reaction and no job.", do)
    return green("Every event of the last 7 days has its reactions, or jobs for them.")


def _long(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"


CHECKS = (
    Check("worker", _alive),
    Check("waiting jobs", _lag),
    Check("parked jobs", _parked),
    Check("stalled jobs", _stalled),
    Check("reactions", _lost, reads=True),
)
