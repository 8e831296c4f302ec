"""What every page's frame shows. The facts come from `Sources`, which the program fills when it is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from motcua.base.actor import VISITOR, Actor
from motcua.base.version import version
from motcua.directory.addressing import PLAIN
from motcua.directory.models import Role
from motcua.outreach.rules import WRITERS
from motcua.web.ui import nav, public_machine
from motcua.web.ui.addressing import addressing
from motcua.web.ui.roles import LOOKS

OTHER_LANGUAGE = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}


@dataclass(frozen=True, slots=True)
class Province:
    """How the province is called, and how it addresses people."""

    name: str = ""
    citizen_word: str = PLAIN


@dataclass(frozen=True, slots=True)
class Sources:
    """Questions that the frame asks about a request; counts are keyed by the names of `nav.DESK`."""

    province: Callable[[], Province]
    unread: Callable[[Actor], int]
    desk_counts: Callable[[Actor], Mapping[str, int]]


_sources = Sources(province=Province, unread=lambda actor: 0, desk_counts=lambda actor: {})


def connect(sources: Sources) -> None:
    """Say where the frame's facts come from; called once when the program is put together."""
    global _sources  # noqa: PLW0603 - the one port of this package
    _sources = sources


class Frame:
    """Asks each fact once and only when it is shown."""

    def __init__(self, request: HttpRequest) -> None:
        self.path = request.path
        self.next = request.get_full_path() if request.method == "GET" else request.path
        actor = getattr(request, "actor", None)
        self.actor = actor if isinstance(actor, Actor) else VISITOR
        self.is_platform = bool(getattr(getattr(request, "user", None), "is_platform", False))
        self.is_public_machine = public_machine.is_public(request)
        self.quiet_seconds = int(public_machine.QUIET.total_seconds())
        self.idle_seconds = int(public_machine.IDLE.total_seconds())
        self.reference = str(getattr(request, "request_id", ""))

    @property
    def version(self) -> str:
        return version()

    @property
    def is_sample(self) -> bool:
        return bool(getattr(settings, "MOTCUA_SAMPLE", False))

    @property
    def is_known(self) -> bool:
        return self.actor.is_citizen or self.actor.is_officer

    @property
    def given_name(self) -> str:
        """Give the last word of the name: what people call each other, and what fits a narrow screen."""
        return self.actor.name.split()[-1] if self.actor.name else ""

    @property
    def other_language(self) -> tuple[str, str]:
        return OTHER_LANGUAGE.get((get_language() or "vi")[:2], OTHER_LANGUAGE["en"])

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Give the addresses of the frame's own links; an empty one is not shown."""
        names = {
            "home": "portal:home", "desk": "desk:mine", "search": "desk:search", "account": "account:officer" if self.actor.is_officer else "account:home",
            "sign_in": "account:sign_in", "officer_sign_in": "account:officer_sign_in", "sign_out": "account:sign_out", "language": "set_language",
            "people": "account:sample_people", "keepalive": "account:keepalive", "wipe": "account:wipe",
        }  # fmt: skip
        return {key: nav.address(name) for key, name in names.items()}

    @cached_property
    def province(self) -> Province:
        return _sources.province()

    def citizen_word(self) -> str:
        return self.province.citizen_word

    @cached_property
    def unread(self) -> int:
        return _sources.unread(self.actor) if self.actor.is_citizen else 0

    @cached_property
    def desk_counts(self) -> Mapping[str, int]:
        return _sources.desk_counts(self.actor) if self.actor.is_officer else {}

    @cached_property
    def portal_nav(self) -> tuple[nav.NavItem, ...]:
        counts = {"portal:notices": self.unread} if self.unread else {}
        return nav.items(nav.PORTAL, self.path, counts)

    @cached_property
    def desk_nav(self) -> tuple[nav.NavItem, ...]:
        at_counter = "counter" in self.actor.roles
        if self.path.startswith("/setup"):
            return nav.items(nav.SETUP if self.is_platform else nav.CATALOG, self.path, {})
        if self.path.startswith("/board"):
            return nav.items(nav.BOARD, self.path, {})
        places = tuple(p for p in nav.DESK if at_counter or p[0] not in nav.AT_COUNTER)
        return nav.items((*places, *self._elsewhere), self.path, self.desk_counts)

    @property
    def _elsewhere(self) -> tuple[nav.Way, ...]:
        """Give the ways from the desk to the figures and to the setup, for those who may go there."""
        ways: tuple[nav.Way, ...] = nav.ARTICLES if self.actor.roles & WRITERS else ()
        ways += nav.BOARD[1:] if self.actor.roles & LOOKS else ()
        if self.is_platform:
            return (*ways, *nav.SETUP[:1])
        return (*ways, *nav.CATALOG[1:]) if Role.EDITOR in self.actor.roles else ways

    @cached_property
    def footer(self) -> tuple[nav.NavItem, ...]:
        return nav.items(nav.FOOTER, self.path, {})

    def prepare(self) -> None:
        """Ask every fact that needs the database, so that no template does."""
        _ = (self.province, self.unread, self.desk_counts)


def of(request: HttpRequest) -> Frame:
    """Give the frame of the request, the same one each time."""
    known = request.__dict__.get("frame")
    if not isinstance(known, Frame):
        known = request.__dict__["frame"] = Frame(request)
    return known


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor."""
    found = of(request)
    return {"frame": found, "province_name": found.province.name}


class FrameMiddleware:
    """Asks the frame's facts before a TemplateResponse is rendered: templates trigger no query.

    Sentences of the request ask the same facts for the word that they address people with.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with addressing(lambda: of(request).citizen_word()):
            return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        of(request).prepare()
        return response
