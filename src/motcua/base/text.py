"""Vietnamese text: cleaning, folding for search, sort keys, masks."""

import unicodedata

_TONE = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_MARK = {"\u0306": "{", "\u0302": "|", "\u031b": "}"}
_KEPT_CONTROLS = "\n\t"


def clean(text: str) -> str:
    """Normalise input at the edge: NFC (phones send NFD), no control characters, trimmed."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly always, and many times quicker
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def fold(text: str) -> str:
    """Drop tone marks, horns and case for matching: 'Đăng ký' gives 'dang ky'."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain.replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _syllable(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d{"))
    tone = next((_TONE[c] for c in letters if c in _TONE), "0")
    return "".join(_MARK.get(c, c) for c in letters if c not in _TONE) + tone


def sort_key(text: str) -> str:
    """Give a key whose code-point order is Vietnamese dictionary order."""
    return " ".join(map(_syllable, text.split()))


def person_sort_key(name: str) -> str:
    """Sort people as Vietnamese lists do: by given name, then family and middle names."""
    words = name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def mask_id(number: str) -> str:
    """Show enough of an ID number to recognise one's own: 001•••••2345."""
    return f"{number[:3]}•••••{number[-4:]}" if len(number) > 7 else "•" * len(number)


def mask_phone(number: str) -> str:
    return f"{number[:3]}••••{number[-3:]}" if len(number) > 6 else "•" * len(number)


def initials(name: str) -> str:
    """Shorten a name for public pages: 'Giàng Thị Mai' gives 'G. T. Mai'."""
    words = name.split()
    return " ".join([w[0] + "." for w in words[:-1]] + words[-1:])
