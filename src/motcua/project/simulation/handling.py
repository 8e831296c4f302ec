"""From the desk of the specialist to the signature."""

from motcua.flow.definition import Node, NodeKind
from motcua.flow.interpreter import earlier
from motcua.project.simulation import ending, gaps, others
from motcua.project.simulation.life import Life
from motcua.project.simulation.plan import Approve, Check, Propose, Reject, SendBack, Stop
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import DAY

GRANTED, REJECTED = "granted", "rejected"
NOTES = ("Hồ sơ đủ điều kiện, trình ký.", "Đã đối chiếu giấy tờ, thông tin khớp đúng.", "Đủ điều kiện theo quy định.")
INSPECTED = "Đã kiểm tra tại chỗ, lập biên bản: cơ sở đạt yêu cầu."
GROUNDS = (
    "Giấy tờ không đủ căn cứ để giải quyết theo quy định của thủ tục.",
    "Thông tin trong hồ sơ không khớp với sổ gốc đang lưu.",
)
RETURNS = ("Ghi lại cho đúng họ tên theo giấy tờ gốc.", "Bổ sung căn cứ vào dự thảo rồi trình lại.")
STOPS = ("Dừng giải quyết theo đề nghị của người nộp hồ sơ.", "Đang có tranh chấp, chờ kết quả giải quyết của tòa án.")
SIGNING = (10 * 60 + 30, 14 * 60, 16 * 60)  # minutes of the day at which a leader opens the folder
LAZY = (0.02, 0.45, 0.12)  # least, most and usual share of a step's time that passes before somebody looks


def enter(stage: Stage, life: Life, outcome: str, now: int) -> None:
    """Go on to the step that follows an outcome."""
    way = life.step.exit(outcome)
    assert way is not None
    stand(stage, life, way.to, now)


def stand(stage: Stage, life: Life, key: str, now: int) -> None:
    """Stand before a step; whoever did it before gets it again."""
    life.node, life.holder = key, life.proposers.get(key, 0)
    node = life.step
    if node.kind is NodeKind.RETURN:
        ending.decided(stage, life, now)
        return
    share = stage.rng.triangular(*LAZY)
    if stage.chance(stage.habits.slow):
        share *= stage.rng.uniform(4, 14)
    ready = stage.times.after(now, int(node.minutes * share))
    stage.at(_next_signing(stage, ready) if node.kind is NodeKind.SIGN else ready, _ready, stage, life, node)


def _next_signing(stage: Stage, minute: int) -> int:
    for slot in SIGNING:
        if minute % DAY <= slot:
            return minute - minute % DAY + slot
    return minute


def _ready(now: int, stage: Stage, life: Life, node: Node) -> None:
    if life.is_open and life.node == node.key:
        stage.work(life, node.kind.value, stage.desk_of(life, node), now, life.presses)


def appraised(stage: Stage, life: Life, officer: int, now: int) -> None:
    """Propose, ask for what is missing after all, or stop."""
    if stage.chance(stage.habits.stopped):
        stage.emit(now, life, officer, Stop(stage.rng.choice(STOPS)), last=True)
        life.is_open = False
    elif gaps.may_ask(life) and stage.chance(stage.habits.gaps_later):
        gaps.ask(stage, life, officer, now)
    elif not others.ask(stage, life, officer, now, rejects=_mean(stage, life) == REJECTED):
        _propose(stage, life, officer, now)


def _mean(stage: Stage, life: Life) -> str:
    """Make up one's mind, once."""
    life.outcome = life.outcome or (REJECTED if stage.chance(stage.habits.rejected) else GRANTED)
    return life.outcome


def _propose(stage: Stage, life: Life, officer: int, now: int) -> None:
    if life.outcome == GRANTED and not life.is_checked:
        life.is_checked = True
        if life.attached:
            stage.emit(now, life, officer, Check(dict.fromkeys(life.attached, True)))
    notes = (INSPECTED,) if life.step.kind is NodeKind.INSPECT else NOTES
    note = stage.rng.choice(GROUNDS if life.outcome == REJECTED else notes)
    stage.emit(now, life, officer, Propose(life.outcome, note))
    life.proposers[life.node] = officer
    enter(stage, life, "proposed", now)


def signed(stage: Stage, life: Life, officer: int, now: int) -> None:
    back = "" if life.was_returned or not stage.chance(stage.habits.sent_back) else _appraisal_before(life)
    if back:
        life.was_returned = True
        stage.emit(now, life, officer, SendBack(back, stage.rng.choice(RETURNS)))
        stand(stage, life, back, now)
    elif life.outcome == GRANTED:
        stage.emit(now, life, officer, Approve())
        enter(stage, life, "approved", now)
    else:
        stage.emit(now, life, officer, Reject(stage.rng.choice(GROUNDS)))
        enter(stage, life, "rejected", now)


def _appraisal_before(life: Life) -> str:
    keys = earlier(life.route, life.node)
    return next((k for k in reversed(keys) if life.route.node(k).kind is NodeKind.APPRAISE), "")
