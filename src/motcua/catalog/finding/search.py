"""Find procedures in the words people use."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalog.finding import book as books
from motcua.catalog.finding import candidates, ranking, scope
from motcua.catalog.finding.candidates import Candidate, Narrowed
from motcua.catalog.finding.choosing import NONE, Choice, Hit, choice
from motcua.catalog.finding.features import NAMES, Asked
from motcua.catalog.finding.ranking import Fitted
from motcua.catalog.finding.shipped import OutsideTopic
from motcua.catalog.finding.understanding import Question, understand

EVERYTHING = Narrowed()
_COVERED, _TYPED, _MEANT = (NAMES.index(name) for name in ("covered", "code_begins", "synonym_code"))


@dataclass(frozen=True, slots=True)
class Found:
    """`is_ours` is false for a question that no procedure answers; `topic` says where to ask, None if we do not know."""

    question: Question
    hits: tuple[Hit, ...] = ()
    is_ours: bool = True
    topic: OutsideTopic | None = None
    choice: Choice = NONE

    @property
    def corrected(self) -> str:
        return self.question.corrected


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates of a question with their features, before any weight."""

    asked: Asked
    candidates: tuple[Candidate, ...]
    vectors: tuple[Sequence[float], ...]


def find(text: str, narrowed: Narrowed = EVERYTHING, *, fitted: Fitted | None = None) -> Found:
    """Search; the same words find the same whatever is behind the answers, and nothing is written."""
    return answer(weigh(text, narrowed), fitted or ranking.fitted())


def weigh(text: str, narrowed: Narrowed = EVERYTHING) -> Weighed:
    """Ask the database for candidates and compute their features."""
    book = books.current()
    asked = Asked(understand(text, book), book)
    found = candidates.candidates(asked.question, book, narrowed)
    return Weighed(asked, tuple(found), tuple(asked.vector(one) for one in found))


def answer(weighed: Weighed, fitted: Fitted) -> Found:
    """Put in order, and say whether the question is ours and whether it is ambiguous."""
    scores = [ranking.score(fitted.ranking, v) for v in weighed.vectors]
    shares = ranking.shares(scores)
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], weighed.candidates[i].code))
    told = scope.vector(
        weighed.asked, [weighed.vectors[i] for i in order], [weighed.candidates[i].title_words for i in order]
    )
    named = scope.taught(told) or any(vector[_TYPED] or vector[_MEANT] for vector in weighed.vectors)
    if not order or (not named and scope.ours(fitted.scope, told) < fitted.ours_from):
        return Found(weighed.asked.question, is_ours=False, topic=scope.topic(weighed.asked))
    hits = tuple(Hit(weighed.candidates[i], round(shares[i], 4)) for i in order)
    question = weighed.asked.question
    covered = [weighed.vectors[i][_COVERED] for i in order]
    return Found(question, hits, choice=NONE if question.codes else choice(hits, covered))
