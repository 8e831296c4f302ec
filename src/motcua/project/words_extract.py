"""Collects the words of the interface into the catalogue of English: `make words`.

The source is Vietnamese, the text that users read. Translations that stand are kept, words that are gone are dropped,
new ones come in empty; a house test fails until somebody has written them.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from motcua.project.words import FOLDER

PACKAGE = FOLDER.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
Message = str | tuple[str, ...]

_LITERAL = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_SAID = re.compile(rf"(?<!\w)(?:_|gettext|ngettext)\(u?{_LITERAL}(?:,\s*u?{_LITERAL})?")


def of_python(path: Path) -> Iterator[Message]:
    with path.open("rb") as source:
        for _line, function, said, _comments in extract_python(source, KEYWORDS, (), {}):
            words = (said,) if isinstance(said, str) else tuple(word for word in said if word)
            if words:
                yield words[:2] if str(function).startswith("n") and len(words) > 1 else words[0]


def of_template(path: Path) -> Iterator[Message]:
    """Reads what Django makes of a template for such tools: calls of gettext among blanked text."""
    for first, second in _SAID.findall(templatize(path.read_text(encoding="utf-8"))):
        one = ast.literal_eval(first)
        yield (one, ast.literal_eval(second)) if second else one


def collect(folder: Path = PACKAGE) -> Catalog:
    """Gives all words of the program, each with the files where it is said."""
    found = Catalog(locale="en", fuzzy=False)
    for path in sorted(p for kind in ("*.py", "*.html", "*.txt") for p in folder.rglob(kind)):
        place = path.relative_to(folder)
        if path.suffix == ".py":
            said = of_python(path)
        elif "templates" in place.parts:
            said = of_template(path)
        else:
            continue
        for words in said:
            found.add(words, locations=[(place.as_posix(), 0)])
    return found


def renewed(source: Path) -> Catalog:
    """Gives the collected words with the translations that the catalogue holds."""
    found = collect()
    if source.exists():
        with source.open("rb") as text:
            known = read_po(text, locale="en")
        for message in found:
            standing = known.get(message.id) if message.id else None
            if standing is not None:
                message.string = standing.string
    return found


def missing(catalogue: Catalog) -> list[str]:
    """Names the words without a translation."""
    return [str(m.id) for m in catalogue if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


def written(catalogue: Catalog) -> bytes:
    """Gives the file as it is kept: sorted by the words, without dates, so that it changes only with the words."""
    content = BytesIO()
    write_po(content, catalogue, width=120, omit_header=True, sort_output=True, include_lineno=False)
    head = '# The interface in English. "make words" keeps it in step with the program.\nmsgid ""\nmsgstr ""\n'
    fields = '"Language: en\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return (head + fields + plural).encode() + content.getvalue()


def main() -> int:
    source = FOLDER / "en" / "LC_MESSAGES" / "django.po"
    catalogue = renewed(source)
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(written(catalogue))
    left = missing(catalogue)
    print(f"{len(catalogue)} words, {len(left)} without English.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
