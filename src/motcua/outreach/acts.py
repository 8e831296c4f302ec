"""Publish an article on an agency's page, and take it away again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.directory.lineage import taken_over
from motcua.directory.models import Agency
from motcua.outreach import rules
from motcua.outreach.models import Article, ArticleKind
from motcua.outreach.queries import pages_of

PUBLISH = journal.kind("article.published", "Đăng bài trên trang của đơn vị")
WITHDRAW = journal.kind("article.withdrawn", "Gỡ bài khỏi trang của đơn vị")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: a kind of ArticleKind, a title of one line, a text with the marks of outreach.markup."""

    kind: str
    title: str
    text: str


def _pages(by: Actor, at: datetime) -> set[int]:
    return {key for page in pages_of(by, at) for key in taken_over(page.pk, today(at))}


@transaction.atomic
def publish_article(agency_id: int, wanted: Written, *, by: Actor, at: datetime) -> Article:
    """Publish under the writer's name; refused for whoever is no head or leader there."""
    refuse_if(rules.may_write(by, agency_id, _pages(by, at)))
    agency = Agency.objects.get(pk=agency_id)
    title, text = " ".join(clean(wanted.title).split()), clean(wanted.text)
    refuse_if(rules.is_complete(title, text))
    if wanted.kind not in ArticleKind.values:
        raise Refusal("article.no_kind")
    made = Article.objects.create(
        agency=agency, kind=wanted.kind, title=title, text=text, author_id=by.key, published_at=at
    )
    journal.write(PUBLISH, f"agency:{agency.pk}", by=by, at=at, facts={"article": made.pk, "title": title})
    return made


@transaction.atomic
def withdraw_article(public_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Take an article away; it stays on record with its author. Twice changes nothing more."""
    article = Article.objects.select_for_update().filter(public_id=public_id).first()
    if article is None:
        raise Refusal("article.none")
    refuse_if(rules.may_write(by, article.agency_id, _pages(by, at)))
    if article.withdrawn_at is None:
        article.withdrawn_at = at
        article.save(update_fields=["withdrawn_at"])
        facts = {"article": article.pk, "title": article.title}
        journal.write(WITHDRAW, f"agency:{article.agency_id}", by=by, at=at, facts=facts)
    return article
