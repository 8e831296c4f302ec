"""Who filed: the owner, an officer at the counter, or another system by mandate, with all that an officer can check."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.dossiers.facts import MandateFacts
from motcua.dossiers.mandates import covers, ended
from motcua.dossiers.models import ActFor, Dossier, MandatedFiling
from motcua.web.desk.shown import said
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact


def facts(dossier: Dossier, mandate: MandateFacts | None, *, at: datetime) -> list[Fact]:
    """Give the facts; `mandate` as the rules know it."""
    return list(_mandated(dossier.mandated, mandate, at) if mandate else _own(dossier))


def _own(dossier: Dossier) -> Iterator[Fact]:
    if dossier.entered_by:
        yield Fact(_("Ai nộp"), _("Chủ hồ sơ nộp giấy, %(who)s nhập") % {"who": dossier.entered_by.full_name})
    else:
        yield Fact(_("Ai nộp"), _("Chủ hồ sơ tự nộp"))
    yield Fact(_("Cách nộp"), str(said.CHANNELS[dossier.channel]))


def _mandated(by: MandatedFiling, mandate: MandateFacts, at: datetime) -> Iterator[Fact]:
    yield Fact(_("Ai nộp"), _("%(system)s nộp thay chủ hồ sơ") % {"system": by.system.name})
    yield Fact(_("Cách nộp"), _("Từ hệ thống khác, %(at)s") % {"at": said.moment(by.at)})
    yield Fact(_("Người chịu trách nhiệm"), by.filer_name)
    yield Fact(_("Căn cứ"), by.get_mandate_display())
    yield Fact(_("Số, ngày của giấy"), by.mandate_reference)
    yield Fact(_("Có hiệu lực đến"), _until(mandate, at))
    yield Fact(_("Rút hồ sơ thay"), _("Được") if covers(mandate, ActFor.WITHDRAW) else _("Không được"))
    yield Fact(_("Mã gửi của hệ thống đó"), by.idempotency_key)
    yield Fact(_("Liên hệ hệ thống đó"), by.system.contact)


def _until(mandate: MandateFacts, at: datetime) -> str:
    if mandate.valid_until is None:
        return _("Khi hồ sơ này xong")
    day = formats.day(mandate.valid_until, said.language())
    return _("%(day)s (đã hết)") % {"day": day} if ended(mandate.valid_until, at) else day
