"""The way through a filing: its parts in order, how far each is, and what comes after which."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.definition import Topic
from motcua.catalog.questions.typed import Raw
from motcua.web.portal.pages.draft import Draft
from motcua.web.ui.parts import Step, Tag
from motcua.web.ui.tags import tag_for

PAPERS, RETURN, CHECK = "papers", "return", "check"


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    name: str
    href: str
    state: str  # not_started, started or finished


def parts(draft: Draft) -> list[Part]:
    """Give the parts before the check, in order."""
    found = [_topic(draft, topic) for topic in draft.topics()]
    if draft.components():
        found.append(Part(PAPERS, _("Giấy tờ kèm theo"), _address(draft, "papers"), _of_papers(draft)))
    way = "finished" if draft.dossier.owner_phone else "not_started"
    return [*found, Part(RETURN, _("Cách nhận kết quả"), _address(draft, "return_way"), way)]


def steps(draft: Draft) -> list[Step]:
    """Give the task list, with the check at its end."""
    chosen = Tag(
        str(draft.dossier.get_return_way_display()), "good", "good"
    )  # there is always a way, the account's phone too
    found = [
        Step(p.name, chosen if p.key == RETURN and p.state == "finished" else tag_for(p.state), p.href)
        for p in parts(draft)
    ]
    return [*found, Step(_("Kiểm tra và gửi"), tag_for("not_started"), _address(draft, "check"))]


def first_open(draft: Draft) -> str:
    """Give the address of the first part that is not finished, or that of the check."""
    return next((p.href for p in parts(draft) if p.state != "finished"), _address(draft, "check"))


def after(draft: Draft, key: str) -> str:
    """Give the address of what follows a part."""
    ways = [(p.key, p.href) for p in parts(draft)] + [(CHECK, _address(draft, "check"))]
    here = next((n for n, (name, _href) in enumerate(ways) if name == key), len(ways) - 2)
    return ways[here + 1][1]


def onward(draft: Draft, key: str, raw: Raw) -> str:
    """Give where a finished part leads: back to the check for who came from there, else to what follows."""
    return _address(draft, "check") if (raw.get("back") or [""])[-1] == CHECK else after(draft, key)


def place(draft: Draft, key: str) -> str:
    """Say how far one is: Phần 2 trong 7."""
    keys = [*(p.key for p in parts(draft)), CHECK]
    here = keys.index(key) + 1 if key in keys else len(keys)
    return _("Phần %(here)s trong %(total)s") % {"here": here, "total": len(keys)}


def _topic(draft: Draft, topic: Topic) -> Part:
    href = reverse("portal:topic", args=[draft.dossier.public_id, topic.key])
    asked = {q.key for q in draft.questions(topic)}
    if not asked & set(draft.answers):
        return Part(topic.key, topic.title, href, "not_started")
    return Part(topic.key, topic.title, href, "started" if asked & set(draft.gaps("question")) else "finished")


def _of_papers(draft: Draft) -> str:
    """Tell how far the papers are; with only papers that may be left out, they are finished from the start."""
    if not draft.gaps("component"):
        return "finished"
    return "started" if draft.files else "not_started"


def _address(draft: Draft, name: str) -> str:
    return reverse(f"portal:{name}", args=[draft.dossier.public_id])
