"""What is filed: plausible answers and papers, drawn from a stock that is made once and put into a person's name."""

import json
import random
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from motcua.catalog.conditions import names
from motcua.catalog.definition import Component, Definition, Question
from motcua.catalog.fees import FeeFacts, lines
from motcua.catalog.offering import case_for, components_for
from motcua.catalog.questions import TYPES
from motcua.catalog.questions.typed import Invalid, Raw, Reading
from motcua.project.simulation.answers import answers
from motcua.project.simulation.people import Invented, Population
from motcua.project.simulation.plan import Typed
from motcua.project.simulation.world import Offer, World

KINDS = 24
"""How many sets of answers a procedure has in a month; more of them only look alike."""


class Filing(NamedTuple):
    """The answers in order, their values, and the papers that are asked for these answers."""

    answers: tuple[Typed, ...]
    values: Mapping[str, Any]
    components: tuple[Component, ...]


class Stock:
    """The stock of a whole run: what it holds depends on the world and the seed only, not on who asks first."""

    def __init__(self, world: World, seed: int) -> None:
        self._places, self._seed = world.places, seed
        self._communes = sorted({code for island in world.islands for code in island.communes})
        self._made: dict[tuple[str, date, int], Filing] = {}
        self._personal: dict[str, Mapping[str, Question]] = {}
        self._needed: dict[str, frozenset[str]] = {}

    def online(self, offer: Offer, person: Invented, on: date, rng: random.Random) -> Filing:
        """Draw one and put it into the person's name."""
        known = offer.definition
        return self._named(self._draw(known, on, rng), known, person, on)

    def on_paper(self, offer: Offer, person: Invented, on: date, rng: random.Random) -> Filing:
        """Draw one and keep what an officer enters from paper: the answers that fees and conditions ask about."""
        known = offer.definition
        needed = self._needed.setdefault(known.code, _needed(known))
        kept = tuple(t for t in self._draw(known, on, rng).answers if t.key in needed)
        values = {t.key: t.value for t in kept}
        return self._named(Filing(kept, values, components_for(known, values)), known, person, on)

    def _draw(self, known: Definition, on: date, rng: random.Random) -> Filing:
        key = (known.code, on.replace(day=1), rng.randrange(KINDS))
        if key not in self._made:
            self._made[key] = self._make(known, key[1], random.Random(repr((self._seed, key))))  # noqa: S311 - a game
        return self._made[key]

    def _make(self, known: Definition, first: date, rng: random.Random) -> Filing:
        commune = rng.choice(self._communes)
        people = Population(rng, rng.randrange(1000), (), 0)
        person = people.person(self._places[commune][1], commune, organised="citizen" not in known.audience)
        raws = answers(known, rng, on=first, person=person.known())
        reading = Reading(today=first, place=self._places.get)
        found = [_typed(q.key, raws[q.key], _read(q, raws[q.key], reading)) for q in known.questions() if q.key in raws]
        values = {typed.key: typed.value for typed in found}
        return Filing(tuple(found), values, components_for(known, values))

    def _named(self, filing: Filing, known: Definition, person: Invented, on: date) -> Filing:
        own = self._personal.setdefault(known.code, {q.key: q for q in known.questions() if q.prefill})
        if not any(t.key in own for t in filing.answers):
            return filing
        told, reading = person.known(), Reading(today=on, place=self._places.get)
        found = [_own(own[t.key], t, told, reading) if t.key in own else t for t in filing.answers]
        return filing._replace(answers=tuple(found))


def owed(known: Definition, channel: str, values: Mapping[str, Any], on: date) -> int:
    """Sum up what the dossier costs, in đồng."""
    return sum(line.amount for line in lines(known, FeeFacts(channel, values, case_for(known, values)), on))


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _typed(key: str, raw: Raw, value: Any) -> Typed:
    return Typed(key, raw, value, f"{key}\t{_escaped(_ENCODER.encode(raw))}\t{_escaped(_ENCODER.encode(value))}")


def _escaped(json_text: str) -> str:
    return json_text.replace("\\", "\\\\")  # line ends are written out in JSON


def _read(question: Question, raw: Raw, reading: Reading) -> Any:
    return TYPES[question.type].read(question, raw, reading)


def _needed(known: Definition) -> frozenset[str]:
    terms = [c.show_if for c in known.components] + [f.when for f in known.fees]
    found = {name for term in terms if term for name in names(term)}
    return frozenset(found | {name for fee in known.fees for name in (fee.per, fee.times) if name})


def _own(question: Question, typed: Typed, told: Mapping[str, str], reading: Reading) -> Typed:
    """Put the person's own data where the account would; what the question does not take stays as it was."""
    raw = _prefilled(question, told)
    if not raw:
        return typed
    try:
        value = _read(question, raw, reading)
    except Invalid:
        return typed
    return typed if value is None else _typed(typed.key, raw, value)


def _prefilled(question: Question, told: Mapping[str, str]) -> Raw:
    name = question.prefill.removeprefix("person.")
    if name == "address":
        return {f"{question.key}.{part}": [told[part]] for part in ("province", "commune", "line")}
    if name == "birth_date":
        parts = zip(("year", "month", "day"), told["birth_date"].split("-"), strict=False)
        return {f"{question.key}.{part}": [value] for part, value in parts}
    known = told.get(name.replace(".", "_"), "")
    return {question.key: [known]} if known else {}
