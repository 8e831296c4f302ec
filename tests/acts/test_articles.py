"""Articles on an agency's page: written by its heads and leaders, on record for ever, shown as plain text."""

import pytest

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.models import JournalEntry
from motcua.directory.models import Agency
from motcua.outreach.acts import Written, publish_article, withdraw_article
from motcua.outreach.markup import Block, BlockKind, Span, blocks
from motcua.outreach.models import Article
from motcua.outreach.queries import articles_for, pages_of, standing_articles
from tests.town import Person, vn

AT, LATER = vn("2026-12-01 09:00"), vn("2026-12-02 09:00")
NEWS = Written("news", "Nghỉ lễ", "Trung tâm nghỉ ngày 01/01.")


def refused(agency: Agency, wanted: Written, by: Actor) -> str:
    with pytest.raises(Refusal) as no:
        publish_article(agency.pk, wanted, by=by, at=AT)
    return no.value.code


def test_it_works(lan: Person, coc_san: Agency) -> None:
    made = publish_article(coc_san.pk, Written("news", "  Nghỉ \n lễ ", " Nghỉ. "), by=lan.actor, at=AT)
    assert (made.title, made.text, made.author_id, made.published_at) == ("Nghỉ lễ", "Nghỉ.", lan.actor.key, AT)
    assert list(standing_articles(coc_san, AT)) == [made]
    withdraw_article(made.public_id, by=lan.actor, at=LATER)
    assert list(standing_articles(coc_san, LATER)) == []
    assert [one.withdrawn_at for one in articles_for(lan.actor, LATER)] == [LATER]
    withdraw_article(made.public_id, by=lan.actor, at=vn("2026-12-03 09:00"))
    entries = JournalEntry.objects.filter(chain=f"agency:{coc_san.pk}", act__startswith="article.")
    assert list(entries.order_by("seq").values_list("act", flat=True)) == ["article.published", "article.withdrawn"]


def test_the_head_of_a_unit_writes_for_the_department(thanh: Person) -> None:
    (page,) = pages_of(thanh.actor, AT)
    assert page.key == "SXD"
    publish_article(page.pk, NEWS, by=thanh.actor, at=AT)


def test_it_refuses_whoever_is_no_head_there(
    lan: Person, hanh: Person, quan: Person, thanh: Person, mai: Person, minh: Person, coc_san: Agency
) -> None:
    for person in (hanh, quan, thanh, mai, minh):
        assert refused(coc_san, NEWS, person.actor) == "article.not_writer"
    made = publish_article(coc_san.pk, NEWS, by=lan.actor, at=AT)
    for person in (hanh, thanh, mai):
        with pytest.raises(Refusal, match=r"article\.not_writer"):
            withdraw_article(made.public_id, by=person.actor, at=LATER)
    assert Article.objects.get().withdrawn_at is None
    assert refused(Agency.objects.get(key="UBND"), NEWS, lan.actor) == "article.not_writer", (
        "a commune is not the province"
    )


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Written("news", "", "x"), "article.title_missing"),
        (Written("news", "x" * 151, "x"), "article.title_long"),
        (Written("news", "x", " \n "), "article.text_missing"),
        (Written("news", "x", "x" * 8001), "article.text_long"),
        (Written("poem", "x", "x"), "article.no_kind"),
    ],
)
def test_it_refuses_what_is_not_complete(lan: Person, coc_san: Agency, wanted: Written, code: str) -> None:
    assert refused(coc_san, wanted, lan.actor) == code


def test_marks_become_values_and_nothing_else_does() -> None:
    text = "## Giờ mở cửa\nSáng **7 giờ**.\nXem https://laocai.gov.vn.\n\n- một\n- hai\n<b>không</b>"
    assert blocks(text) == [
        Block(BlockKind.HEADING, ((Span("Giờ mở cửa"),),)),
        Block(BlockKind.PARAGRAPH, (
            (Span("Sáng "), Span("7 giờ", strong=True), Span(".")),
            (Span("Xem "), Span("https://laocai.gov.vn", href="https://laocai.gov.vn"), Span(".")),
        )),
        Block(BlockKind.LIST, ((Span("một"),), (Span("hai"),))),
        Block(BlockKind.PARAGRAPH, ((Span("<b>không</b>"),),)),
    ]  # fmt: skip
    assert [one.href for one in blocks("javascript:alert(1) http://a.vn")[0].lines[0]] == [""]
