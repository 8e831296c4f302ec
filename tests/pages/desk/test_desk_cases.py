"""What only an officer sees: the case, the lawful exception for paper, and that another agency decides."""

from django.urls import reverse

from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests import filings, stories
from tests.pages.desk import scenes
from tests.town import Person

PERSON = {"full_name": "Vàng Thị Dế", "id_number": "010198999777", "phone": "0912345678"}
COPIES = {**PERSON, "pages": "3", "copies": "2", "way": "counter"}


def test_the_counter_chooses_the_case(hanh: Person, coc_san: Agency) -> None:
    address = reverse("desk:enter", args=["2.000815"])
    shown = scenes.words(hanh.client.get(address))
    assert "Nhiều bản chính, nhiều trang" in shown
    assert 'value="ordinary" checked' in shown
    wrong = scenes.words(hanh.client.post(address, {**COPIES, "agency": coc_san.code, "case": "other"}))
    assert "Chọn lại trường hợp" in wrong
    hanh.client.post(address, {**COPIES, "agency": coc_san.code, "case": "many"})
    assert Dossier.unscoped.get().case == "many"


def test_reception_chooses_the_case(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = filings.submitted("1.000894", mai, coc_san)
    address = reverse("desk:act", args=[dossier.public_id, "receive"])
    assert "Phải xác minh điều kiện kết hôn" in scenes.words(hanh.client.get(address))
    hanh.client.post(address, {"case": "verify"})
    assert stories.fresh(dossier).case == "verify"


def test_reception_without_a_case_keeps_what_the_answers_chose(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = filings.submitted("1.013225", mai, coc_san)
    before = dossier.case
    hanh.client.post(reverse("desk:act", args=[dossier.public_id, "receive"]), {})
    after = stories.fresh(dossier)
    assert (after.state, after.case) == ("received", before)


def test_paper_needs_a_lawful_reason(nga: Person, binh: Person) -> None:
    """What is otherwise only filed online is taken with a reason, and sent back with everything typed without one."""
    address = reverse("desk:enter", args=["1.000703"])
    shown = scenes.words(nga.client.get(address))
    assert "chỉ nhận trực tuyến" in shown
    assert 'name="ground"' in shown
    known = definition(filings.found("1.000703").current_id or 0)
    papers = {f"o.{c.key}": "1" for c in known.filed_components()}
    sent = {**filings.flat(filings.made(known, binh)), **PERSON, **papers, "way": "counter"}
    again = scenes.words(nga.client.post(address, sent))
    assert "Chọn lý do được nhận hồ sơ giấy" in again
    assert 'value="Vàng Thị Dế"' in again
    assert not Dossier.unscoped.exists()
    nga.client.post(address, {**sent, "ground": "system_down"})
    assert Dossier.unscoped.get().paper_exception.ground == "system_down"


def test_a_counter_is_told_that_another_agency_decides(nga: Person, hanh: Person, coc_san: Agency) -> None:
    address = reverse("desk:enter", args=["2.000815"])
    for_another = scenes.words(nga.client.post(address, {"agency": coc_san.code, "count": "1"}))
    assert "hồ sơ chuyển qua mạng đến Ủy ban nhân dân xã Cốc San" in for_another
    own = scenes.words(hanh.client.post(address, {"agency": coc_san.code, "count": "1"}))
    assert "hồ sơ chuyển qua mạng" not in own
