"""What was searched for in vain, for the catalogue's editor: folded words and counts a day, nothing about who asked."""

import re
from datetime import date
from typing import Any

from django.core import signing
from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from motcua.base.text import clean
from motcua.catalog.finding import words
from motcua.catalog.finding.models import AskedWords

_LONGEST = 200
_MAIL = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\d(?:[ .\-]?\d){5,}")  # six digits or more: an ID number, a telephone, an account
_CODE = re.compile(r"\d\.\d{6}")
_NAMED = re.compile(
    r"\b(?:họ và tên|họ tên|tên tôi là|tên em là|tên là|tôi tên|em tên|con tên|tên|ho va ten|ho ten|ten la|ten)\b\s+(?:là\s+|la\s+)?(?:\S+\s*){1,4}",
    re.IGNORECASE,
)
_SIGNER = signing.Signer(salt="motcua.finding")
_UPSERT = """
INSERT INTO catalog_askedwords (day, words, asked, unanswered, clicked) VALUES (%s, %s, 1, %s, 0)
ON CONFLICT (day, words) DO UPDATE SET asked = catalog_askedwords.asked + 1,
unanswered = catalog_askedwords.unanswered + excluded.unanswered RETURNING id
"""


def impersonal(text: str) -> str:
    """Give the folded words of a question without numbers, addresses and names of people."""
    bare = _MAIL.sub(" ", clean(text))
    bare = bare if _CODE.search(bare) else _NUMBER.sub(" ", bare)
    bare = _without_names(_NAMED.sub(" ", bare))
    return " ".join(words.folded(bare))[:_LONGEST]


def _without_names(text: str) -> str:
    """Leave out two capitals in a row after the first word; a text all in capitals says nothing that way."""
    if text == text.upper():
        return text
    said = text.split()
    big = [i > 0 and w[:1].isupper() and not w.isupper() for i, w in enumerate(said)]
    named = [b and ((i > 0 and big[i - 1]) or (i + 1 < len(big) and big[i + 1])) for i, b in enumerate(big)]
    return " ".join(w for w, out in zip(said, named, strict=True) if not out)


def note(text: str, *, answered: bool, on: date) -> str:
    """Count a search; gives the token with which a click on a result is known, empty when no words remain."""
    said = impersonal(text)
    if not said:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [on, said, 0 if answered else 1])
        return _SIGNER.sign(str(cursor.fetchone()[0]))


def clicked(token: str) -> None:
    """Count a click; a token that is none changes nothing."""
    try:
        key = int(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return
    AskedWords.objects.filter(pk=key).update(clicked=F("clicked") + 1)


def forget(*, before: date) -> int:
    """Delete the counts of the days before a day; gives how many rows. People's words are not kept longer than they teach."""
    return AskedWords.objects.filter(day__lt=before).delete()[0]


def missed(*, since: date) -> "QuerySet[AskedWords, Any]":
    """Give words without an answer or without a click since a day, the most asked first."""
    counted = AskedWords.objects.filter(day__gte=since).values("words")
    found = counted.annotate(times=Sum("asked"), without=Sum("unanswered"), clicks=Sum("clicked"))
    return found.filter(Q(without__gt=0) | Q(clicks=0)).order_by("-times", "words")
