"""How long a procedure takes, out of the three places where the national list may say it.

The order is that of the list's own pages: cases first, then methods, then sentences. Each limit names the rule that
found it. Where the places contradict each other, or say it in a way that is not understood, there is a finding.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.read_limit import ReadLimit, all_of
from motcua.catalog.national.record import NationalMethod, NationalRecord, NationalVariant
from motcua.catalog.national.sentences import Length, Said, lengths, said
from motcua.catalog.national.step_times import against_steps
from motcua.clock.limits import Unit

_UNITS = {"WORKING_DAY": Unit.WORKING_DAYS, "DAY": Unit.CALENDAR_DAYS, "HOUR": Unit.HOURS, "MONTH": Unit.MONTHS}
_TESTED = re.compile(r"test\b|dvc ?\d+$", re.IGNORECASE)  # a case that somebody made to try the portal out
_LONGER = re.compile(  # a text that gives another time to some: communes in the mountains, difficult cases
    r"miền núi|hải đảo|vùng sâu|tăng thêm|kéo dài|gia hạn (?:thêm|thời hạn)|cộng thêm|hoặc (?:là )?\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LimitReading:
    limits: tuple[ReadLimit, ...]
    findings: tuple[Finding, ...]

    @property
    def rule(self) -> str:
        """Name the rule that gave the limits; none where nothing did."""
        return self.limits[0].rule if self.limits else "none"


def read(record: NationalRecord) -> LimitReading:
    """Read the limits of a record; every doubt is a finding, and what is ambiguous is no limit."""
    tests = [c for c in record.cases if _TESTED.match(c.name)]
    cases = [(c.name, found) for c in record.cases if c not in tests and (found := _of_case(c))]
    methods = [(m.channel, found) for m in record.methods if (found := _of_method(m))]
    if cases:
        reading = _from_cases(cases, methods)
    elif methods:
        reading = _from_methods(methods)
    else:
        reading = _from_sentences(record.methods)
    findings = [*reading.findings, *_checked(reading.limits, record.methods), *against_steps(reading.limits, record)]
    findings += [Finding(Flag.CASE_TEST, c.name) for c in tests]
    return LimitReading(reading.limits, tuple(findings))


def _of_case(case: NationalVariant) -> Length | None:
    return _length(case.amount, case.unit)


def _of_method(method: NationalMethod) -> Length | None:
    return _length(method.amount, method.unit) if method.amount is not None else None


def _length(amount: Decimal, unit: str) -> Length | None:
    """Give a length of a unit of the list; nought and the unit OTHER say nothing."""
    if amount <= 0:
        return None
    if unit == "YEAR":
        return Length(amount * 12, Unit.MONTHS)
    return Length(amount, _UNITS[unit]) if unit in _UNITS else None


Named = Sequence[tuple[str, Length]]


def _from_cases(cases: Named, methods: Named) -> LimitReading:
    of_cases, of_methods = {one for _, one in cases}, {one for _, one in methods}
    by_channel = _one_each(methods)
    if len(of_cases) == 1 and len(of_methods) > 1 and of_cases < of_methods and by_channel is not None:
        return LimitReading(tuple(ReadLimit(one, "channels", channel=c) for c, one in by_channel.items()), ())
    findings = (
        []
        if of_methods in (of_cases, set())
        else [Finding(Flag.LIMIT_DISAGREES, f"{all_of(of_cases)} ≠ {all_of(of_methods)}")]
    )
    if len(of_cases) == 1:
        return LimitReading((ReadLimit(cases[0][1], "cases"),), tuple(findings))
    by_case = _one_each(cases)
    if by_case is None:
        return LimitReading((), (*findings, Finding(Flag.LIMIT_SEVERAL, all_of(of_cases))))
    return LimitReading(tuple(ReadLimit(one, "cases", case=name) for name, one in by_case.items()), tuple(findings))


def _from_methods(methods: Named) -> LimitReading:
    found = {one for _, one in methods}
    if len(found) == 1:
        return LimitReading((ReadLimit(methods[0][1], "methods"),), ())
    by_channel = _one_each(methods)
    if by_channel is None:
        return LimitReading((), (Finding(Flag.LIMIT_SEVERAL, all_of(found)),))
    return LimitReading(tuple(ReadLimit(one, "channels", channel=c) for c, one in by_channel.items()), ())


def _from_sentences(methods: Sequence[NationalMethod]) -> LimitReading:
    """Take one sentence all channels agree on; any other is shown as it stands and waits for a person."""
    written = {m.sentence or m.description for m in methods} - {""}
    if not written:
        return LimitReading((), (Finding(Flag.LIMIT_UNKNOWN),))
    found = {said(one) for one in written}
    first = next(iter(found))
    if len(found) > 1 or first is None:
        return LimitReading((), tuple(Finding(Flag.LIMIT_SENTENCE, one) for one in sorted(written)))
    findings = tuple(Finding(Flag.LIMIT_EXCEPTION, one) for one in sorted(written) if first.excepts)
    return LimitReading((ReadLimit(first.length, "sentence"),), findings)


def _checked(limits: Sequence[ReadLimit], methods: Sequence[NationalMethod]) -> list[Finding]:
    """Hold the limits against the sentences beside them, and tell hours of which nobody says what hours they are."""
    if not limits:
        return []
    values = {one.length for one in limits}
    findings = []
    for text in sorted({m.sentence or m.description for m in methods} - {""}):
        heard: Said | None = said(text)
        if heard is not None and limits[0].rule != "sentence" and heard.length not in values:
            findings.append(Finding(Flag.LIMIT_DISAGREES, f"{all_of(values)} ≠ {text}"))
        if _LONGER.search(text) and set(lengths(text)) - values:
            findings.append(Finding(Flag.LIMIT_EXCEPTION, text))
    if limits[0].rule == "channels":
        findings.append(
            Finding(Flag.LIMIT_BY_CHANNEL, ", ".join(f"{one.channel}: {all_of([one.length])}" for one in limits))
        )
    if any(one.unit is Unit.HOURS for one in values):
        findings.append(Finding(Flag.LIMIT_HOURS, all_of(values)))
    return findings


def _one_each(named: Named) -> dict[str, Length] | None:
    """Give the one length of each name; nothing where a name has two."""
    found: dict[str, Length] = {}
    for name, one in named:
        if found.setdefault(name, one) != one:
            return None
    return found
