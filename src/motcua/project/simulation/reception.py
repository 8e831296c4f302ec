"""From the door to the officer who decides: filing, money, completeness, reception, handing over."""

from motcua.catalog.definition import Channel, FeeWhen
from motcua.clock.limits import Unit
from motcua.project.simulation import filings, gaps, handling
from motcua.project.simulation.filings import Stock
from motcua.project.simulation.life import Life
from motcua.project.simulation.people import Invented
from motcua.project.simulation.plan import (
    Answer,
    Attach,
    ChooseReturn,
    FileFor,
    Forward,
    Intake,
    Receive,
    Refuse,
    SignIn,
    Start,
    Submit,
    TakeFee,
    Withdraw,
)
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import DAY

REFUSALS = (
    "Hồ sơ không thuộc thẩm quyền giải quyết của đơn vị. Bạn nộp tại nơi có thẩm quyền theo nội dung hướng dẫn.",
    "Hồ sơ nộp trùng với hồ sơ đã nộp trước đó, đang được giải quyết.",
    "Giấy tờ gửi kèm không phải là giấy tờ của thủ tục này.",
)
MANDATES = (("authorisation", "Giấy ủy quyền số {}"), ("guardian", "Giấy khai sinh số {}"), ("consent", "Đồng ý số {}"))
FILER = "Người nộp thay mô phỏng"
RECEPTION = 8 * 60  # working minutes within which a dossier sent online is looked at


def file_online(now: int, stage: Stage, life: Life, person: Invented, stock: Stock, is_new: bool) -> None:
    """Sign in, answer, photograph, send: each at its minute; some stop half-way."""
    life.person, rng = person, stage.rng
    life.filing = stock.online(life.offer, person, stage.times.day(now), rng)
    if is_new:
        stage.emit(now, life, 0, SignIn(person))
    stage.emit(now, life, 0, Start(life.offer, person))
    minute = now + rng.randint(3, 18)
    stage.at(minute, _emit, stage, life, Answer(life.filing.answers))
    if stage.chance(stage.habits.abandoned):
        return
    for component in life.filing.components:
        if component.required or stage.chance(stage.habits.more_papers):
            minute += rng.randint(1, 3)
            life.attached[component.key] = 1
            stage.at(minute, _emit, stage, life, Attach(component.key, len(life.attached)))
    life.way = return_way(stage, life)
    stage.at(minute + 1, _emit, stage, life, ChooseReturn(life.way, person.phone, person.email))
    stage.at(minute + 2, _submit, stage, life)


def file_for(now: int, stage: Stage, life: Life, person: Invented, stock: Stock, system: int) -> None:
    """Another system files for somebody by mandate: the whole dossier at once, with every paper that is asked for."""
    life.person, life.is_mandated = person, True
    life.filing = stock.online(life.offer, person, stage.times.day(now), stage.rng)
    life.attached = {component.key: 1 for component in life.filing.components}
    life.way = return_way(stage, life)
    files = {key: number for number, key in enumerate(life.attached, 1)}
    mandate, paper = stage.rng.choice(MANDATES)
    number = stage.next_number()
    act = FileFor(
        life.offer, person, life.filing.answers, files, life.way, mandate, paper.format(number), FILER,
        f"{stage.receipts}{number}",
    )  # fmt: skip
    stage.emit(now, life, system, act)
    _sent(now, stage, life)


def _emit(now: int, stage: Stage, life: Life, act: Answer | Attach | ChooseReturn) -> None:
    stage.emit(now, life, 0, act)


def return_way(stage: Stage, life: Life) -> str:
    """Choose how to get the result; where one must come, one comes."""
    known = life.offer.definition
    if known.presence_at_return or known.originals_at_return:
        return "counter"
    if stage.chance(stage.habits.choose_post) or life.channel is Channel.POST:
        return "post"
    return "online" if life.has_account and known.fee_when is not FeeWhen.AT_RETURN else "counter"


def _submit(now: int, stage: Stage, life: Life) -> None:
    stage.emit(now, life, 0, Submit())
    _sent(now, stage, life)


def _sent(now: int, stage: Stage, life: Life) -> None:
    """Wait for the counter, where a fee is due at once after it is paid; some change their mind."""
    _filed(now, stage, life)
    if stage.chance(stage.habits.withdrawn):
        stage.at(now + stage.rng.randint(30, 5 * DAY), _withdraw, stage, life)
    if life.owed and life.offer.definition.fee_when is FeeWhen.AT_FILING:
        if not stage.chance(stage.habits.unpaid):
            stage.at(visit(stage, now, 3), _pay, stage, life)
    else:
        to_reception(stage, life, now)


