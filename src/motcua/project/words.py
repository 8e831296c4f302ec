"""Compiles the catalogues of words: `python -m motcua.project.words`, and at each start when one has changed."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[1] / "locale"


def compile_changed(folder: Path = FOLDER) -> list[Path]:
    """Compiles each catalogue that is newer than what was made from it; gives those."""
    made = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        content = BytesIO()
        write_mo(content, catalogue)
        fresh = target.with_suffix(".part")
        fresh.write_bytes(content.getvalue())
        fresh.replace(target)
        made.append(target)
    return made


if __name__ == "__main__":
    compile_changed()
