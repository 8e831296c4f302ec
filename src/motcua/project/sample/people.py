"""Officers of the sample: the named cast, and somebody at every other post, always the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from motcua.base.text import person_sort_key
from motcua.directory.models import Account, Agency, AgencyKind, Officer, Post

Tree = dict[str, Agency]


def load(tree: Tree, wanted: dict[str, Any]) -> None:
    since: date = wanted["valid_from"]
    held: set[tuple[str, str]] = set()
    for row in wanted["officers"]:
        officer = _officer(row["name"], row["email"], row["phone"], platform=row.get("platform", False))
        for post in row["posts"]:
            held.add((post["unit"], post["role"]))
            _post(officer, tree[post["unit"]], post["role"], post["title"], since)
    for number, (path, rule) in enumerate(_vacant(tree, wanted["generate"], held)):
        agency = tree[path]
        words = {"key": agency.key.lower(), "code": path.split(".")[0].lower()}
        officer = _officer(name(wanted["generate"], number), rule["email"].format(**words), "")
        _post(officer, agency, rule["role"], rule["title"], since)


def name(lists: dict[str, list[str]], number: int) -> str:
    """Give the n-th made-up name: women when n is even."""
    sex = "female" if number % 2 == 0 else "male"
    parts = (lists["family"], lists[f"middle_{sex}"], lists[f"given_{sex}"])
    return " ".join(part[number % len(part)] for part in parts)


def _vacant(tree: Tree, rules: dict[str, Any], held: set[tuple[str, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the posts nobody of the cast holds: communes in their order, then the rest."""
    paths = sorted(tree, key=lambda path: not path[:1].isdigit())
    for path in paths:
        of_commune = path[:1].isdigit()
        for rule in rules["posts"]:
            fits = tree[path].kind == AgencyKind(rule["for_kind"]) and rule["of_communes"] == of_commune
            if fits and (path, rule["role"]) not in held:
                yield path, rule


def _officer(full_name: str, email: str, phone: str, *, platform: bool = False) -> Officer:
    account = Account(username=email, email=email, is_platform=platform)
    account.set_unusable_password()
    account.save()
    return Officer.objects.create(
        account=account, full_name=full_name, sort_key=person_sort_key(full_name), email=email, phone=phone
    )


def _post(officer: Officer, agency: Agency, role: str, title: str, since: date) -> None:
    Post.objects.create(officer=officer, agency=agency, role=role, title=title, valid_from=since)
