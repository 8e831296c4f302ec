"""Read what a call carries that goes on with a dossier: the answer to a supplement request, or a withdrawal."""

from django.http import HttpRequest

from motcua.base.text import clean
from motcua.catalog.queries import definition
from motcua.dossiers.asking import Asking
from motcua.dossiers.completion import Completion
from motcua.dossiers.models import Dossier
from motcua.web.api.asked import carried, fingerprint
from motcua.web.api.dossier_shapes import CompletionShape, WithdrawalShape
from motcua.web.api.values import typed


def completion(request: HttpRequest, dossier: Dossier, number: int, key: str) -> tuple[Completion, Asking]:
    """Give the answer to the request of that number, and under which key it is given."""
    shape, files = carried(request, CompletionShape)
    raw, wrong = typed(definition(dossier.revision_id), shape.answers)
    replies = {clean(name): clean(words) for name, words in shape.replies.items()}
    digest = fingerprint(shape, files, of=f"{dossier.pk}:supplement:{number}")
    return Completion(number, raw, files, replies, tuple(wrong)), Asking(key, digest)


def withdrawal(shape: WithdrawalShape, dossier: Dossier, key: str) -> tuple[str, Asking]:
    """Give the reason as it is kept, and under which key it is given."""
    return clean(shape.reason).strip(), Asking(key, fingerprint(shape, of=f"{dossier.pk}:withdraw"))
