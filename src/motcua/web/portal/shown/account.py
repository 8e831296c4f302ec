"""What the account already knows, as a person would have typed it."""

from collections.abc import Callable, Mapping

from motcua.catalog.definition import Definition
from motcua.catalog.questions.typed import Raw
from motcua.directory.models import Citizen

Typed = dict[str, str]


def _plain(name: str) -> Callable[[Citizen], Typed]:
    return lambda citizen: {"": str(getattr(citizen, name))}


def _of_organisation(name: str) -> Callable[[Citizen], Typed]:
    return lambda citizen: {"": str(getattr(citizen.organisation, name))} if citizen.organisation else {}


def _birth_date(citizen: Citizen) -> Typed:
    """Write YYYY or YYYY-MM-DD in its three boxes."""
    return dict(zip((".year", ".month", ".day"), citizen.birth_date.split("-"), strict=False))


def _address(citizen: Citizen) -> Typed:
    if citizen.place is None or citizen.place.parent is None:
        return {}
    return {".province": citizen.place.parent.code, ".commune": citizen.place.code, ".line": citizen.address_line}


_KNOWN: Mapping[str, Callable[[Citizen], Typed]] = {
    **{f"person.{n}": _plain(n) for n in ("full_name", "id_number", "sex", "phone", "email")},
    **{f"organisation.{n}": _of_organisation(n) for n in ("name", "tax_code")},
    "person.birth_date": _birth_date,
    "person.address": _address,
}


def known_of(definition: Definition, citizen: Citizen) -> dict[str, Raw]:
    """Give, by question, what the account can fill in; only what it really has."""
    found: dict[str, Raw] = {}
    for question in definition.questions():
        typed = _KNOWN[question.prefill](citizen) if question.prefill in _KNOWN else {}
        raw = {question.key + end: [value] for end, value in typed.items() if value}
        if raw:
            found[question.key] = raw
    return found
