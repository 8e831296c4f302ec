"""Provinces and communes as options, each list read once a page."""

from motcua.base import clockwork
from motcua.directory import queries
from motcua.directory.calendars import province_on
from motcua.web.ui.fields import Option


class Places:
    def __init__(self) -> None:
        self._provinces: tuple[Option, ...] = ()
        self._communes: dict[str, tuple[Option, ...]] = {}
        self._own = ""

    @property
    def own(self) -> str:
        """Give the code of the province whose portal this is."""
        if not self._own:
            self._own = province_on(clockwork.today(clockwork.now())).code
        return self._own

    def provinces(self) -> tuple[Option, ...]:
        if not self._provinces:
            self._provinces = tuple(Option(code, name) for code, name in queries.provinces())
        return self._provinces

    def communes(self, province: str) -> tuple[Option, ...]:
        if province and province not in self._communes:
            self._communes[province] = tuple(Option(code, name) for code, name in queries.communes(province))
        return self._communes.get(province, ())
