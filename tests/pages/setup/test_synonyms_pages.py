"""The editor teaches search what people say, and sees what was asked in vain."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.base import clockwork
from motcua.catalog.finding import index, misses
from motcua.catalog.finding.findable import Findable
from motcua.catalog.finding.models import Synonym
from tests.town import Person

pytestmark = pytest.mark.usefixtures("province")


@pytest.fixture
def team(minh: Person) -> Client:
    index.put([Findable("1.000001", "Cấp phép thả diều")])
    return minh.client


def test_words_are_added_changed_and_retired(team: Client) -> None:
    made = team.post(reverse("setup:synonym_add"), {"said": "Chơi sáo", "means": "thả diều", "codes": ""}, follow=True)
    assert "chơi sáo" in made.content.decode()
    held = Synonym.objects.get(said="chơi sáo")
    team.post(reverse("setup:synonym", args=[held.public_id]), {"said": "chơi sáo", "means": "", "codes": "1.000001"})
    held.refresh_from_db()
    assert (held.means, held.codes) == ("", ["1.000001"])
    team.post(reverse("setup:synonym_retire", args=[held.public_id]))
    assert "chơi sáo" not in team.get(reverse("setup:synonyms"), {"q": "sáo"}).content.decode().split("<tbody")[-1]


def test_what_is_wrong_is_said_and_nothing_is_lost(team: Client) -> None:
    page = team.post(reverse("setup:synonym_add"), {"said": "sáo", "means": "", "codes": "9.9"}).content.decode()
    assert "Không có thủ tục mang mã 9.9" in page
    assert 'value="sáo"' in page


def test_misses_lead_to_teaching(team: Client) -> None:
    misses.note("chơi sáo", answered=False, on=clockwork.today(clockwork.now()))
    page = team.get(reverse("setup:misses")).content.decode()
    assert "choi sao" in page
    assert f"{reverse('setup:synonym_add')}?said=choi+sao" in page


def test_others_do_not_see_it(hanh: Person) -> None:
    assert hanh.client.get(reverse("setup:misses")).status_code == 403
