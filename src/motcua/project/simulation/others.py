"""What other offices are asked while the work waits: an opinion of another agency, and what is owed to the tax office."""

from datetime import date, timedelta

from motcua.clock.limits import Limit
from motcua.project.simulation import reception
from motcua.project.simulation.life import Life
from motcua.project.simulation.plan import (
    AnswerConsult,
    AskObligation,
    Consult,
    NoteObligation,
    ReturnProof,
    SendProof,
    SettleObligation,
)
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import DAY

QUESTIONS = ("Đề nghị cho ý kiến về nội dung hồ sơ gửi kèm.", "Đề nghị xác minh thông tin người nộp tại địa bàn.")
AGREES = ("Thống nhất với nội dung hồ sơ.", "Đã xác minh, thông tin đúng.")
DISAGREES = "Thông tin chưa khớp với sổ đang lưu, đề nghị xem lại."
BLURRED = "Ảnh chứng từ bị mờ, không đọc được số. Bạn chụp lại giúp."
WHERE = "Kho bạc Nhà nước khu vực VIII"
PAY_WITHIN = 30  # days


def ask(stage: Stage, life: Life, officer: int, now: int, *, rejects: bool) -> bool:
    """Ask whoever must be heard before the proposal; False when nobody must. A rejection waits for no taxes."""
    rule = life.offer.definition.obligation
    if rule is not None and rule.step == life.node and not life.is_settled and not rejects:
        _ask_obligation(stage, life, officer, now)
        return True
    if life.offer.asked and not life.is_consulted:
        life.is_consulted = True
        if stage.chance(stage.habits.consulted):
            _consult(stage, life, officer, now)
            return True
    return False


def _consult(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Ask a neighbour; whoever may take silence for agreement waits no longer than that."""
    rule = life.offer.definition.consult
    assert rule is not None
    asked = stage.rng.choice(life.offer.asked)
    stage.emit(now, life, officer, Consult(asked, stage.rng.choice(QUESTIONS), rule.silence_agrees))
    due = stage.until(Limit(rule.amount, rule.unit), now)
    if rule.silence_agrees and stage.chance(stage.habits.silent):
        stage.at(stage.times.after(due + 1, 0), _go_on, stage, life)
        return
    latest = due if rule.silence_agrees else due + 3 * DAY
    answered = stage.times.after(now + int(stage.rng.uniform(0.1, 0.95) * (latest - now)), 0)
    agrees = not stage.chance(stage.habits.disagrees)
    act = AnswerConsult(agrees, stage.rng.choice(AGREES) if agrees else DISAGREES)
    stage.at(answered, _opine, stage, life, asked.officer, act)


def _opine(now: int, stage: Stage, life: Life, officer: int, act: AnswerConsult) -> None:
    if life.is_open:
        stage.emit(now, life, officer, act)
        _go_on(now, stage, life)


def _go_on(now: int, stage: Stage, life: Life) -> None:
    """Lay it before the specialist again."""
    if life.is_open:
        stage.work(life, life.step.kind.value, stage.desk_of(life, life.step), now, life.presses)


def _ask_obligation(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Send the slip; the notice of the tax office comes some days later."""
    rule = life.offer.definition.obligation
    assert rule is not None
    stage.emit(now, life, officer, AskObligation(f"{stage.receipts}{stage.next_number()}/PC", stage.times.day(now)))
    days = stage.rng.uniform(0.3, 1.4) * rule.answer_days
    stage.at(stage.times.after(now, int(days * stage.times.per_day)), _come_to, stage, life, "notice")


def _come_to(now: int, stage: Stage, life: Life, kind: str) -> None:
    if life.is_open:
        stage.work(life, kind, stage.desk_of(life, life.step), now, life.presses)


def noted(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Write the notice down; who owes nothing goes on at once, who owes pays some day, or never."""
    number = f"{stage.receipts}{stage.next_number()}/TB"
    if stage.chance(stage.habits.nothing_owed):
        stage.emit(now, life, officer, NoteObligation(number, 0, None, ""))
        life.is_settled = True
        _go_on(now, stage, life)
        return
    pay_by, amount = stage.times.day(now) + timedelta(days=PAY_WITHIN), stage.rng.randrange(2, 400) * 250_000
    stage.emit(now, life, officer, NoteObligation(number, amount, pay_by, WHERE))
    if stage.chance(stage.habits.pays):
        paid = now + int(stage.rng.triangular(60, 25 * DAY, 2 * DAY))
        if life.has_account and stage.chance(stage.habits.sends_proof):
            stage.at(paid, _send_proof, stage, life)
        else:
            stage.at(reception.visit(stage, paid, 3), _come_to, stage, life, "proof")


def _send_proof(now: int, stage: Stage, life: Life) -> None:
    if not life.is_open:
        return
    life.proof = _receipt(stage, now)
    stage.emit(now, life, 0, SendProof(*life.proof, stage.next_number()))
    _come_to(now, stage, life, "proof")


def proved(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Take the payment as proved, or send a blurred picture back."""
    if life.proof and stage.chance(stage.habits.proof_returned):
        stage.emit(now, life, officer, ReturnProof(BLURRED))
        stage.at(now + stage.rng.randint(60, 3 * DAY), _send_proof, stage, life)
        return
    stage.emit(now, life, officer, SettleObligation(*(life.proof or _receipt(stage, now))))
    life.is_settled = True
    _go_on(now, stage, life)


def _receipt(stage: Stage, now: int) -> tuple[str, date]:
    return f"{stage.receipts}{stage.next_number()}", stage.times.day(now)
