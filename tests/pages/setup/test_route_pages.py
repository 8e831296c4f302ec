"""The route of a draft: written row by row, taken from a file, drawn with what is wrong, and kept from being published."""

import html
import io
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.questions.typed import Reading
from motcua.directory.models import Post, Role
from motcua.flow.bpmn_read import read_diagram
from motcua.flow.bpmn_write import write_diagram
from motcua.flow.definition import Node, Route
from motcua.flow.findings import FindingKind
from motcua.flow.table_rows import read_rows, read_sheet, rows, write_sheet
from motcua.web.setup.sections import form
from motcua.web.setup.sections.route import route as section
from tests.rules.flow import procedures
from tests.rules.flow.defects import SEEDED
from tests.town import Person, vn

AT = vn("2026-12-07 09:00")
BIRTH = "1.001193"


@pytest.fixture
def row(thuy: Person) -> ProcedureDraft:
    return start_revision(BIRTH, by=thuy.actor, at=AT)


@pytest.fixture
def editor(thuy: Person) -> Client:
    return thuy.client


def address(row: ProcedureDraft) -> str:
    return reverse("setup:draft_section", args=[row.public_id, "route"])


def sent(row: ProcedureDraft, **typed: str) -> dict[str, list[str]]:
    opened = form.laid_out(section(row.document, AT.date()), row.document)
    return {**opened, "version": [str(row.version)], **{n.replace("__", "."): [v] for n, v in typed.items()}}


def fresh(row: ProcedureDraft) -> ProcedureDraft:
    return ProcedureDraft.objects.get(pk=row.pk)


def told(known: Route) -> list[Node]:
    """Give the steps with their ways in one order: the database keeps none."""
    return [replace(node, exits=tuple(sorted(node.exits, key=lambda way: way.outcome))) for node in known.nodes]


def words(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode())


def test_steps_are_written_with_the_names_of_steps(editor: Client, row: ProcedureDraft) -> None:
    shown = words(editor, address(row))
    names = {step["key"]: step["name"] for step in row.document["route"]}
    assert f"duyệt → {names['return']}" in shown
    assert f"chuyển lại → {names[row.document['route'][1]['key']]}" in shown
    assert "đã trả → kết thúc" in shown or "kết thúc" in shown
    assert '<svg class="route-drawing"' in shown


def test_a_step_is_changed_and_a_waiting_one_added(editor: Client, row: ProcedureDraft) -> None:
    first = row.document["route"][1]
    number = len(row.document["route"])
    typed = {
        "route__1__ways": f"trình → {row.document['route'][2]['name']}\nthiếu giấy tờ → Chờ bổ sung",
        f"route__{number}__name": "Chờ bổ sung",
        f"route__{number}__kind": "supplement",
        f"route__{number}__ways": f"đã bổ sung → {first['name']}",
        f"route__{number}__wait__limit": "30 ngày",
    }
    assert editor.post(address(row), sent(row, **typed)).status_code == 302
    saved = fresh(row).document["route"]
    assert saved[1]["next"] == {"proposed": saved[2]["key"], "incomplete": "step1"}
    assert saved[number] == {
        "key": "step1", "name": "Chờ bổ sung", "kind": "supplement", "where": "agency",
        "next": {"completed": first["key"]}, "wait": {"limit": "30 calendar days"},
    }  # fmt: skip
    assert read_rows(saved).node("step1").wait is not None
    shown = words(editor, address(fresh(row)))
    assert "30 ngày" in shown
    assert "thuộc loại mà hồ sơ chưa chạy được" in shown


def test_several_steps_at_once_and_their_meeting(row: ProcedureDraft) -> None:
    known = rows(procedures.route("1.013225"))
    document = {"route": known}
    asked = section(document, AT.date())
    raw = form.laid_out(asked, document)
    assert "hỏi ý kiến → Phòng cháy + Đất đai + Giao thông" in raw["route.3.ways"][0]
    assert raw["route.7.joins"] == ["Phòng cháy\nĐất đai\nGiao thông"]
    assert (raw["route.4.wait.limit"], raw["route.4.wait.silence"]) == (["12 ngày"], ["đồng ý"])
    read = form.edited(asked, document, raw, Reading(today=AT.date()))
    assert read.wrong == {}
    assert read_rows(read.changes["route"]) == read_rows(known)


def test_a_step_that_is_not_there_is_named_at_its_field(editor: Client, row: ProcedureDraft) -> None:
    answer = editor.post(address(row), sent(row, route__0__ways="chuyển → Bước lạ"))
    assert answer.status_code == 200
    assert "Không có bước nào tên “Bước lạ”." in html.unescape(answer.content.decode())
    assert fresh(row).version == 0


def test_a_row_moves_up(editor: Client, row: ProcedureDraft) -> None:
    second = row.document["route"][1]["name"]
    answer = editor.post(address(row), {**sent(row), "route.up.1": ["1"]})
    assert answer.context["fields"][0].rows[0][0].value == second
    assert editor.post(address(row), {**sent(row), "route.up.0": ["1"]}).status_code == 200


