"""Which section of a draft is edited by which form."""

from collections.abc import Callable, Mapping
from datetime import date

from motcua.web.setup.sections import route, terms, texts
from motcua.web.setup.sections.choices import Document
from motcua.web.setup.sections.form import Section

FORMS: Mapping[str, Callable[[Document, date], Section]] = {
    "about": texts.about, "law": texts.law, "places": texts.places, "channels": texts.channels, "level": texts.level,
    "cases": terms.cases, "components": terms.components, "limits": terms.limits, "fees": terms.fees,
    "route": route.route, "result": texts.result,
}  # fmt: skip
