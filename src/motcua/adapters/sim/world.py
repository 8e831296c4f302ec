"""What one simulator process knows."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from motcua.adapters.sim.days import Weather
from motcua.adapters.sim.grants import Grants
from motcua.adapters.sim.people import Person
from motcua.adapters.sim.signing import SigningKey

CLIENT_ID = "motcua"
CLIENT_SECRET = "motcua-mo-phong"  # noqa: S105 - guards nothing: the whole server is a play
LOOPBACK = ("127.0.0.1", "localhost")
BACK_PATH = "/dang-nhap/vneid/tra-ve"
LEFT_PATH = "/"


@dataclass(frozen=True, slots=True)
class World:
    """`public` is the address people see, ending in /sim; `mail` the folder where Django writes e-mails."""

    public: str
    mail: Path
    people: dict[str, Person]
    key: SigningKey
    weather: Weather = field(default_factory=Weather)
    grants: Grants = field(default_factory=Grants)

    @property
    def issuer(self) -> str:
        return f"{self.public}/vneid"

    @property
    def origins(self) -> tuple[str, ...]:
        """The addresses at which the client's pages live; a loopback address counts under both its names."""
        parts = urlsplit(self.public)
        hosts = LOOPBACK if parts.hostname in LOOPBACK else (parts.hostname or "",)
        port = f":{parts.port}" if parts.port else ""
        return tuple(f"{parts.scheme}://{host}{port}" for host in hosts)

    def may_return_to(self, url: str) -> bool:
        """Tell whether a code may be sent to this address: exactly one of those registered (RFC 9700 section 2.1)."""
        return url in {origin + BACK_PATH for origin in self.origins}

    def may_leave_to(self, url: str) -> bool:
        return url in {origin + LEFT_PATH for origin in self.origins}