def test_an_unsound_route_is_drawn_with_its_run_and_not_published(editor: Client, row: ProcedureDraft) -> None:
    """A circle that never ends: refused, shown, repaired, checked."""
    steps = row.document["route"]
    signing = next(n for n, step in enumerate(steps) if step["kind"] == "sign")
    bad = sent(row, **{f"route__{signing}__ways": f"chuyển lại → {steps[1]['name']}"})
    assert editor.post(address(row), bad).status_code == 302
    shown = words(editor, address(row))
    assert "không thể đi tới kết thúc" in shown
    assert "Ví dụ ngắn nhất: hồ sơ đi" in shown
    assert "is-fault" in shown
    editor.post(reverse("setup:draft_check", args=[row.public_id]))
    assert fresh(row).state == DraftState.DRAFT
    page = words(editor, reverse("setup:draft", args=[row.public_id]))
    assert "Cần sửa trước khi công bố" in page
    assert "is-fault" in page
    good = {**sent(row), "version": [str(fresh(row).version)]}
    assert editor.post(address(row), good).status_code == 302
    editor.post(reverse("setup:draft_check", args=[row.public_id]))
    assert fresh(row).state == DraftState.CHECKED


@pytest.mark.parametrize(("name", "content"), [
    ("route.bpmn", write_diagram(procedures.route("1.013831"))),
    ("route.csv", write_sheet(procedures.route("1.013831")).encode()),
])  # fmt: skip
def test_a_file_replaces_the_route(name: str, content: bytes, editor: Client, row: ProcedureDraft) -> None:
    take = reverse("setup:draft_route_take", args=[row.public_id])
    assert "Nhập quy trình từ tệp" in words(editor, take)
    file = io.BytesIO(content)
    file.name = name
    assert editor.post(take, {"file": file}).status_code == 302
    assert told(read_rows(fresh(row).document["route"])) == told(procedures.route("1.013831"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.bpmn", b"<a>\n<b>", "ở dòng 2"),
        ("a.bpmn", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DOCTYPE"),
        ("a.csv", b"key,name\nx,y\n", "dòng 1, cột kind"),
        ("a.txt", b"\xff", "Không đọc được quy trình"),
        ("a.bpmn", write_diagram(SEEDED[FindingKind.NO_END][1]), ""),
    ],
)
def test_a_file_that_is_none_says_why(
    name: str, content: bytes, said: str, editor: Client, row: ProcedureDraft
) -> None:
    """An unsound route may be taken in and repaired; an unreadable one may not."""
    file = io.BytesIO(content)
    file.name = name
    answer = editor.post(reverse("setup:draft_route_take", args=[row.public_id]), {"file": file})
    assert answer.status_code == (200 if said else 302)
    assert said in html.unescape(answer.content.decode())
    assert (fresh(row).version == 0) == bool(said)


def test_no_file_says_so(editor: Client, row: ProcedureDraft) -> None:
    answer = editor.post(reverse("setup:draft_route_take", args=[row.public_id]))
    assert "Chưa chọn tệp." in html.unescape(answer.content.decode())


def test_both_files_go_out_and_read_to_the_same_route(editor: Client, row: ProcedureDraft) -> None:
    known = read_rows(row.document["route"], BIRTH)
    for named in ("draft_route_file", "procedure_route_file"):
        given = row.public_id if named.startswith("draft") else BIRTH
        diagram = editor.get(reverse(f"setup:{named}", args=[given, "bpmn"]))
        assert read_diagram(diagram.content) == known
        assert diagram["Content-Disposition"] == f'attachment; filename="quy-trinh-{BIRTH}.bpmn"'
        sheet = editor.get(reverse(f"setup:{named}", args=[given, "csv"]))
        assert read_sheet(sheet.content.decode("utf-8"), BIRTH) == known
        assert editor.get(reverse(f"setup:{named}", args=[given, "pdf"])).status_code == 404


def test_what_cannot_be_read_is_not_drawn(editor: Client, row: ProcedureDraft, thuy: Person) -> None:
    save_draft(row.public_id, {"route": [{"key": "only"}]}, version=0, by=thuy.actor, at=AT)
    assert '<svg class="route-drawing"' not in words(editor, address(row))
    assert editor.get(reverse("setup:draft_route_file", args=[row.public_id, "bpmn"])).status_code == 404


def test_a_step_without_anybody_is_refused_with_the_run_drawn(editor: Client, row: ProcedureDraft) -> None:
    """First a step that no role does, then one that a role does which nobody holds."""
    assert editor.post(address(row), sent(row, route__1__role="none")).status_code == 302
    shown = words(editor, address(row))
    assert "chưa có vai trò" in shown
    assert "is-fault" in shown
    good = {**sent(row), "version": [str(fresh(row).version)]}
    assert editor.post(address(row), good).status_code == 302
    Post.objects.filter(role=Role.LEADER).delete()
    editor.post(reverse("setup:draft_check", args=[row.public_id]))
    assert fresh(row).state == DraftState.DRAFT
    page = words(editor, reverse("setup:draft", args=[row.public_id]))
    assert "không có Lãnh đạo ký" in page
    assert "Ví dụ ngắn nhất: hồ sơ đi" in page
    assert "is-fault" in page
