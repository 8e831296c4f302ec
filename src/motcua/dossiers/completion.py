"""What another system sends to answer a supplement request, and everything that is wrong in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.base.errors import Refusal
from motcua.catalog.definition import Definition
from motcua.catalog.questions.typed import Raw, own
from motcua.dossiers import filing
from motcua.dossiers.filing import FoundGap
from motcua.dossiers.models import Supplement
from motcua.dossiers.on_behalf import Upload, file_gaps, gap_of


@dataclass(frozen=True, slots=True)
class Completion:
    """The answer to the request of that number; a reply ("part:key" → words) says why a gap is not repaired.

    `wrong` are faults that whoever read it found already; they are told together with the others.
    """

    number: int
    raw: Raw
    files: tuple[Upload, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[FoundGap, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """Give the keys of the questions answered, each once, in order."""
        return tuple(dict.fromkeys(name.split(".")[0] for name in self.raw))

    @property
    def components(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.component for f in self.files))


def faults(sent: Completion, asked: Supplement, known: Definition, *, at: datetime) -> tuple[FoundGap, ...]:
    """Find what nobody asked for and what cannot be taken; what is left out is for the act to find."""
    gaps = {(g.part, g.key) for g in asked.gaps.all()}
    named = {g.key for g in sent.wrong}
    found = [*_not_asked(sent, gaps), *_answers(sent, gaps, known, at=at), *_files(sent, gaps, known)]
    return (*sent.wrong, *(g for g in found if g.part != "question" or g.key not in named))


def _not_asked(sent: Completion, gaps: Collection[tuple[str, str]]) -> Iterator[FoundGap]:
    yield from (FoundGap("question", k, "answer.unknown") for k in sent.questions if ("question", k) not in gaps)
    unknown = Refusal("component.unknown")
    yield from (gap_of("component", k, unknown) for k in sent.components if ("component", k) not in gaps)
    known = {f"{part}:{key}" for part, key in gaps}
    yield from (FoundGap("reply", name, "answer.unknown") for name in sent.replies if name not in known)


def _answers(
    sent: Completion, gaps: Collection[tuple[str, str]], known: Definition, *, at: datetime
) -> Iterator[FoundGap]:
    reading = filing.reading_at(at)
    for question in known.questions():
        if question.key in sent.questions and ("question", question.key) in gaps:
            _, gap = filing.read_one(question, own(sent.raw, question.key), reading)
            yield from (gap,) if gap else ()


def _files(sent: Completion, gaps: Collection[tuple[str, str]], known: Definition) -> Iterator[FoundGap]:
    return file_gaps([f for f in sent.files if ("component", f.component) in gaps], known)
