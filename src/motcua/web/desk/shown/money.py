"""What a dossier costs, what was received, and what is still owed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalog.fees import FeeLine
from motcua.dossiers.models import Dossier, DossierFee
from motcua.fees.models import Payment
from motcua.web.desk.shown import said
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column
from motcua.web.ui.tags import tag_for


@dataclass(frozen=True, slots=True)
class Money:
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Cell]
    owed: int
    received: Sequence[str]


def of(dossier: Dossier) -> Money:
    lines = list(dossier.fees.order_by("id"))
    payments = dossier.payments.select_related("taken_by").order_by("taken_at")
    rows = [_row(line) for line in lines]
    owed = sum(line.amount for line in lines if line.paid_at is None)
    return Money(_columns(), rows, _foot(sum(line.amount for line in lines)), owed, [_received(p) for p in payments])


def counted(lines: Sequence[FeeLine]) -> Money:
    """Show lines that are not frozen yet."""
    rows = [[Cell(line.name), Cell(_times(line)), Cell(_dong(line.amount))] for line in lines]
    total = sum(line.amount for line in lines)
    return Money(_columns(), rows, _foot(total), total, ())


def _columns() -> list[Column]:
    return [Column(_("Khoản thu")), Column(_("Cách tính")), Column(_("Thành tiền"), number=True)]


def _foot(total: int) -> list[Cell]:
    return [Cell(_("Tổng cộng")), Cell(""), Cell(_dong(total))]


def _row(line: DossierFee) -> list[Cell]:
    return [
        Cell(line.name, tag=tag_for("paid" if line.paid_at else "unpaid")),
        Cell(_times(line)),
        Cell(_dong(line.amount)),
    ]


def _times(line: FeeLine | DossierFee) -> str:
    parts = [n for n in (line.units, line.copies) if n != 1]
    return " × ".join(formats.number(n, said.language()) for n in parts)


def _dong(amount: int) -> str:
    return formats.dong(amount, said.language())


def _received(payment: Payment) -> str:
    return _("Đã thu %(amount)s, biên lai số %(number)s, %(who)s, %(when)s") % {
        "amount": _dong(payment.amount),
        "number": payment.receipt_number,
        "who": payment.taken_by.full_name,
        "when": said.moment(payment.taken_at),
    }
