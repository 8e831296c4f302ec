from django.db import models

from motcua.base import ids
from motcua.dossiers.models import Dossier
from motcua.files.models import StoredFile


class PaperKind(models.TextChoices):
    RECEIPT = "receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"  # form 01, TT03-2025
    APOLOGY = "apology", "Văn bản xin lỗi và hẹn lại ngày trả kết quả"  # form 04, TT03-2025
    RESULT = "result", "Kết quả giải quyết"


class Paper(models.Model):
    """An official paper the program made, kept as the PDF it was."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    number = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "kind"], name="paper_once")]

    def __str__(self) -> str:
        return self.kind
