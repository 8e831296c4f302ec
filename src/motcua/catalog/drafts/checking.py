"""Everything that keeps a draft from being published, told at once: what is missing, unreadable, against the law, unsound."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.catalog import conditions, reading
from motcua.catalog.definition import Definition, Handling
from motcua.catalog.errors import BadDefinition
from motcua.catalog.errors import Fault as Unsound
from motcua.catalog.proving import route_findings
from motcua.catalog.sections import section_of
from motcua.catalog.staffed import people_findings
from motcua.directory.models import Role
from motcua.flow.errors import BadRoute
from motcua.flow.proof import Finding
from motcua.flow.table import parse

Document = Mapping[str, Any]
_NEEDED = ("name", "field", "level", "summary", "decides", "channels", "result_name", "decision", "handling")
_NEEDED_HERE = ("limits", "route")  # where dossiers are filed
_LONGEST_FIELD = 200  # letters of a field of work, as the database keeps it
_LONGEST_DECISION = 120
_TOLD = (  # faults of soundness that the questions below tell with more words
    "key.twice", "question.none", "component.undecided", "channel.closed", "channel.no_limit", "limit.longer",
    "local.no_limit", "channel.none", "fee.dates",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the part of the document it is in, a code that pages word, and what fills the words."""

    part: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    finding: Finding | None = None  # of the route
    unsound: Unsound | None = None  # what contradicts itself in the document as a whole

    @property
    def section(self) -> str:
        return section_of(self.part)


def faults(document: Document, on: date | None = None) -> tuple[Fault, ...]:
    """Give every fault of a document; none means that it can be published.

    From the day `on` somebody has to be able to do every step; None leaves people out, as beside a form.
    """
    found = [*_missing(document), *_unreadable(document)]
    if not found:
        found = [*_names(document), *_papers(document), *_channels(document), *_amounts(document)]
    try:
        definition = reading.read(document)
    except BadDefinition as bad:
        found += [Fault(one.part, "unsound", unsound=one) for one in bad.faults if one.code not in _TOLD]
        return tuple(found) or (Fault("", "reading", {"why": bad.why}),)
    return (*found, *_of_definition(definition), *(_of_people(definition, on) if on else ()))


def _missing(document: Document) -> Iterator[Fault]:
    here = document.get("handling") == Handling.LOCAL
    for part in (*_NEEDED, *(_NEEDED_HERE if here else ())):
        if not document.get(part):
            yield Fault(part, "missing", {"name": part})
    for part, longest in (("field", _LONGEST_FIELD), ("decision", _LONGEST_DECISION)):
        if len(str(document.get(part) or "")) > longest:
            yield Fault(part, "too_long", {"name": part, "longest": longest})


def _unreadable(document: Document) -> Iterator[Fault]:
    """Read row by row; a row that cannot be read is named by its number."""
    for part, read in reading.ROWS.items():
        for number, row in enumerate(document.get(part) or (), 1):
            try:
                read(row)
            except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as why:
                yield Fault(part, "row", {"number": number, "why": str(why).strip("'\"")})
    if document.get("route"):
        try:
            parse(document["route"])
        except BadRoute as bad:
            yield Fault("route", "row", {"number": bad.row, "why": bad.field})
        except (TypeError, AttributeError):
            yield Fault("route", "row", {"number": 0, "why": "route"})


def _names(document: Document) -> Iterator[Fault]:
    """Find keys used twice, and conditions and prices that hang on a question nobody asks."""
    questions = [q for topic in document.get("topics") or () for q in topic.get("questions") or ()]
    papers, fees = document.get("components") or (), document.get("fees") or ()
    asked = {q["key"] for q in questions}
    for key, times in Counter(row["key"] for row in (*questions, *papers)).items():
        if times > 1:
            yield Fault("topics", "twice", {"key": key})
    if not questions:
        return
    cases = document.get("cases") or ()
    for part, rows in (("topics", questions), ("components", papers), ("fees", fees), ("cases", cases)):
        for row in rows:
            named = set(conditions.names(row.get("show_if") or row.get("when") or {}))
            named |= {row[name] for name in ("per", "times") if part == "fees" and row.get(name)}
            for key in sorted(named - asked):
                yield Fault(part, "no_question", {"entry": row.get("name") or row.get("label") or "", "key": key})


def _papers(document: Document) -> Iterator[Fault]:
    """Find papers of which nobody has said whether they are needed; a list to read may leave that open."""
    if document.get("handling") == Handling.LOCAL:
        for row in document.get("components") or ():
            if row.get("required", True) is None:
                yield Fault("components", "paper_unsaid", {"entry": row["name"]})


def _channels(document: Document) -> Iterator[Fault]:
    """Find rows for a channel that is not open, and open channels without a limit."""
    limits, opened = document.get("limits") or (), document["channels"]
    for part in ("fees", "limits"):
        for channel in sorted({row.get("channel") or "" for row in document.get(part) or ()} - {"", *opened}):
            yield Fault(part, "channel_closed", {"channel": channel})
    for channel in opened:
        if limits and not any((row.get("channel") or "") in ("", channel) for row in limits):
            yield Fault("limits", "channel_without_limit", {"channel": channel})


def _amounts(document: Document) -> Iterator[Fault]:
    """Find limits that are nothing or promise more than the law allows, and prices below nought or ended before they began."""
    for number, row in enumerate(document.get("limits") or (), 1):
        amount, promised = (float(row.get(name) or row["amount"]) for name in ("amount", "promised"))
        if amount <= 0 or promised <= 0:
            yield Fault("limits", "limit_nothing", {"number": number})
        elif promised > amount:
            yield Fault("limits", "promise_beyond_law", {"number": number})
    for row in document.get("fees") or ():
        prices = [row.get("amount") or 0, *(tier["amount"] for tier in row.get("tiers") or ())]
        if min(prices) < 0:
            yield Fault("fees", "below_nought", {"entry": row["name"]})
        if row.get("rule") == "tiers" and not row.get("tiers"):
            yield Fault("fees", "no_tiers", {"entry": row["name"]})
        if row.get("valid_from") and row.get("valid_until") and str(row["valid_until"]) < str(row["valid_from"]):
            yield Fault("fees", "ends_before_start", {"entry": row["name"]})


def _of_definition(known: Definition) -> Iterator[Fault]:
    if known.handling is not Handling.LOCAL:
        return
    for finding in route_findings(known):
        yield Fault("route", "proof", finding=finding)
    for node in known.route.nodes if known.route else ():
        if node.role and (node.role not in Role.values or node.role == Role.EDITOR):
            yield Fault("route", "no_role", {"entry": node.name, "role": node.role})


def _of_people(known: Definition, on: date) -> Iterator[Fault]:
    """Tell each step that nobody could do once, with the first place, and at how many others it is the same."""
    if known.handling is not Handling.LOCAL:
        return
    steps: dict[tuple[str, str], list[Finding]] = {}
    for finding in people_findings(known, on):
        steps.setdefault((finding.kind, finding.node), []).append(finding)
    for alike in steps.values():
        yield Fault("route", "proof", {"more": len({one.place for one in alike}) - 1}, finding=alike[0])
