"""What a procedure costs, as far as the national list says it. An amount of nought is never read as free of charge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.catalog.national.flags import Finding, Flag
from motcua.catalog.national.money_words import amounts
from motcua.catalog.national.record import NationalFee, NationalRecord
from motcua.catalog.national.values import DONG

LEAST = 1000  # đồng; a smaller amount was written in thousands
_EDGES = " .;:-–+*()\n\t"
_NONE = re.compile(
    r"không|không có|không thu|không thu phí|không thu phí, lệ phí|không mất phí|miễn|miễn phí|miễn lệ phí"
)
_UNSET = re.compile(r"(?:(?:phí|lệ phí)[^.;:]{0,40}:\s*)?(?:chưa|không)(?: có)? quy định")
_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd|ủy ban nhân dân cấp tỉnh quy định|địa phương", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"theo quy định|quy định tại|thông tư|nghị định|nghị quyết|quyết định|biểu phí|kèm theo", re.IGNORECASE
)
_DATED = re.compile(
    r"đến (hết )?ngày|từ ngày \d|kể từ ngày|thông tư (số )?64/2025|thông tư (số )?40/2026|áp dụng đến", re.IGNORECASE
)
_PLAIN = re.compile(
    r"[-+*\s]*(?:(?:phí|lệ phí|mức thu|mức phí)[^\d.;]{0,60}:?\s*)?[\d.,]+\s*(?:nghìn|ngàn|triệu|tỷ)?\s*(?:đồng|vnđ|vnd|đ)"
    r"\s*(?:/[^.;:\d]{1,40})?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReadFee:
    """A line of money, once for all channels that have it. `amount` is in đồng; None: not a number anybody may charge.

    `rule` tells how it was read: stated, words, free, unset, council, elsewhere, prose, currency, unstated.
    """

    kind: str
    amount: int | None
    words: str
    rule: str
    channels: tuple[str, ...]  # empty = every channel the procedure has


@dataclass(frozen=True, slots=True)
class FeeReading:
    fees: tuple[ReadFee, ...]
    findings: tuple[Finding, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """Name the rules that were used, each once; none where the list has no line of money."""
        return tuple(sorted({one.rule for one in self.fees})) or ("none",)


_FLAGS = {
    "unset": Flag.FEE_NOT_SET, "council": Flag.FEE_COUNCIL, "elsewhere": Flag.FEE_ELSEWHERE, "prose": Flag.FEE_IN_WORDS,
    "currency": Flag.FEE_CURRENCY, "unstated": Flag.FEE_NOT_STATED,
}  # fmt: skip


def read(record: NationalRecord) -> FeeReading:
    """Read the lines of money of a record."""
    channels = tuple(dict.fromkeys(m.channel for m in record.methods))
    fees, findings = [], []
    for line, found_in in _lines(record).items():
        fee = _read(line, () if set(found_in) == set(channels) else found_in)
        fees.append(fee)
        if fee.rule in _FLAGS:
            findings.append(Finding(_FLAGS[fee.rule], line.words or f"{line.amount or 0:f} {line.currency}"))
        findings += _doubts(line, fee)
    if not fees:
        findings.append(Finding(Flag.FEE_NOT_STATED))
    return FeeReading(tuple(fees), tuple(dict.fromkeys([*findings, *_alternatives(fees)])))


def _lines(record: NationalRecord) -> dict[NationalFee, tuple[str, ...]]:
    """Give each line once, with the channels that have it: most procedures repeat theirs for every channel."""
    found: dict[NationalFee, dict[str, None]] = {}
    for method in record.methods:
        for line in method.fees:
            found.setdefault(line, {})[method.channel] = None
    return {line: tuple(channels) for line, channels in found.items()}


def _read(line: NationalFee, channels: tuple[str, ...]) -> ReadFee:
    if line.amount and line.currency != DONG:
        return ReadFee(line.kind, None, line.words, "currency", channels)
    if line.amount and line.amount == line.amount.to_integral_value():
        return ReadFee(line.kind, int(line.amount), line.words, "stated", channels)
    amount, rule = _in_words(line.words)
    return ReadFee(line.kind, amount, line.words, rule, channels)


def _in_words(words: str) -> tuple[int | None, str]:
    """Read the words beside a nought: one plain amount or a plain "no" is a value, all else is for a person."""
    plain = words.casefold().strip(_EDGES)
    if plain in ("", "0"):
        return None, "unstated"
    if _NONE.fullmatch(plain):
        return 0, "free"
    if _UNSET.fullmatch(plain):
        return None, "unset"
    found = amounts(words)
    if len(found) == 1 and _PLAIN.fullmatch(words):
        return found[0], "words"
    if found or not (_COUNCIL.search(words) or _ELSEWHERE.search(words)):
        return None, "prose"
    return None, "council" if _COUNCIL.search(words) else "elsewhere"


def _doubts(line: NationalFee, fee: ReadFee) -> Iterator[Finding]:
    """Tell an amount that its own words contradict, and one that holds only for a time."""
    if not fee.amount:
        return
    found = amounts(line.words)
    if (found and fee.amount not in found) or fee.amount < LEAST:
        yield Finding(Flag.FEE_DISAGREES, f"{fee.amount} ≠ {line.words}")
    if _DATED.search(line.words):
        yield Finding(Flag.FEE_DATED, line.words)
    elif len(set(found)) > 1:
        yield Finding(Flag.FEE_IN_WORDS, line.words)
    elif not found and _ELSEWHERE.search(line.words):
        yield Finding(Flag.FEE_ELSEWHERE, line.words)


def _alternatives(fees: list[ReadFee]) -> Iterator[Finding]:
    """Tell several amounts of one kind for one channel: which holds depends on words no program should read."""
    for kind in sorted({fee.kind for fee in fees}):
        priced = [fee for fee in fees if fee.kind == kind and fee.amount is not None]
        if any(_together(one, other) for place, one in enumerate(priced) for other in priced[place + 1 :]):
            yield Finding(Flag.FEE_CONDITIONS, "; ".join(f"{fee.amount} {fee.words}".strip() for fee in priced))


def _together(one: ReadFee, other: ReadFee) -> bool:
    return not one.channels or not other.channels or bool(set(one.channels) & set(other.channels))
