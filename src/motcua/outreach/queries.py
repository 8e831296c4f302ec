"""Reading articles: what stands on an agency's page, and on whose pages somebody may write."""

from datetime import datetime

from django.db.models import QuerySet

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.directory.lineage import taken_over, tree
from motcua.directory.models import Agency
from motcua.directory.public import WITH_PAGE
from motcua.outreach.models import Article
from motcua.outreach.rules import WRITERS


def pages_of(by: Actor, at: datetime) -> list[Agency]:
    """Give the agencies on whose pages somebody may write: for each post as head or leader, the nearest with a page."""
    standing = tree(today(at))
    found: dict[int, Agency] = {}
    for grant in by.grants:
        unit = standing.rows.get(standing.standing.get(grant.unit, grant.unit))
        if grant.role in WRITERS and unit is not None:
            line = [unit, *standing.above(unit)]
            nearest = next((one for one in line if one.kind in WITH_PAGE and one.key), None)
            found |= {nearest.pk: nearest} if nearest else {}
    return sorted(found.values(), key=lambda one: one.code)


def standing_articles(agency: Agency, at: datetime) -> QuerySet[Article]:
    """Give what stands on a page, also what was written under an earlier name, the latest first."""
    line = taken_over(agency.pk, today(at))
    return Article.objects.filter(agency__in=line, withdrawn_at=None).order_by("-published_at", "-pk")


def articles_for(by: Actor, at: datetime) -> QuerySet[Article]:
    """Give all articles of the pages where somebody may write, with their authors, also those taken away."""
    lines = {key for page in pages_of(by, at) for key in taken_over(page.pk, today(at))}
    found = Article.objects.filter(agency__in=lines).select_related("author", "agency")
    return found.order_by("-published_at", "-pk")
