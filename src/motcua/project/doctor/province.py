"""What the law's clock and the counters need: calendar, hours, the province's own choices, officers."""

from datetime import timedelta

from motcua.base import clockwork
from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

AUTUMN = 10  # the month from which next year's days should be known: deadlines reach over the new year
SOON = timedelta(days=60)


def _calendar(site: Site) -> Finding:
    today = clockwork.today(site.at)
    query = """SELECT extract(year FROM date)::int, count(*), count(*) FILTER (WHERE provisional) FROM directory_calendarday
               GROUP BY 1"""
    days = {year: (count, open_) for year, count, open_ in site.ask(query)}
    if today.year not in days:
        return red(f"No days off are known for {today.year}.", "Enter the calendar under /setup/: due dates are wrong.")
    if today.year + 1 not in days and today.month >= AUTUMN:
        return yellow(f"No days off are known for {today.year + 1}.", "Enter them: due dates already reach into it.")
    soon = site.one(
        "SELECT count(*) FROM directory_calendarday WHERE provisional AND date BETWEEN %s AND %s", today, today + SOON
    )
    if soon:
        return yellow(f"{soon} days in the next 60 are provisional.", "Confirm them when they are announced.")
    told = ", ".join(f"{year}: {days[year][0]} days, {days[year][1]} provisional" for year in sorted(days))
    return green(f"{told}.")


def _hours(site: Site) -> Finding:
    query = """SELECT count(*) FROM directory_hours WHERE agency_id IS NULL AND valid_from <= %s
               AND (valid_until IS NULL OR valid_until > %s)"""
    count = site.one(query, *[clockwork.today(site.at)] * 2)
    if not count:
        return red("No working hours of the province are in force.", "Enter them under /setup/: nothing can be due.")
    return green(f"{count} sessions a day.")


def _province(site: Site) -> Finding:
    rows = site.ask(
        "SELECT name, is_sample FROM directory_province WHERE valid_from <= %s ORDER BY valid_from DESC LIMIT 1",
        clockwork.today(site.at),
    )
    if not rows:
        return red("No province is set up.", "Enter its name, code and rules under /setup/.")
    name, is_sample = rows[0]
    if is_sample and site.own:
        return red(f"{name}: the sample province lies in this database.", "Begin with an empty database.")
    return green(name)


def _counters(site: Site) -> Finding:
    """A one-stop unit where nobody may receive: dossiers sent to it lie."""
    query = """SELECT a.name FROM directory_agency a WHERE a.kind = 'one_stop' AND a.valid_from <= %s
               AND (a.valid_until IS NULL OR a.valid_until > %s) AND NOT EXISTS (
                   SELECT FROM directory_post p WHERE p.agency_id = a.id AND p.role = 'counter' AND p.valid_from <= %s
                   AND (p.valid_until IS NULL OR p.valid_until > %s)) ORDER BY a.name"""
    names = [row[0] for row in site.ask(query, *[clockwork.today(site.at)] * 4)]
    if not names:
        return green("Each one-stop unit has a counter officer.")
    if site.is_sample:
        return green(f"{len(names)} one-stop units of the sample have nobody at the counter.")
    return yellow(f"{len(names)} one-stop units have no counter officer, {names[0]} first.", "Invite officers to them.")


CHECKS = (
    Check("calendar", _calendar),
    Check("working hours", _hours),
    Check("province", _province),
    Check("counters", _counters),
)
