"""Repair a word nobody knows by one letter, where its neighbours say which word was meant."""

from collections.abc import Container, Iterator, Mapping

_LETTERS = "abcdeghiklmnopqrstuvxy"
_SHORTEST = 3


def repair(word: str, before: str, after: str, known: Mapping[str, int], seen: Container[tuple[str, str]]) -> str:
    """Give the commonest known word one letter away that stands beside a neighbour elsewhere; else the word itself.

    `known` counts how many names hold a word; `seen` holds words that stand side by side.
    """
    if word in known or len(word) < _SHORTEST or not word.isalpha():
        return word
    fitting = [w for w in near(word) if w in known and ((before, w) in seen or (w, after) in seen)]
    return max(fitting, key=lambda w: ((before, w) in seen and (w, after) in seen, known[w], w), default=word)


def near(word: str) -> Iterator[str]:
    """Give every word one letter away: left out, put in, put for another, two exchanged."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail and tail[0] != letter:
                yield head + letter + tail[1:]
