"""What an agency tells everybody on its own page."""

from django.db import models

from motcua.base import ids
from motcua.directory.models import Agency, Officer


class ArticleKind(models.TextChoices):
    ABOUT = "about", "Giới thiệu"
    GUIDE = "guide", "Hướng dẫn"
    NEWS = "news", "Tin tức"


class Article(models.Model):
    """A text of an agency's page, as it was published: it is withdrawn and written anew, never changed under its readers."""

    public_id = models.UUIDField(default=ids.uuid7, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="articles")
    kind = models.CharField(max_length=8, choices=ArticleKind.choices)
    title = models.CharField(max_length=150)
    text = models.TextField()  # plain, with the few marks of outreach.markup
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "-published_at"], name="article_standing", condition=models.Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.title