def _filed(now: int, stage: Stage, life: Life) -> None:
    life.is_filed = True
    life.owed = filings.owed(life.offer.definition, life.channel.value, life.filing.values, stage.times.day(now))
    life.presses = now + RECEPTION


def visit(stage: Stage, now: int, within: int) -> int:
    """Choose a minute of the working day, some days ahead, at which a person can come to the counter."""
    worked = stage.times.worked(now) + int(stage.rng.triangular(5, within * stage.times.per_day, stage.times.per_day))
    return stage.times.at_work(worked)


def _pay(now: int, stage: Stage, life: Life) -> None:
    if life.is_open:
        stage.work(life, "fee", stage.desk_of(life, life.step), now, now)


def paid(stage: Stage, life: Life, officer: int, now: int) -> None:
    take_fee(stage, life, officer, now)
    to_reception(stage, life, now)


def take_fee(stage: Stage, life: Life, officer: int, now: int) -> None:
    stage.emit(now, life, officer, TakeFee(life.owed, f"{stage.receipts}{stage.next_number():07}"))
    life.owed = 0


def to_reception(stage: Stage, life: Life, now: int) -> None:
    stage.work(life, "receive", stage.desk_of(life, life.step), now, life.presses)


def come_with_papers(now: int, stage: Stage, life: Life, person: Invented, stock: Stock) -> None:
    """Stand at the counter, or lie in the post of the morning."""
    life.person = person
    life.filing = stock.on_paper(life.offer, person, stage.times.day(now), stage.rng)
    life.way = return_way(stage, life)
    stage.work(life, "intake", stage.desk_of(life, life.step), now, now)


def taken_in(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Enter it; with a fee due at once the money comes before the reception."""
    for component in life.filing.components:
        if component.required or stage.chance(stage.habits.more_papers):
            life.attached[component.key] = 1
    originals = {c.key: c.kind == "original" for c in life.filing.components}
    papers = {key: (1, 0) if originals[key] else (0, 1) for key in life.attached}
    answers, channel = life.filing.answers, life.channel.value
    stage.emit(now, life, officer, Intake(life.offer, life.person, answers, papers, channel, life.way))
    life.is_checked = True
    _filed(now, stage, life)
    if life.owed and life.offer.definition.fee_when is FeeWhen.AT_FILING:
        take_fee(stage, life, officer, now)
        stage.emit(now, life, officer, Receive())
    _received(stage, life, officer, now)


def looked_at(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Receive it, ask for what is missing, or refuse it."""
    if stage.chance(stage.habits.refused):
        stage.emit(now, life, officer, Refuse(stage.rng.choice(REFUSALS)), last=True)
        life.is_open = False
    elif gaps.may_ask(life) and stage.chance(stage.habits.gaps_at_reception):
        gaps.ask(stage, life, officer, now)
    else:
        stage.emit(now, life, officer, Receive())
        _received(stage, life, officer, now)


def _received(stage: Stage, life: Life, officer: int, now: int) -> None:
    life.holder = officer
    life.presses = _promised(stage, life, now)
    stage.work(life, "forward", stage.desk_of(life, life.step), now, life.presses)


def _promised(stage: Stage, life: Life, now: int) -> int:
    """Estimate when it should be done, to the day: this only orders the work."""
    rule = life.offer.definition.limit(life.channel.value)
    if rule.unit in (Unit.WORKING_DAYS, Unit.WORKING_HOURS):
        length = 60 if rule.unit is Unit.WORKING_HOURS else stage.times.per_day
        return stage.times.after(now, int(rule.promised * length))
    return now + int(rule.promised * (60 if rule.unit is Unit.HOURS else DAY))


def forwarded(stage: Stage, life: Life, officer: int, now: int) -> None:
    stage.emit(now, life, officer, Forward())
    handling.enter(stage, life, "forwarded", now)


def _withdraw(now: int, stage: Stage, life: Life) -> None:
    if life.is_open and not life.is_decided:
        reason = stage.rng.choice(("", "Tôi không còn nhu cầu.", "Tôi sẽ nộp lại vì ghi nhầm thông tin."))
        stage.emit(now, life, 0, Withdraw(reason), last=True)
        life.is_open = False
