from django.db import models

from motcua.base import ids
from motcua.directory.models.agency import Agency
from motcua.directory.models.person import Account


class Role(models.TextChoices):
    COUNTER = "counter", "Cán bộ Một cửa"
    SPECIALIST = "specialist", "Chuyên viên"
    UNIT_HEAD = "unit_head", "Trưởng phòng"
    LEADER = "leader", "Lãnh đạo ký"
    CLERK = "clerk", "Văn thư"
    DIRECTOR = "director", "Lãnh đạo xem số liệu"
    EDITOR = "editor", "Biên tập danh mục thủ tục"


class Officer(models.Model):
    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="officer")
    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=300, db_collation="C")
    email = models.EmailField(unique=True)
    phone = models.CharField(max_length=12, blank=True)

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """A role held at an agency between two dates; rights come from posts in force and nothing else."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12, choices=Role.choices)
    title = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)  # first day on which it is no more

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="post_ends_after_start",
            )
        ]
        indexes = [models.Index(fields=["agency", "role"], name="post_agency_role")]

    def __str__(self) -> str:
        return f"{self.officer} · {self.title}"
