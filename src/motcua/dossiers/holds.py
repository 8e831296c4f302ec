"""Place and lift holds inside an act."""

from motcua.clock import pauses
from motcua.dossiers import deadlines
from motcua.dossiers.acting import Acting
from motcua.dossiers.models import Hold, HoldKind, Step

GROUNDS = {HoldKind(kind.value): ground for kind, ground in pauses.GROUNDS.items()} | {HoldKind.AGENCY: "ND118-2025"}
STOPS_CLOCK = {kind: kind.value in set(pauses.GROUNDS) for kind in HoldKind}


def place(acting: Acting, kind: HoldKind, reason: str, *, step: Step | None = None) -> Hold:
    """Write down why the dossier waits from now on, and whether the clock stops."""
    return Hold.objects.create(
        dossier=acting.dossier, kind=kind, reason=reason[:300], ground=GROUNDS[kind], stops_clock=STOPS_CLOCK[kind],
        placed_at=acting.at, step=step,
    )  # fmt: skip


def lift(acting: Acting, kind: HoldKind, *, step: Step | None = None) -> None:
    """End the open holds of a kind (of one consultation when a step is given) and move the dates they stopped."""
    opened = Hold.objects.filter(dossier=acting.dossier, kind=kind, lifted_at=None)
    for hold in opened.filter(step=step) if step else opened:
        hold.lifted_at = acting.at
        hold.save(update_fields=["lifted_at"])
        deadlines.move_after_hold(acting.dossier, hold, at=acting.at, book=acting.book)


def end_all(acting: Acting) -> None:
    """End every open hold without moving a date: the dossier has come to its end."""
    Hold.objects.filter(dossier=acting.dossier, lifted_at=None).update(lifted_at=acting.at)
