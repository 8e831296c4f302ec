"""Each surface loads one style sheet: at collectstatic the parts named by @import are put in its place.

In development the browser follows the imports itself, so nothing has to be built.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # has no types

SHEETS = ("ui/portal.css", "ui/desk.css")
_IMPORT = re.compile(r'@import "([^"]+)";')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def smaller(css: str) -> str:
    """Leave out what only people read: comments and needless space."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # its base has no types
    """Hashed and compressed by whitenoise, joined by us before that."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for sheet in SHEETS:
                if sheet in paths:
                    self._replace(sheet, smaller(joined(sheet, paths)))
                    paths[sheet] = (self, sheet)
        yield from super().post_process(paths, dry_run, **options)

    def _replace(self, name: str, css: str) -> None:
        self.delete(name)
        self._save(name, ContentFile(css.encode()))


def joined(name: str, sources: Mapping[str, tuple[Storage, str]]) -> str:
    """Give the sheet with each import replaced by the file it names, read where it was written."""

    def read(path: str) -> str:
        storage, stored = sources[path]
        with storage.open(stored) as file:
            return bytes(file.read()).decode()

    folder = PurePosixPath(name).parent
    return _IMPORT.sub(lambda found: read(str(folder / found[1])), read(name))
