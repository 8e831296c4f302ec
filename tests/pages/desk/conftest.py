"""Pages of the desk: rendered under a database that refuses, with people who have no business there."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.base.clockwork import now
from motcua.directory.models import Post, Role
from motcua.directory.queries import officer_actor
from tests.town import Person


@pytest.fixture
def neighbour(province: None) -> Person:
    """A counter officer of another commune."""
    post = (
        Post.objects.filter(role=Role.COUNTER)
        .exclude(agency__parent__key__in=("02746", ""))
        .select_related("officer__account")
    )
    officer = post.order_by("pk")[0].officer
    assert officer.account is not None
    return Person(officer.full_name, officer_actor(officer, now()), officer.account, officer)


@pytest.fixture
def turned_away(neighbour: Person, an: Person, minh: Person) -> Callable[[str], dict[str, int]]:
    """Ask an address as each of them, and give the answers."""
    browsers = {"neighbour": neighbour.client, "citizen": an.client, "platform": minh.client, "visitor": Client()}

    def ask(url: str) -> dict[str, int]:
        return {who: one.get(url).status_code for who, one in browsers.items()}

    return ask
