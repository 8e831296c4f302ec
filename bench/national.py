"""Put the whole national list, read from the data folder, into the index of search. For measuring; an import does more."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from motcua.catalog.finding.findable import Findable

_LEVELS = {"xã": "commune", "tỉnh": "province", "bộ": "ministry", "cơ quan khác": "other"}
_KINDS = {"STANDARD": "standard", "SPECIFIC": "variant", "STANDARD_INTERNAL": "internal"}
_LONGEST = 200  # letters of one paper's name that are read


def folder() -> Path:
    return Path(os.environ.get("MOTCUA_DATA") or Path(__file__).parents[2] / "shared" / "data")


def national() -> Iterator[Findable]:
    """Give every procedure of procedures.jsonl.gz."""
    with gzip.open(folder() / "procedures.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield _findable(json.loads(line))


def _findable(row: dict[str, Any]) -> Findable:
    texts = [r["name"] for r in row["result"]] + [c["name"][:_LONGEST] for c in row["components"]]
    return Findable(
        code=row["code"], name=row["name"], keywords=(row["keywords"],) if row["keywords"] else (), field=row["field"],
        levels=tuple(_LEVELS[level] for level in row["levels"]), agency=", ".join(row["agency"]["executing"]),
        subjects=tuple(row["subjects"]), life_events=tuple(map(str, row["life_events"])), texts=tuple(texts),
        service_level=_level(row["flags"]), kind=_KINDS[row["kind"]],
    )  # fmt: skip


def _level(flags: list[str]) -> str:
    return "full" if "isFullProcess" in flags else ""


def main() -> None:
    from motcua.project.commands.opened import opened

    with opened():
        from motcua.catalog.finding import index

        print(index.rebuild(national()))


if __name__ == "__main__":
    main()
