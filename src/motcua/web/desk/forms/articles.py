"""The form in which an officer writes for the page of the own agency."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.base.errors import Refusal
from motcua.directory.models import Agency
from motcua.outreach.models import Article, ArticleKind
from motcua.outreach.rules import LONGEST_TEXT, LONGEST_TITLE
from motcua.web.ui.fields import FieldView, Option
from motcua.web.ui.words import sentence

_FIELDS = {
    "article.title_missing": "title", "article.title_long": "title", "article.text_missing": "text",
    "article.text_long": "text", "article.no_kind": "kind", "article.not_writer": "agency",
}  # fmt: skip


def fields(pages: Sequence[Agency], given: Mapping[str, str], refusal: Refusal | None = None) -> list[FieldView]:
    """Give the questions with what was typed; who writes for one agency only is not asked which."""
    kinds = [Option(ArticleKind.NEWS, _("Tin tức")), Option(ArticleKind.GUIDE, _("Hướng dẫn")),
             Option(ArticleKind.ABOUT, _("Giới thiệu đơn vị"), _("Đứng đầu trang; bài mới thay bài cũ"))]  # fmt: skip
    marks = _("Dòng trống để sang đoạn; “- ” đầu dòng cho mục liệt kê; “## ” cho tiêu đề nhỏ; **chữ đậm**.")
    length = {"maxlength": str(LONGEST_TITLE)}
    asked = [
        FieldView("agency", _("Trang của đơn vị"), "choice", options=[Option(str(a.pk), a.name) for a in pages]),
        FieldView("kind", _("Loại bài"), "choice", options=kinds),
        FieldView("title", _("Tên bài"), attrs=length),
        FieldView("text", _("Nội dung"), "long_text", hint=marks, attrs={"rows": "14", "maxlength": str(LONGEST_TEXT)}),
    ]
    shown = asked if len(pages) > 1 else asked[1:]
    wrong = _wrong(refusal, [one.name for one in shown]) if refusal else {}
    return [_filled(one, given.get(one.name, ""), wrong.get(one.name, "")) for one in shown]


def _wrong(refusal: Refusal, shown: Sequence[str]) -> dict[str, str]:
    """Put the words beside the field they are about; beside the text where that field is not asked."""
    about = _FIELDS.get(refusal.code, "text")
    return {about if about in shown else "text": sentence(refusal)}


def _filled(one: FieldView, value: str, error: str) -> FieldView:
    return FieldView(
        one.name, one.label, one.kind, hint=one.hint, options=one.options, attrs=one.attrs, value=value, error=error
    )


def again(article: Article) -> dict[str, str]:
    """Give an article as it would be typed, to write it anew."""
    return {"agency": str(article.agency_id), "kind": article.kind, "title": article.title, "text": article.text}
