"""Which adapters and ports the program runs with. Called once when Django is ready."""

from motcua.base import events


def connect() -> None:
    from motcua.notices import ports
    from motcua.project import frame, tasks
    from motcua.web.ui import context, pages, parking

    events.connect(tasks.defer_event)
    ports.connect(tasks.defer_email)
    pages.connect(parking.park)
    context.connect(frame.SOURCES)
