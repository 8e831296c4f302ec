"""From the signature to the hands of the applicant, and what the applicant says of it."""

from motcua.catalog.definition import FeeWhen
from motcua.project.simulation import reception
from motcua.project.simulation.life import Life
from motcua.project.simulation.plan import Deliver, Rate
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import DAY

WORDS = (
    *((5, word) for word in ("", "", "", "Nhanh, không phải đi lại.", "Cán bộ nhiệt tình.")),
    *((4, word) for word in ("", "", "Làm được trên điện thoại, đỡ một buổi đi chợ huyện.")),
    (3, ""),
    (2, "Phải chờ lâu, không ai báo trước."),
    (1, "Hẹn một đằng trả một nẻo."),
)
LATE = ((1, "Quá hẹn mấy ngày mới có giấy."), (2, "Trả chậm, tôi phải đi hai lần."), (3, ""), (4, ""))


def decided(stage: Stage, life: Life, now: int) -> None:
    """What is sent goes out; what is fetched waits until somebody comes."""
    life.is_decided = True
    if life.way != "counter":
        stage.work(life, "return", stage.desk_of(life, life.step), now, life.presses)
    elif not stage.chance(stage.habits.never_fetched):
        stage.at(reception.visit(stage, now, 6), _come, stage, life)


def _come(now: int, stage: Stage, life: Life) -> None:
    stage.work(life, "return", stage.desk_of(life, life.step), now, now)


def handed_over(stage: Stage, life: Life, officer: int, now: int) -> None:
    known = life.offer.definition
    if life.owed and known.fee_when is FeeWhen.AT_RETURN:
        reception.take_fee(stage, life, officer, now)
    proofs = {"counter": "Ký nhận tại quầy", "post": "Gửi bảo đảm qua bưu chính", "online": "Đã gửi bản điện tử"}
    name = life.person.organisation if life.has_account and life.person.organisation else life.person.full_name
    there = life.way == "counter"
    rated = now + stage.rng.randint(5, 3 * DAY) if stage.chance(stage.habits.rated) else 0
    act = Deliver(name[:120], life.way, proofs[life.way], there, there)
    stage.emit(now, life, officer, act, last=not rated)
    if rated:
        stage.at(rated, _rate, stage, life, stage.rng.choice(LATE if now > life.presses + DAY else WORDS))


def _rate(now: int, stage: Stage, life: Life, said: tuple[int, str]) -> None:
    stage.emit(now, life, 0, Rate(*said), last=True)
