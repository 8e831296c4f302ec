"""Send the e-mail of a notice once."""

from django.core.mail import EmailMessage
from django.db import transaction

from motcua.base import clockwork
from motcua.notices.models import Notice
from motcua.notices.telling import address

_FOOT = "Thư tự động từ hệ thống Một Cửa. Xin không trả lời thư này. Không ai được hỏi mật khẩu hay mã xác nhận."


def send_email(notice_id: int) -> None:
    """Send under the row's lock and mark it; a second run finds the mark. The number names the message to mail servers."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update().get(pk=notice_id)
        if notice.emailed_at or not notice.email:
            return
        dossier = notice.dossier
        body = f"{notice.body}\n\nXem hồ sơ: {address(dossier)}\n\n{_FOOT}\n"
        headers = {"Message-ID": f"<{notice.public_id}@motcua>"}
        EmailMessage(notice.subject, body, to=[notice.email], headers=headers).send()
        notice.emailed_at = clockwork.now()
        notice.save(update_fields=["emailed_at"])
