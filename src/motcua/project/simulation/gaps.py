"""What is missing, and what the applicant does about it."""

from motcua.project.simulation.life import Life
from motcua.project.simulation.plan import AnswerSupplement, AskSupplement, Attach, Refuse, Stop
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import DAY

REASONS = (
    "Ảnh bị mờ, không đọc được ngày cấp và nơi cấp. Bạn chụp lại cả tờ, đủ sáng.",
    "Giấy mới có một mặt. Bạn chụp thêm mặt còn lại.",
    "Giấy chưa có dấu của nơi cấp. Bạn gửi bản có dấu.",
    "Thông tin chưa khớp với giấy tờ gửi kèm. Bạn xem lại giúp.",
)
REPLIES = ("Tôi đã gửi lại bản rõ hơn.", "Tôi chỉ có bản này, xin mang bản chính đến quầy.", "Tôi ghi đúng theo giấy.")
UNANSWERED = "Đã quá thời hạn bổ sung ghi trong phiếu yêu cầu mà bạn chưa bổ sung. Bạn có thể nộp lại khi đủ giấy tờ."
DAYS = 30  # to complete
STRIDE = 5  # from one picture of a component to its next; shares no factor with their number


def may_ask(life: Life) -> bool:
    """Ask only where the applicant can answer from an account, and no more often than the procedure allows."""
    return life.has_account and life.asked < min(1, life.offer.definition.supplements_allowed)


def ask(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Name one or two gaps, and see what comes of it."""
    parts = [("component", key) for key in life.attached] or [("question", life.filing.answers[0].key)]
    chosen = stage.rng.sample(parts, min(len(parts), stage.rng.choice((1, 1, 2))))
    found = tuple((part, key, stage.rng.choice(REASONS)) for part, key in chosen)
    stage.emit(now, life, officer, AskSupplement(found))
    life.asked += 1
    if stage.chance(stage.habits.answers):
        later = now + int(stage.rng.triangular(60, 20 * DAY, DAY))
        stage.at(later, _answer, stage, life, chosen)
    elif stage.chance(stage.habits.closed_unanswered):
        stage.at(stage.times.after(now + (DAYS + stage.rng.randint(1, 6)) * DAY, 0), _give_up, stage, life)


def _answer(now: int, stage: Stage, life: Life, gaps: list[tuple[str, str]]) -> None:
    """Send a new file where there is room for one, else a word."""
    if not life.is_open:
        return
    replies = {}
    for part, key in gaps:
        component = life.offer.definition.component(key)
        if component is not None and life.attached[key] < component.max_files and stage.chance(0.8):
            life.attached[key] += 1
            stage.emit(now, life, 0, Attach(key, another(life, key)))
        else:
            replies[f"{part}:{key}"] = stage.rng.choice(REPLIES)
    stage.at(now + 2, _send_answer, stage, life, replies)


def another(life: Life, key: str) -> int:
    """Give a picture that was not sent for this component before: the same one again would be no new file."""
    first = [*life.attached].index(key) + 1
    return first + STRIDE * (life.attached[key] - 1)


def _send_answer(now: int, stage: Stage, life: Life, replies: dict[str, str]) -> None:
    if not life.is_open:
        return
    stage.emit(now, life, 0, AnswerSupplement(replies))
    stage.work(life, life.step.kind.value, stage.desk_of(life, life.step), now, life.presses)


def _give_up(now: int, stage: Stage, life: Life) -> None:
    if life.is_open:
        stage.work(life, "close", stage.desk_of(life, life.step), now, life.presses)


def closed(stage: Stage, life: Life, officer: int, now: int) -> None:
    """End what was never completed: refused before the reception, stopped after it."""
    is_received = life.node != life.route.start
    stage.emit(now, life, officer, Stop(UNANSWERED) if is_received else Refuse(UNANSWERED), last=True)
    life.is_open = False
