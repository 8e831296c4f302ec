"""Made-up answers are valid for every procedure that is filed here, always the same for a seed, and reach every option."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.catalog import reading
from motcua.catalog.definition import Definition, Handling, Question
from motcua.catalog.questions.typed import Invalid, Raw, Reading
from motcua.dossiers.filing import check_answers
from motcua.project.simulation.answers import answers

DATA = Path(__file__).resolve().parents[2] / "src/motcua/project/sample/data/procedures"
ON = date(2026, 12, 7)
MAI: Mapping[str, str] = {
    "full_name": "Giàng Thị Mai", "birth_date": "1998-03-15", "id_number": "010198999101", "sex": "female",
    "phone": "0900000101", "email": "mai@nguoidan.example", "province": "15", "commune": "02746",
    "line": "Thôn Tòng Chú", "organisation_name": "Hợp tác xã Vận tải Hoa Ban Tây Bắc",
    "organisation_tax_code": "5399999003",
}  # fmt: skip
SON = {**MAI, "full_name": "Vàng Văn Sơn", "birth_date": "1966", "id_number": "010066999102", "email": ""}
PLACES = {"15": ("Tỉnh Lào Cai", ""), "02746": ("Xã Cốc San", "15")}
READ = {p.stem: reading.read(tomllib.loads(p.read_text(encoding="utf-8"))) for p in sorted(DATA.glob("*.toml"))}
COMPLETE = [code for code, known in READ.items() if known.handling is Handling.LOCAL]


def made(known: Definition, seed: int, person: Mapping[str, str] = MAI) -> dict[str, Raw]:
    return answers(known, random.Random(seed), on=ON, person=person)


@pytest.mark.parametrize("code", COMPLETE)
@pytest.mark.parametrize("person", [MAI, SON], ids=["mai", "son"])
def test_they_can_be_filed(code: str, person: Mapping[str, str]) -> None:
    for seed in range(30):
        found = check_answers(READ[code], made(READ[code], seed, person), Reading(ON, PLACES.get))
        assert found.gaps == (), seed


@pytest.mark.parametrize("code", COMPLETE)
def test_a_seed_gives_the_same_and_another_seed_others(code: str) -> None:
    assert made(READ[code], 1) == made(READ[code], 1)
    assert len({repr(made(READ[code], seed)) for seed in range(20)}) > 10


@pytest.mark.parametrize("code", COMPLETE)
def test_every_option_of_every_choice_comes_up(code: str) -> None:
    known = READ[code]
    seen: dict[str, set[Any]] = {}
    for seed in range(400):
        for raw in made(known, seed).values():
            for name, values in raw.items():
                seen.setdefault(name, set()).update(values)
    for question in known.questions():
        assert any(name.split(".")[0] == question.key for name in seen), question.key
        if question.type == "choice" and not question.prefill:
            assert {o["value"] for o in question.params["options"]} <= seen[question.key], question.key


def test_it_says_when_nobody_could_answer() -> None:
    """An example that the reader of its own question refuses is a fault of the definition."""
    known = READ["1.001193"]
    question = Question("born", "text", "Tên", "Ví dụ: 🙂 vui")
    with pytest.raises(Invalid):
        made(replace(known, topics=(replace(known.topics[0], questions=(question,)),)), 1)
