"""Money and results over the counter."""

from motcua.directory.models import Agency
from motcua.dossiers.models import State
from motcua.fees.models import Payment
from tests.pages.desk import scenes
from tests.town import Person

PROOF = "Ký sổ trả kết quả số 12/2026"
HANDED = {"to_name": "Giàng Thị Mai", "way": "counter", "proof": PROOF, "originals_seen": "yes"}


def test_take_the_fee(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    shown = scenes.words(hanh.client.get(scenes.act(dossier, "fee")))
    assert 'value="16.000"' in shown
    assert "Phí cấp bản sao trích lục hộ tịch" in shown
    answer = hanh.client.post(scenes.act(dossier, "fee"), {"amount": "16.000", "receipt_number": "BL-1"}, follow=True)
    assert "Đã ghi thu 16.000 đồng, biên lai số BL-1" in scenes.words(answer)
    assert Payment.objects.get(dossier=dossier).amount == 16000


def test_a_wrong_amount_comes_back(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    again = scenes.words(hanh.client.post(scenes.act(dossier, "fee"), {"amount": "15.000", "receipt_number": "BL-1"}))
    assert "Số tiền phải thu là 16.000 đồng, không phải 15.000 đồng" in again
    assert 'value="15.000"' in again
    assert 'value="BL-1"' in again
    missing = scenes.words(hanh.client.post(scenes.act(dossier, "fee"), {"amount": "16.000", "receipt_number": ""}))
    assert "Còn thiếu số biên lai" in missing


def test_a_receipt_number_is_used_once(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    one, two = (scenes.decided(mai, coc_san, (hanh, quan, lan)) for _ in range(2))
    typed = {"amount": "16.000", "receipt_number": "BL-1"}
    hanh.client.post(scenes.act(one, "fee"), typed)
    assert "Biên lai số BL-1 đã dùng" in scenes.words(hanh.client.post(scenes.act(two, "fee"), typed))
    paid = hanh.client.post(scenes.act(one, "fee"), typed)
    assert paid.status_code == 409
    assert quan.client.get(scenes.act(two, "fee")).status_code == 409


def test_deliver_wants_originals_and_money(
    hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    address = scenes.act(dossier, "deliver")
    unseen = scenes.words(hanh.client.post(address, HANDED | {"originals_seen": ""}))
    assert "phải đối chiếu bản chính" in unseen
    assert f'value="{PROOF}"' in unseen
    unpaid = scenes.words(hanh.client.post(address, HANDED))
    assert "Hồ sơ chưa nộp phí, lệ phí" in unpaid
    assert scenes.act(dossier, "fee") in unpaid
    dossier.fees.update(paid_at=dossier.decided_at)
    answer = hanh.client.post(address, HANDED, follow=True)
    assert "Đã trả kết quả cho Giàng Thị Mai" in scenes.words(answer)
    assert scenes.fresh(dossier).state == State.DELIVERED
    assert PROOF in scenes.words(answer)


def test_deliver_needs_a_proof(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    again = scenes.words(hanh.client.post(scenes.act(dossier, "deliver"), HANDED | {"proof": ""}))
    assert "Ghi rõ trả cho ai và bằng chứng trả" in again
    assert 'href="#f-proof"' in again


def test_lateness_blocks_nothing(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    dossier.fees.update(paid_at=dossier.decided_at)
    dossier.due = dossier.received_at
    dossier.save(update_fields=["due"])
    assert "Kết quả này trễ hẹn" in scenes.words(hanh.client.get(scenes.act(dossier, "deliver")))
    hanh.client.post(scenes.act(dossier, "deliver"), HANDED)
    assert scenes.fresh(dossier).state == State.DELIVERED
