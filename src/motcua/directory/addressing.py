"""How the province addresses its people: the word that stands where a sentence says "bạn"."""

import re

PLAIN = "bạn"  # the word in which every sentence of the program is written
WORDS = (PLAIN, "ông/bà", "anh/chị", "bà con")
_PLACE = re.compile(r"\b[Bb]ạn\b")


def addressed(text: str, word: str) -> str:
    """Put the word in the place of "bạn", with a capital where the sentence has one."""
    if word == PLAIN:
        return text
    return _PLACE.sub(lambda found: capital(word) if found[0][0] == "B" else word, text)


def capital(word: str) -> str:
    """Write the word as a sentence begins with it: "Ông/bà"."""
    return word[:1].upper() + word[1:]
