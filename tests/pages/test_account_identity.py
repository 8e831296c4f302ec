"""Citizens sign in by electronic identity: the whole of OpenID Connect against the real simulator process."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from motcua.directory.models import Account, Citizen, SignIn
from motcua.web.account import allauth_settings
from tests.simulator import Simulator, back, simulator

SITE = "http://testserver"
START = "/dang-nhap/vneid"
BACK = "/dang-nhap/vneid/tra-ve"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    with simulator(tmp_path_factory.mktemp("home"), SITE) as sim:
        yield sim


@pytest.fixture
def sim(running: Simulator, settings: Settings, province: None) -> Iterator[Simulator]:
    settings.MOTCUA_SAMPLE = True
    settings.MOTCUA_SIM_PORT = running.port
    settings.ROOT_URLCONF = "tests.sample_site"
    settings.SOCIALACCOUNT_PROVIDERS = allauth_settings.providers(allauth_settings.sample_vneid(SITE, running.port))
    cache.clear()
    yield running
    running.turn("good")


def asked(client: Client, **form: str) -> dict[str, str]:
    """Start, and give the fields with which the browser is sent to the provider."""
    answer = client.post(START, form)
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].startswith("/sim/vneid/authorize?")
    return dict(parse_qsl(urlsplit(answer["Location"]).query))


def agreed(sim: Simulator, fields: dict[str, str], sub: str = "vneid-mai", level: str = "LoA2") -> dict[str, str]:
    chosen = fields | {"sub": sub, "level": level, "answer": "yes"}
    return back(sim.http.post("/sim/vneid/authorize", data=chosen))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_works(sim: Simulator, client: Client) -> None:
    fields = asked(client, next="/tai-khoan")
    assert fields["code_challenge_method"] == "S256"
    assert len(fields["nonce"]) >= 32
    answer = client.get(BACK, agreed(sim, fields))
    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan")
    citizen = Citizen.objects.get(id_number="010198999101")
    assert (citizen.verified_level, citizen.sex, citizen.phone) == (2, "female", "0900000101")
    row = SignIn.objects.get(account=citizen.account)
    assert (row.method, row.network, row.ended_at) == ("vneid", "127.0.0.x", None)
    assert row.session_key == client.session.session_key
    page = client.get("/tai-khoan").content.decode()
    assert "Giàng Thị Mai" in page
    assert "010•••••9101" in page
    assert "010198999101" not in page


def test_nothing_personal_is_stored_beside_the_citizen(sim: Simulator, client: Client) -> None:
    client.get(BACK, agreed(sim, asked(client)))
    social = SocialAccount.objects.get()
    assert (social.uid, social.extra_data) == ("vneid-mai", {"level": 2})
    account = Account.objects.get(pk=social.user_id)
    kept = json.dumps([account.username, account.email, account.first_name, account.last_name, dict(client.session)])
    assert not [said for said in ("010198999101", "Giàng", "1998", "mai@") if said in kept]


def test_a_get_starts_nothing(sim: Simulator, client: Client) -> None:
    assert client.get(START)["Location"] == "/dang-nhap"


def test_the_address_cannot_change_what_is_asked(sim: Simulator, client: Client) -> None:
    answer = client.post(START + "?process=connect&scope=everything&auth_params=prompt%3Dnone%26login_hint%3Dx")
    fields = dict(parse_qsl(urlsplit(answer["Location"]).query))
    assert set(fields["scope"].split()) == set(allauth_settings.SCOPES)
    assert not {"prompt", "login_hint"} & set(fields)
    client.get(BACK, agreed(sim, fields))
    assert is_signed_in(client)


def test_it_does_not_lead_to_a_stranger(sim: Simulator, client: Client) -> None:
    answer = client.get(BACK, agreed(sim, asked(client, next="https://evil.example/")))
    assert urlsplit(answer["Location"]).netloc == ""


@pytest.mark.parametrize("day", ["wrong_nonce", "wrong_key", "wrong_audience", "stale"])
def test_a_forged_token_is_refused(sim: Simulator, client: Client, day: str) -> None:
    sim.turn(day)
    answer = client.get(BACK, agreed(sim, asked(client)))
    assert answer.status_code == 400
    assert "Chưa xác nhận được bạn là ai" in answer.content.decode()
    assert not is_signed_in(client)
    assert not Citizen.objects.exists()


def test_a_provider_that_is_down_has_its_page(sim: Simulator, client: Client) -> None:
    sim.turn("down")
    answer = client.post(START, {"next": "/tai-khoan"})
    assert answer.status_code == 503
    assert "/dang-nhap?next=%2Ftai-khoan" in answer.content.decode()
    sim.turn("good")
    said = agreed(sim, asked(client))
    sim.turn("down")
    assert client.get(BACK, said).status_code == 503
    assert not is_signed_in(client)


def test_a_provider_that_is_not_there_has_its_page(sim: Simulator, client: Client, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = allauth_settings.providers(allauth_settings.sample_vneid(SITE, 9))
    assert client.post(START).status_code == 503


def test_another_issuer_is_refused(sim: Simulator, client: Client, settings: Settings) -> None:
    other = allauth_settings.sample_vneid("http://other", sim.port)
    settings.SOCIALACCOUNT_PROVIDERS = allauth_settings.providers(other)
    assert client.post(START).status_code == 503


def test_cancelling_leads_back(sim: Simulator, client: Client) -> None:
    said = back(sim.http.post("/sim/vneid/authorize", data=asked(client, next="/tai-khoan") | {"answer": "no"}))
    answer = client.get(BACK, said, follow=True)
    assert answer.redirect_chain == [("/dang-nhap?next=%2Ftai-khoan", 302)]
    assert "Bạn đã dừng đăng nhập" in answer.content.decode()


def test_an_answer_works_once(sim: Simulator, client: Client) -> None:
    said = agreed(sim, asked(client))
    assert client.get(BACK, said).status_code == 302
    stranger = Client()
    assert stranger.get(BACK, said).status_code == 400
    fresh = asked(stranger)
    assert stranger.get(BACK, said | {"state": fresh["state"]}).status_code == 400
    assert not is_signed_in(stranger)


def test_a_wrong_verifier_is_refused_by_the_provider(sim: Simulator, client: Client) -> None:
    said = agreed(sim, asked(client))
    session = client.session
    session["socialaccount_states"][said["state"]][0]["pkce_code_verifier"] = "w" * 43
    session.save()
    assert client.get(BACK, said).status_code == 400
    assert not is_signed_in(client)


@pytest.mark.parametrize("change", [{"state": "x"}, {"code": "x"}, {"state": ""}])
def test_a_wrong_state_or_code_is_refused(sim: Simulator, client: Client, change: dict[str, str]) -> None:
    assert client.get(BACK, agreed(sim, asked(client)) | change).status_code == 400
    assert not is_signed_in(client)


def test_the_same_identity_is_the_same_account(sim: Simulator, client: Client) -> None:
    client.get(BACK, agreed(sim, asked(client)))
    other = Client()
    other.get(BACK, agreed(sim, asked(other), level="LoA1"))
    assert client.session["_auth_user_id"] == other.session["_auth_user_id"]
    assert Citizen.objects.get().verified_level == 1
    assert SocialAccount.objects.get().extra_data == {"level": 1}


def test_a_new_person_replaces_the_one_before(sim: Simulator, client: Client) -> None:
    client.get(BACK, agreed(sim, asked(client)))
    client.get(BACK, agreed(sim, asked(client), sub="vneid-son"))
    assert "Vàng Văn Sơn" in client.get("/tai-khoan").content.decode()


def test_a_hint_is_for_the_sample_only(sim: Simulator, client: Client, settings: Settings) -> None:
    assert asked(client, login_hint="vneid-son")["login_hint"] == "vneid-son"
    plain = allauth_settings.sample_vneid(SITE, sim.port)
    plain["settings"]["takes_hint"] = False
    settings.SOCIALACCOUNT_PROVIDERS = allauth_settings.providers(plain)
    assert "login_hint" not in asked(client, login_hint="vneid-son")


def test_signing_out_goes_past_the_provider(sim: Simulator, client: Client) -> None:
    client.get(BACK, agreed(sim, asked(client)))
    answer = client.post("/dang-xuat")
    assert answer["Location"].startswith("/sim/vneid/end-session?client_id=motcua&post_logout_redirect_uri=http")
    assert not is_signed_in(client)
    assert SignIn.objects.get().ended_by == "signed_out"
    gone = client.get(answer["Location"])
    assert (gone.status_code, gone["Location"]) == (303, SITE + "/")


def test_signing_out_works_when_the_provider_is_away(sim: Simulator, client: Client) -> None:
    client.get(BACK, agreed(sim, asked(client)))
    cache.clear()
    sim.turn("down")
    assert client.post("/dang-xuat").status_code == 302
    assert not is_signed_in(client)


def test_without_a_provider_the_page_says_so(client: Client, province: None) -> None:
    assert "chưa được kết nối với VNeID" in client.get("/dang-nhap").content.decode()
    assert client.post(START).status_code == 404
