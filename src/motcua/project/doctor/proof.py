"""The journal's roots: each day that has ended is sealed, so that a lost chain would show."""

from datetime import timedelta

from motcua.base import clockwork
from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow


def _roots(site: Site) -> Finding:
    yesterday = clockwork.today(site.at) - timedelta(days=1)
    first = site.one("SELECT min(at) FROM base_journal")
    last, count = site.ask("SELECT max(day), count(*) FROM base_journalroot")[0]
    if first is None or (last is None and clockwork.today(first) > yesterday):
        return green("Nothing to seal yet.")
    due = last + timedelta(days=1) if last else clockwork.today(first)
    behind = (yesterday - due).days + 1
    if behind > 0:
        do = "Start `motcua work`: each night after 00:10 it seals every day that is not sealed yet."
        told = f"{behind} days since {due} are not sealed."
        return yellow(told, do) if behind == 1 else red(told, do)
    return green(f"{count} days sealed, up to {last}.")


def _partitions(site: Site) -> Finding:
    """Rows that found no year of their own lie in the partition for the rest, and slow everything down."""
    if site.one("SELECT EXISTS (SELECT FROM base_journal_other)"):
        return red(
            "The journal has rows outside of its years.", "Set the clocks right; then add the year in a migration."
        )
    return green("Each entry lies in its year.")


CHECKS = (Check("seals of the journal", _roots), Check("years of the journal", _partitions))
