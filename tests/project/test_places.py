"""`motcua places`: the former communes, all of them or nothing."""

from pathlib import Path

import pytest

from motcua.directory.models import FormerCommune
from motcua.project.commands import places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
HEADS = "old_ward_code,old_ward,old_district,old_province,new_ward_code\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wards.csv"


def ask(file: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, object]:
    from argparse import Namespace
    from contextlib import nullcontext

    monkeypatch.setattr(places, "opened", nullcontext)  # the tests have a database of their own
    answer = places.run(Namespace(file=file, json=False))
    return answer.code, answer.facts


def test_it_works(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(f"{HEADS}00001,Xã A,Huyện B,Tỉnh C,02680\n00001,Xã A,Huyện B,Tỉnh C,02683\n")
    assert ask(file, monkeypatch) == (0, {"rows": 2})
    assert list(FormerCommune.objects.values_list("folded", flat=True)) == ["a", "a"]


@pytest.mark.parametrize(("text", "code"), [(f"{HEADS}1,Xã A,B,C,99999\n", 1), ("name\nXã A\n", 2)])
def test_it_refuses_the_whole_of_it(file: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int) -> None:
    before = FormerCommune.objects.count()
    file.write_text(text)
    assert ask(file, monkeypatch)[0] == code
    assert FormerCommune.objects.count() == before
