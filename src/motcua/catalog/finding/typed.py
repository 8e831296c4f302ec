"""What a keyboard leaves: Telex and VNI that no program turned into marks, and words run together."""

import re
from collections.abc import Container

_TELEX = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u"))
_TONE_LETTER = re.compile(r"(?<=[a-z])[sfrxj](?![a-z]*[sfrxj])")
_VNI = re.compile(r"(?<=[a-z])[1-9]")
_LATIN = re.compile(r"[a-z]+")
_VNI_WORD = re.compile(r"[a-z]+[a-z1-9]*[1-9][a-z1-9]*")


def plain(word: str, known: Container[str]) -> str:
    """Give the word without marks that Telex or VNI keys meant, when that is a known word; else the word itself."""
    if word in known:
        return word
    for guess in _guesses(word):
        if len(guess) > 1 and guess in known:
            return guess
    return word


def _guesses(word: str) -> list[str]:
    if _VNI_WORD.fullmatch(word):
        return [_VNI.sub("", word)]
    if not _LATIN.fullmatch(word):
        return []
    bare = word
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    toneless = word if not _TONE_LETTER.search(word[1:]) else word[0] + _TONE_LETTER.sub("", word[1:])
    both = toneless
    for keys, letter in _TELEX:
        both = both.replace(keys, letter)
    return [bare, toneless, both]


def split(word: str, known: Container[str], seen: Container[tuple[str, str]]) -> tuple[str, ...]:
    """Give two words that were run together ("khaisinh"), when they are known side by side; else the word."""
    for cut in range(2, len(word) - 1):
        pair = (word[:cut], word[cut:])
        if pair in seen and pair[0] in known:
            return pair
    return (word,)
