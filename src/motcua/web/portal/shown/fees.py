"""What a procedure or a dossier costs, in words. Nothing owed is said only where no rule asks for money."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.catalog.definition import Definition, FeeRule, FeeWhen
from motcua.catalog.fees import FeeLine
from motcua.dossiers.models import DossierFee
from motcua.web.portal.shown import times
from motcua.web.ui.formats import dong
from motcua.web.ui.parts import Cell, Column


@dataclass(frozen=True, slots=True)
class RuleShown:
    name: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class Bill:
    """A table of lines with its sum; no rows means that nothing is owed."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...]


def money(amount: int) -> str:
    return dong(amount, times.language())


def in_force(definition: Definition, day: date) -> list[FeeRule]:
    return [f for f in definition.fees if (f.valid_from or date.min) <= day <= (f.valid_until or date.max)]


def short(definition: Definition, day: date) -> str:
    """Give the cost in a few words: an amount only where it holds for everybody."""
    rules = in_force(definition, day)
    if not rules:
        return _("Không mất phí") if not definition.fee_words else _("Xem bên dưới")
    if len(rules) == 1 and rules[0].rule == "flat" and rules[0].amount and rules[0].when is None and not rules[0].case:
        return money(rules[0].amount)
    return _by_channel(rules) or _("Tùy trường hợp, xem bên dưới")


def _by_channel(rules: list[FeeRule]) -> str:
    """Give one amount a channel, where that is all they differ in; empty otherwise."""
    words = {"online": _("trực tuyến"), "counter": _("tại quầy"), "post": _("qua bưu điện")}
    plain = all(r.rule == "flat" and r.amount and r.when is None and not r.case and r.channel for r in rules)
    if not plain or len({r.channel for r in rules}) < len(rules):
        return ""
    return ", ".join(f"{money(r.amount)} {words[r.channel]}" for r in sorted(rules, key=lambda r: r.amount))


def shown(definition: Definition, day: date) -> list[RuleShown]:
    """Give the rules in force, and after them those that are published to begin later."""
    now = [RuleShown(rule.name, _amount(definition, rule), _note(rule)) for rule in in_force(definition, day)]
    later = sorted(
        (r for r in definition.fees if r.valid_from and r.valid_from > day), key=lambda r: r.valid_from or day
    )
    return now + [RuleShown(rule.name, _from(rule, _amount(definition, rule)), _note(rule)) for rule in later]


def _from(rule: FeeRule, amount: str) -> str:
    return _("Từ ngày %(day)s: %(amount)s") % {"day": times.day(rule.valid_from or date.min), "amount": amount}


def _note(rule: FeeRule) -> str:
    return rule.note or (_("Chỉ thu trong một số trường hợp.") if rule.when or rule.case else "")


def _amount(definition: Definition, rule: FeeRule) -> str:
    if rule.rule == "tiers":
        return _tiers(definition, rule)
    if not rule.amount:
        return _("Hỏi tại quầy")
    if rule.rule == "per_unit":
        return _("%(amount)s nhân với số lượng") % {"amount": money(rule.amount)}
    return money(rule.amount)


def _tiers(definition: Definition, rule: FeeRule) -> str:
    """Give the range and what it depends on; the rule's own note tells the steps."""
    counted = definition.question(rule.per)
    prices = sorted(tier.amount for tier in rule.tiers)
    text = _("Từ %(low)s đến %(high)s") % {"low": money(prices[0]), "high": money(prices[-1])}
    by = _(", theo “%(label)s”") % {"label": counted.label} if counted else ""
    cap = _("; nhiều nhất %(cap)s một bản") % {"cap": money(rule.cap)} if rule.cap is not None else ""
    return text + by + cap


def when_paid(definition: Definition, one_stop: str = "") -> str:
    """Say when and where to pay; nothing where nothing is ever owed."""
    place = one_stop or _("quầy nơi nhận hồ sơ")
    words = {
        FeeWhen.AT_FILING: _("Nộp tại %(place)s sau khi gửi hồ sơ. Hồ sơ được tiếp nhận khi đã nộp đủ tiền."),
        FeeWhen.AT_RETURN: _("Nộp khi nhận kết quả, tại %(place)s."),
    }
    found = words[definition.fee_when] % {"place": place} if definition.fee_when in words else ""
    return f"{found} {_('Tiền đã nộp không được trả lại.')}" if found and definition.fee_kept else found


def bill(lines: Iterable[FeeLine | DossierFee]) -> Bill:
    """Lay out computed or frozen lines, with the quantities they came from."""
    found = list(lines)
    columns = (Column(_("Khoản thu")), Column(_("Số lượng"), number=True), Column(_("Thành tiền"), number=True))
    rows = tuple((Cell(f.name), Cell(_quantity(f)), Cell(money(f.amount))) for f in found)
    foot = (Cell(_("Tổng cộng")), Cell(""), Cell(money(sum(f.amount for f in found))))
    return Bill(columns, rows, foot)


def _quantity(line: FeeLine | DossierFee) -> str:
    if line.copies > 1:
        return f"{times.number(line.units)} × {times.number(line.copies)}"
    return times.number(line.units)
