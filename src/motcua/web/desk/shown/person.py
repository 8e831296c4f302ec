"""Whose dossier it is; ID number and phone are masked until the officer asks, and asking is written down."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.text import mask_id, mask_phone
from motcua.dossiers.models import Dossier
from motcua.web.desk.shown import said

SECRETS = {"id_number": gettext_lazy("số định danh"), "phone": gettext_lazy("số điện thoại")}
LOOKS = {"id_number": "id number", "phone": "phone"}


@dataclass(frozen=True, slots=True)
class Known:
    """One fact; `reveal` names the secret that a button shows."""

    name: str
    value: str
    reveal: str = ""


def facts(dossier: Dossier, revealed: Collection[str]) -> list[Known]:
    return [fact for fact in _facts(dossier, revealed) if fact.value]


def _facts(dossier: Dossier, revealed: Collection[str]) -> Iterator[Known]:
    owner = dossier.owner
    if dossier.organisation:
        yield Known(_("Tổ chức"), dossier.organisation.name)
        yield Known(_("Mã số thuế"), dossier.organisation.tax_code)
        yield Known(_("Người đại diện nộp"), owner.full_name)
    else:
        yield Known(_("Người nộp"), dossier.owner_name)
    yield _secret(_("Số định danh"), "id_number", owner.id_number, revealed)
    yield Known(_("Sinh"), said.partial_day(owner.birth_date))
    yield _secret(_("Điện thoại"), "phone", dossier.owner_phone, revealed)
    yield Known(_("Thư điện tử"), dossier.owner_email)
    yield Known(_("Địa chỉ"), dossier.owner_address)
    yield Known(_("Nhận kết quả"), str(said.WAYS[dossier.return_way]))


def _secret(name: str, kind: str, value: str, revealed: Collection[str]) -> Known:
    if kind in revealed:
        return Known(name, value)
    masked = mask_id(value) if kind == "id_number" else mask_phone(value)
    return Known(name, masked, kind if value else "")
