from django.db import models

from motcua.directory.models.person import Account


class SignInEnd(models.TextChoices):
    SIGNED_OUT = "signed_out", "Đã đăng xuất"
    IDLE = "idle", "Lâu không dùng"
    EXPIRED = "expired", "Hết hạn"
    BY_PERSON = "by_person", "Chủ tài khoản kết thúc từ thiết bị khác"
    POST_ENDED = "post_ended", "Thôi giữ vị trí công tác"
    PASSWORD_CHANGED = "password_changed", "Mật khẩu đã đổi"


class SignIn(models.Model):
    """One session of one account on one device. The row outlives the session, so that its owner can recognise it.

    The session key is that of `django_session`; the address is kept without its last part (L91-2025: no more than
    needed).
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    method = models.CharField(max_length=20)  # password, vneid, sample
    device = models.CharField(max_length=60, blank=True)
    network = models.CharField(max_length=45, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=20, choices=SignInEnd.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by="")
                | models.Q(ended_at__isnull=False) & ~models.Q(ended_by=""),
                name="sign_in_end_has_cause",
            )
        ]
        indexes = [
            models.Index(fields=["account"], name="sign_in_open", condition=models.Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} · {self.device}"
