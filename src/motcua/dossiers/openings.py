"""Who decides for a place, and whether a dossier may be filed there: by which channel, on paper, at which counter."""

from datetime import date

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog import offering
from motcua.catalog.definition import Channel, Definition
from motcua.catalog.elsewhere import PaperGround
from motcua.directory.models import Agency, Role
from motcua.directory.queries import agency_by_key, commune_agencies


def asks_place(known: Definition) -> bool:
    """Tell whether one has to say for which commune it is before it is known who decides."""
    return not known.agency or bool(known.competence)


def competent(known: Definition, commune: str, on: date) -> Agency | None:
    """Give the agency that decides for a commune; None for an unknown one. Refuses where nobody here decides."""
    rule = offering.competence_at(known, commune)
    if rule is not None and rule.elsewhere is not None:
        raise Refusal("procedure.elsewhere", name=known.name, where=rule.elsewhere.name)
    path = rule.agency if rule else known.agency
    if path:
        return agency_by_key(path, on)
    return next((a for a in commune_agencies(on) if a.key == commune), None)


def may_file(known: Definition, channel: Channel, agency: Agency, on: date) -> Refusal | None:
    """Ask whether the channel is open for what this agency decides, and whether it decides at all for its place."""
    rule = offering.competence_at(known, agency.key)
    if rule is not None and rule.agency != agency.key:
        other = rule.elsewhere.name if rule.elsewhere else rule.agency
        return Refusal("procedure.elsewhere", name=known.name, where=other)
    if offering.is_open(known, channel, agency.key, on):
        return None
    opens = offering.opens_on(known, channel, agency.key, on)
    if opens:
        return Refusal("procedure.channel_not_yet", name=known.name, agency=agency.name, day=opens)
    return Refusal("procedure.channel_not_there", name=known.name, agency=agency.name)


def paper_ground(known: Definition, agency: Agency, key: str, on: date) -> PaperGround | None:
    """Give the exception by which it is taken on paper; None where paper is open to all. Refuses without a lawful one."""
    rule = offering.online_only(known, agency.key, on)
    if rule is None:
        return None
    found = next((g for g in rule.grounds if g.key == key), None)
    if found is None:
        raise Refusal("intake.online_only", name=known.name, decision=rule.decision)
    return found


def counter_of(known: Definition, home: Agency, by: Actor) -> Agency:
    """Give the officer's own counter; any of the province takes it (ND118-2025) unless the procedure says otherwise."""
    mine = by.units({Role.COUNTER})
    if not mine:
        raise Refusal("intake.not_your_counter", name=home.name)
    if home.pk in mine:
        return home
    if not known.filed_anywhere:
        raise Refusal("intake.not_anywhere", name=known.name, home=home.name)
    return Agency.objects.get(pk=min(mine))
