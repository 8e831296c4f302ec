"""The words that come with the program: short forms, synonyms, topics that are not ours. Read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing people say; `means` are alternatives in the catalogue's words."""

    said: str
    means: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideTopic:
    """What is not a procedure, and where to ask; `name_en` and `ask_en` say the same in English."""

    key: str
    name: str
    ask: str
    words: tuple[str, ...]
    name_en: str = ""
    ask_en: str = ""

    def told(self, language: str) -> tuple[str, str]:
        """Give its name and where to ask, in English for "en", else in Vietnamese."""
        return (self.name_en, self.ask_en) if language.startswith("en") else (self.name, self.ask)


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def synonyms() -> tuple[Said, ...]:
    """Give the curated synonyms, one for each thing said."""
    found = {}
    for group in read("synonyms.toml").values():
        for said, means in group.items():
            words, _, codes = means.partition("@")
            for one in said.split(","):
                found[one.strip()] = Said(one.strip(), alternatives(words), tuple(codes.split()))
    return tuple(found.values())


def alternatives(means: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in means.split("|") if part.strip())


@cache
def topics() -> tuple[OutsideTopic, ...]:
    """Give the topics out of scope."""
    return tuple(_topic(key, one) for key, one in read("topics.toml").items())


def _topic(key: str, one: dict[str, str]) -> OutsideTopic:
    said = tuple(word.strip() for word in one["words"].split(",") if word.strip())
    return OutsideTopic(key, one["name"], one["ask"], said, one["name_en"], one["ask_en"])


@cache
def asides() -> tuple[str, ...]:
    """Give what people ask around the thing itself."""
    return tuple(p.strip() for p in read("slang.toml")["aside"]["phrases"].split(",") if p.strip())


@cache
def slang() -> dict[str, dict[str, str]]:
    """Give short forms, chat spelling and dialect, by what is typed."""
    return read("slang.toml")
