"""What is wrong with an answer, in words that also make sense apart from their field, in the summary above."""

from django.utils.translation import gettext as _

from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.dossiers.filing import FoundGap
from motcua.web.ui.words import fault, sentence

_REFUSALS = {
    "reason": "reason.missing",
    "question": "reason.missing",
    "opinion": "reason.missing",
    "grounds": "reason.missing",
    "proof": "deliver.proof_missing",
    "to_name": "deliver.proof_missing",
    "receipt_number": "fee.receipt_number_missing",
    "inspection": "inspection.record_missing",
}


def said(question: Question, gap: FoundGap) -> str:
    if gap.code != "answer.missing":
        return fault(gap.code, gap.facts)
    if question.key in _REFUSALS:
        return sentence(Refusal(_REFUSALS[question.key]))
    return _("Còn thiếu: %(name)s") % {"name": question.label}
