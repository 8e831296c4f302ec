"""What the planner remembers of one dossier while it is on its way."""

from datetime import date

from motcua.catalog.definition import Channel
from motcua.flow.definition import Node, Route
from motcua.project.simulation.filings import Filing
from motcua.project.simulation.people import Invented
from motcua.project.simulation.world import Offer


class Life:
    """One dossier; `holder` is the officer who has the open step for himself, 0 when it lies in the unit's inbox."""

    __slots__ = (
        "asked",
        "attached",
        "channel",
        "filing",
        "holder",
        "is_checked",
        "is_consulted",
        "is_decided",
        "is_filed",
        "is_mandated",
        "is_open",
        "is_settled",
        "node",
        "offer",
        "ordinal",
        "outcome",
        "owed",
        "person",
        "presses",
        "proof",
        "proposers",
        "was_returned",
        "way",
    )  # fmt: skip

    def __init__(self, ordinal: int, offer: Offer, channel: Channel) -> None:
        self.ordinal, self.offer, self.channel = ordinal, offer, channel
        self.person: Invented
        self.filing: Filing
        self.node = self.route.start
        self.way = "counter"
        self.attached: dict[str, int] = {}  # component → files
        self.owed = 0  # đồng not paid yet
        self.presses = 0  # the minute by which it should be done
        self.holder = 0
        self.asked = 0  # requests to complete
        self.outcome = ""
        self.proposers: dict[str, int] = {}
        self.is_open, self.is_filed, self.is_decided = True, False, False
        self.is_checked = self.was_returned = False
        self.is_consulted = self.is_settled = self.is_mandated = False
        self.proof: tuple[str, date] | None = None  # of what was paid to another office: number and day

    @property
    def route(self) -> Route:
        found = self.offer.definition.route
        assert found is not None
        return found

    @property
    def step(self) -> Node:
        return self.route.node(self.node)

    @property
    def has_account(self) -> bool:
        return self.channel is Channel.ONLINE and not self.is_mandated
