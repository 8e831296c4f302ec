"""Which adapters and ports the program runs with. Called once when Django is ready."""

from motcua.base import events, journal


def connect() -> None:
    from procrastinate.contrib.django import app

    from motcua.catalog.finding import index
    from motcua.catalog.national import finding, jobs
    from motcua.directory import workload
    from motcua.dossiers.workload import workload_of
    from motcua.notices import ports
    from motcua.project import frame, tasks, watching
    from motcua.web.ui import context, pages, parking, words

    events.connect(tasks.REACT)
    ports.connect(tasks.defer_email)
    pages.connect(parking.park)
    context.connect(frame.SOURCES)
    journal.connect(watching.heard_act)
    words.connect(watching.heard_refusal)
    for name, task in app.tasks.items():
        if not name.startswith("builtin:"):
            task.func = watching.job(name, task.func)  # every one, also of those that are written later
    workload.connect(workload_of)
    finding.connect(index.refresh)
    jobs.connect(tasks.defer_upload)
