"""No room on the disk: for the database, then for received files. Both lie on small disks in memory of this run's own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from tests.faults.clients import TOKEN, WORDS, Crowd
from tests.faults.program import Program, clock
from tests.faults.table import Row
from tests.faults.waiting import pause, until

RUNS, OUTAGE, PEOPLE, DRAFTS = 3, 10.0, 12, 3
DATABASE, FILES = "400m", "8m"  # sizes of the two disks
BALLAST = "ballast"


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk in memory; needs root."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0711", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Leave no byte free, not for root either."""
    with (disk / BALLAST).open("wb", buffering=0) as ballast:
        try:
            while ballast.write(bytes(65536)):
                pass
        except OSError:
            pass  # full: that is what was wanted


def make_room(disk: Path) -> None:
    (disk / BALLAST).unlink()


def cases(home: Path, port: int) -> list[Row]:
    if os.geteuid() != 0:
        return [Row("the disk is full", problems=["not run: only root may mount a small disk"])]
    home.mkdir()
    with small_disk(home.with_name("small"), DATABASE) as disk, small_disk(home / "files", FILES) as files:
        place = disk / "database"
        place.mkdir(mode=0o711)
        (home / "database.path").write_text(f"{place}\n")
        program = Program(home, port)
        program.start()
        try:
            return [database(program, disk), received_files(program, files)]
        finally:
            program.stop()


def database(program: Program, disk: Path) -> Row:
    row, acknowledged = Row("the disk of the database is full for 10 s"), dict[str, str]()
    for _ in range(RUNS):
        crowd = Crowd(program.address, program.side("citizens", str(PEOPLE), str(DRAFTS)))
        until(partial(crowd.reached, PEOPLE // 2), 120, "the first dossiers are sent")
        filled = clock()
        fill(disk)
        pause(OUTAGE)
        make_room(disk)
        seen = crowd.finish()
        row.runs += 1
        row.saw(seen)
        row.struck(seen, filled)
        acknowledged |= seen.acknowledged
        until(program.is_ready, 120, "the program is ready again")
    row.found(program.side("check", given=acknowledged))
    return row


def received_files(program: Program, disk: Path) -> Row:
    """Attach photos to drafts while there is no room, then with room again: `acknowledged` counts photos."""
    row = Row("the disk of the files is full")
    for _ in range(RUNS):
        for citizen in program.side("citizens", "4", "1"):
            fill(disk)
            refused = _attach(program.address, citizen)
            row.answers[str(refused.status_code)] += 1
            if refused.status_code != 503 or WORDS not in refused.text:
                row.problems.append(f"a photo that found no room was answered with {refused.status_code}")
            make_room(disk)
            freed = clock()
            taken = _attach(program.address, citizen)
            row.pause = max(row.pause or 0.0, clock() - freed)
            row.acknowledged += taken.status_code == 200
            if program.side("attached", given=citizen["drafts"][0]) != 2 or taken.status_code != 200:
                row.problems.append(f"a photo sent again was answered with {taken.status_code}")
        row.runs += 1
    row.found(program.side("check"))
    return row


def _photo() -> bytes:
    """Each one different, and as large as a phone's when it has made it small."""
    file = BytesIO()
    Image.effect_noise((900, 700), 40).convert("RGB").save(file, "JPEG", quality=50)
    return file.getvalue()


def _attach(address: str, citizen: dict[str, Any]) -> httpx.Response:
    path = f"/ho-so/{citizen['drafts'][0]}/giay-to"
    with httpx.Client(base_url=address, cookies={"sessionid": citizen["session"]}, timeout=60) as browser:
        found = TOKEN.search(browser.get(path).text)
        assert found
        photo = ("anh.jpg", _photo(), "image/jpeg")
        return browser.post(
            path, data={"csrfmiddlewaretoken": found[1]}, files={"birth_proof": photo}, follow_redirects=True
        )
