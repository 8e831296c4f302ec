"""Does a definition contradict itself? All faults at once; the documents of reading are published only without any."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import combinations
from math import inf
from typing import Any

from motcua.catalog import conditions
from motcua.catalog.definition import Definition, FeeRule, Handling
from motcua.catalog.elsewhere import Elsewhere
from motcua.catalog.errors import Fault
from motcua.catalog.offering import conditions_of
from motcua.flow.definition import NodeKind

DIGITISE_GROUNDS = ("a", "b", "c")  # an earlier result; a special law; a management decision (TT01-2023)
LEVELS = ("full", "partial", "information")  # of today (ND42-2022)
OLD_LEVELS_END = date(2022, 8, 14)  # the last day before ND42-2022 was in force
RUN_HERE = frozenset({
    NodeKind.RECEIVE, NodeKind.APPRAISE, NodeKind.INSPECT, NodeKind.VERIFY, NodeKind.SIGN, NodeKind.RETURN,
})  # fmt: skip
"""Kinds of steps that dossiers can take; the others can be drawn and proved, not yet published."""
_RESULT_CODE = re.compile(r"KQ\.[A-Z]\d{2}\.\d{6}")


def faults(definition: Definition) -> Iterator[Fault]:
    """Give everything that is wrong, in the order of the document."""
    for look in _LOOKS:
        yield from look(definition)


def _keys(known: Definition) -> Iterator[Fault]:
    """Find double keys, and conditions or fees that name a question which does not exist."""
    keys = [q.key for q in known.questions()] + [c.key for c in known.components]
    if doubles := sorted({k for k in keys if keys.count(k) > 1}):
        yield Fault("components", "key.twice", f"used twice: {', '.join(doubles)}", doubles[0])
    asked = {q.key for q in known.questions()}
    named = {n for c in conditions_of(known) for n in conditions.names(c)}
    named |= {n for f in known.fees for n in (f.per, f.times) if n}
    if known.topics and (strange := sorted(named - asked)):
        yield Fault("fees", "question.none", f"no such question: {', '.join(strange)}", strange[0])


def _local(known: Definition) -> Iterator[Fault]:
    """Ask of what is filed here: a route that does not fork, a limit, and what is mandatory."""
    if known.handling is Handling.LOCAL:
        if known.route is None or not known.limits:
            yield Fault("limits", "local.no_limit", "a procedure filed here needs a route and a limit")
        if any(c.required is None for c in known.components):
            yield Fault("components", "component.undecided", "nobody has said which papers are needed")
    if known.route and any(n.fork or n.join for n in known.route.nodes):
        yield Fault("route", "route.forks", "dossiers run on one step at a time; this route forks")
    for node in known.route.nodes if known.route else ():
        if node.kind not in RUN_HERE:
            why = f"dossiers cannot take the step {node.key} yet: {node.kind}"
            yield Fault("route", "route.not_run", why, node.key, {"name": node.name})
    steps = known.route.by_key if known.route else {}
    if known.obligation and known.obligation.step not in steps:
        why = f"no step {known.obligation.step} to wait for the obligation at"
        yield Fault("obligation", "obligation.no_step", why, known.obligation.step)


def _cases(known: Definition) -> Iterator[Fault]:
    keys = [c.key for c in known.cases]
    for double in sorted({k for k in keys if keys.count(k) > 1}):
        yield Fault("cases", "key.twice", f"the case {double} stands twice", double)
    for part, key, case in _named_cases(known):
        if case not in keys:
            yield Fault(part, "case.none", f"no such case: {case}", key, {"case": case})


def _named_cases(known: Definition) -> Iterator[tuple[str, str, str]]:
    for number, limit in enumerate(known.limits):
        if limit.case:
            yield "limits", str(number), limit.case
    for component in known.components:
        yield from (("components", component.key, case) for case in component.cases)
    yield from (("fees", fee.key, fee.case) for fee in known.fees if fee.case)


def _components(known: Definition) -> Iterator[Fault]:
    for one in known.components:
        if one.digitise and one.digitise not in DIGITISE_GROUNDS:
            yield Fault("components", "digitise.ground", f"{one.key}: no ground {one.digitise}", one.key)
        if one.result_code and not _RESULT_CODE.fullmatch(one.result_code):
            yield Fault("components", "result.code", f"{one.key}: {one.result_code} is no code of a result", one.key)


def _limits(known: Definition) -> Iterator[Fault]:
    """Find a promise longer than the law, two limits for the same, and a way of filing without a limit."""
    for number, rule in enumerate(known.limits):
        if rule.promised > rule.amount:
            yield Fault("limits", "limit.longer", "a promise is longer than the law allows", str(number))
    named = [(r.case, r.channel) for r in known.limits]
    twice = {n for n in named if named.count(n) > 1} if known.handling is Handling.LOCAL else set()
    for case, channel in sorted(twice):
        why = f"two limits for the case {case or '-'} and the channel {channel or '-'}"
        yield Fault("limits", "limit.twice", why, facts={"case": known.case_name(case), "channel": channel})
    ordinary = [r for r in known.limits if not r.case or known.handling is not Handling.LOCAL]
    if known.limits and not all(any(r.channel in (c, "") for r in ordinary) for c in known.channels):
        yield Fault("limits", "channel.no_limit", "a channel is open that has no limit")


def _channels(known: Definition) -> Iterator[Fault]:
    if not known.channels:
        yield Fault("channels", "channel.none", "no channel is open")
    named = {f.channel for f in known.fees} | {r.channel for r in known.limits} | {o.channel for o in known.openings}
    if closed := sorted(named - {"", *known.channels}):
        why = f"a fee or limit for a channel that is not open: {', '.join(closed)}"
        yield Fault("channels", "channel.closed", why, facts={"channels": closed})
    for number, opening in enumerate(known.openings):
        if opening.since and opening.until and opening.until < opening.since:
            yield Fault("openings", "dates.turned", "a channel closes before it opens", str(number))
    if known.online_only and "online" not in known.channels:
        yield Fault("online_only", "online_only.closed", "only filed online, but not open online")


def _fees(known: Definition) -> Iterator[Fault]:
    """Find a fee that ends before it begins, and two rules of one key that could both hold for one dossier."""
    for fee in known.fees:
        if fee.valid_from and fee.valid_until and fee.valid_until < fee.valid_from:
            yield Fault("fees", "fee.dates", f"the fee {fee.key} ends before it begins", fee.key)
    for one, other in combinations(known.fees, 2):
        if one.key == other.key and _may_both_hold(one, other):
            yield Fault("fees", "fee.overlap", f"two rules of the fee {one.key} overlap", one.key, {"name": one.name})


def _may_both_hold(one: FeeRule, other: FeeRule) -> bool:
    apart = (one.valid_until or date.max) < (other.valid_from or date.min)
    apart |= (other.valid_until or date.max) < (one.valid_from or date.min)
    apart |= bool(one.channel and other.channel and one.channel != other.channel)
    apart |= bool(one.case and other.case and one.case != other.case)
    return not (apart or _exclude(one, other))


def _exclude(one: FeeRule, other: FeeRule) -> bool:
    """Tell two conditions of which one at most holds: the same question, equal to two values, equal and not, or numbers that do not meet."""
    a, b = one.when or {}, other.when or {}
    if "q" not in a or a["q"] != b.get("q"):
        return False
    spans = (_span(a), _span(b))
    if spans[0] and spans[1]:
        return spans[0][1] < spans[1][0] or spans[1][1] < spans[0][0]
    match a["op"], b["op"]:
        case "eq", "eq":
            return bool(a["value"] != b["value"])
        case ("eq", "ne") | ("ne", "eq"):
            return bool(a["value"] == b["value"])
    return False


def _span(condition: Mapping[str, Any]) -> tuple[float, float] | None:
    """Give the whole numbers for which a comparison holds, first and last; nothing where it compares no number."""
    value = condition.get("value")
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    spans = {
        "eq": (value, value), "ge": (value, inf), "gt": (value + 1, inf), "le": (-inf, value), "lt": (-inf, value - 1)
    }  # fmt: skip
    return spans.get(condition["op"])


def _levels(known: Definition) -> Iterator[Fault]:
    if known.level_of_service not in ("", *LEVELS):
        yield Fault("level_of_service", "level.unknown", f"no level of service {known.level_of_service}")
    for number, earlier in enumerate(known.earlier_levels):
        if earlier.level.isdecimal() and earlier.until > OLD_LEVELS_END:
            yield Fault("earlier_levels", "level.too_old", f"level {earlier.level} ended with ND42-2022", str(number))
    days = [e.until for e in known.earlier_levels]
    if len(days) > len(set(days)):
        yield Fault("earlier_levels", "level.twice", "two levels of service end on one day")


def _competence(known: Definition) -> Iterator[Fault]:
    """Find places with two rules, rules that say nothing, and procedures of others that do not say whose."""
    places = [place for rule in known.competence for place in rule.places]
    for place in sorted({p for p in places if places.count(p) > 1}):
        yield Fault("competence", "place.twice", f"two rules for the place {place}", place)
    for number, rule in enumerate(known.competence):
        if not rule.places or bool(rule.agency) == _is_somewhere(rule.elsewhere):
            why = "a rule of competence names places, and either an agency or somewhere else"
            yield Fault("competence", "competence.empty", why, str(number))
    if known.handling in (Handling.MINISTRY, Handling.PROVIDER) and not _is_somewhere(known.elsewhere):
        yield Fault("elsewhere", "elsewhere.missing", "it is not said where one goes")


def _is_somewhere(there: Elsewhere | None) -> bool:
    return there is not None and bool(there.name)


def _online_only(known: Definition) -> Iterator[Fault]:
    if known.online_only and not (known.online_only.decision and known.online_only.grounds):
        why = "what is only filed online names its decision and the lawful exceptions"
        yield Fault("online_only", "online_only.ground", why)


_LOOKS: tuple[Callable[[Definition], Iterator[Fault]], ...] = (
    _keys, _local, _cases, _components, _limits, _channels, _fees, _levels, _competence, _online_only,
)  # fmt: skip
