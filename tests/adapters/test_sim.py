"""The simulator speaks real OpenID Connect and shows the e-mails of the sample."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from django.core.mail import EmailMessage, get_connection

from motcua.adapters.sim import grants, mail_pages, mailbox, people
from tests.simulator import BACK, PUBLIC, Simulator, back, simulator

ISSUER = PUBLIC + "/sim/vneid"
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
STYLES = [("basic", {}), ("post", {"client_id": "motcua", "client_secret": "motcua-mo-phong"})]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    with simulator(tmp_path_factory.mktemp("home")) as sim:
        yield sim


@pytest.fixture
def sim(running: Simulator) -> Iterator[Simulator]:
    yield running
    running.turn("good")


def decoded(sim: Simulator, token: str) -> dict[str, object]:
    keys = jwt.PyJWKSet.from_dict(sim.http.get("/sim/vneid/jwks").json())
    key = keys[jwt.get_unverified_header(token)["kid"]]
    claims: dict[str, object] = jwt.decode(token, key, algorithms=["RS256"], audience="motcua", issuer=ISSUER)
    return claims


def test_it_works(sim: Simulator) -> None:
    said = sim.agree()
    assert said["state"] == "s1"
    answer = sim.redeem(said["code"]).json()
    claims = decoded(sim, answer["id_token"])
    assert (claims["sub"], claims["nonce"], claims["acr"]) == ("vneid-mai", "n1", "LoA2")
    assert isinstance(claims["exp"], int)
    assert isinstance(claims["auth_time"], int)
    assert claims["exp"] - claims["auth_time"] <= 301
    person = sim.http.get("/sim/vneid/userinfo", headers={"Authorization": "Bearer " + answer["access_token"]}).json()
    assert person["name"] == "Giàng Thị Mai"
    assert person["id_number"] == "010198999101"
    assert person["address"]["locality"] == "02746"


def test_discovery_names_only_what_is_there(sim: Simulator) -> None:
    said = sim.http.get("/sim/vneid/.well-known/openid-configuration").json()
    assert said["issuer"] == ISSUER
    for name in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint"):
        assert said[name].startswith(ISSUER)
        assert sim.http.get(said[name].removeprefix(PUBLIC)).status_code != (404 if name != "token_endpoint" else 500)
    assert said["code_challenge_methods_supported"] == ["S256"]


@pytest.mark.parametrize(("how", "credentials"), STYLES)
def test_the_client_proves_itself_either_way(sim: Simulator, how: str, credentials: dict[str, str]) -> None:
    code = sim.agree()["code"]
    if how == "basic":
        assert sim.redeem(code).status_code == 200
        return
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    form |= {"code_verifier": "a-verifier-long-enough-for-rfc-7636-section-4-1"} | credentials
    assert sim.http.post("/sim/vneid/token", data=form).status_code == 200


def test_it_refuses_a_client_with_a_wrong_secret(sim: Simulator) -> None:
    answer = sim.http.post("/sim/vneid/token", data={"client_id": "motcua", "client_secret": "x"})
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize(
    "change", [{"code_challenge": ""}, {"code_challenge_method": "plain"}, {"code_challenge": "short"}]
)
def test_it_refuses_a_request_without_pkce(sim: Simulator, change: dict[str, str]) -> None:
    said = back(sim.http.get("/sim/vneid/authorize", params=sim.ask(**change)))
    assert (said["error"], said["state"]) == ("invalid_request", "s1")


def test_it_refuses_a_wrong_verifier_and_burns_the_code(sim: Simulator) -> None:
    code = sim.agree()["code"]
    assert sim.redeem(code, code_verifier="w" * 43).json() == {"error": "invalid_grant"}
    assert sim.redeem(code).json() == {"error": "invalid_grant"}


def test_a_code_works_once_and_a_replay_ends_its_token(sim: Simulator) -> None:
    code = sim.agree()["code"]
    bearer = {"Authorization": "Bearer " + sim.redeem(code).json()["access_token"]}
    assert sim.http.get("/sim/vneid/userinfo", headers=bearer).status_code == 200
    assert sim.redeem(code).json() == {"error": "invalid_grant"}
    assert sim.http.get("/sim/vneid/userinfo", headers=bearer).status_code == 401


def test_a_code_lives_sixty_seconds() -> None:
    grant = grants.Grant("motcua", BACK, "c", "n", frozenset({"openid"}), "vneid-mai", "LoA2", NOON)
    kept = grants.Grants()
    assert kept.redeem(kept.new_code(grant), NOON + timedelta(seconds=59)) is not None
    assert kept.redeem(kept.new_code(grant), NOON + timedelta(seconds=60)) is None


@pytest.mark.parametrize("uri", ["https://evil.example/", BACK + "/../x", BACK.replace("127.0.0.1", "127.0.0.2")])
def test_it_sends_nothing_to_an_unregistered_address(sim: Simulator, uri: str) -> None:
    answer = sim.http.get("/sim/vneid/authorize", params=sim.ask(redirect_uri=uri))
    assert (answer.status_code, "location" in answer.headers) == (400, False)


def test_it_knows_loopback_by_both_names(sim: Simulator) -> None:
    uri = BACK.replace("127.0.0.1", "localhost")
    assert sim.http.get("/sim/vneid/authorize", params=sim.ask(redirect_uri=uri)).status_code == 200


def test_the_person_may_cancel(sim: Simulator) -> None:
    said = back(sim.http.post("/sim/vneid/authorize", data=sim.ask() | {"answer": "no"}))
    assert said == {"error": "access_denied", "state": "s1"}


def test_a_hint_chooses_the_person_beforehand(sim: Simulator) -> None:
    text = sim.http.get("/sim/vneid/authorize", params=sim.ask(login_hint="vneid-son")).text
    assert 'value="vneid-son" required checked' in text
    assert text.count(" required checked") == 1


def test_scopes_bound_what_is_said(sim: Simulator) -> None:
    access = sim.redeem(sim.agree(scope="openid")["code"]).json()["access_token"]
    said = sim.http.get("/sim/vneid/userinfo", headers={"Authorization": "Bearer " + access}).json()
    assert said == {"sub": "vneid-mai"}


def test_bad_days(sim: Simulator) -> None:
    sim.turn("down")
    assert sim.http.get("/sim/vneid/.well-known/openid-configuration").status_code == 503
    assert sim.http.get("/sim/").status_code == 200
    sim.turn("refuses")
    assert back(sim.http.get("/sim/vneid/authorize", params=sim.ask()))["error"] == "access_denied"
    sim.turn("no such day")
    assert back(sim.http.get("/sim/vneid/authorize", params=sim.ask()))["error"] == "access_denied"


def test_forged_tokens_are_really_wrong(sim: Simulator) -> None:
    for day, error in (
        ("wrong_key", jwt.InvalidSignatureError),
        ("wrong_audience", jwt.InvalidAudienceError),
        ("stale", jwt.ExpiredSignatureError),
    ):
        sim.turn(day)
        token = sim.redeem(sim.agree()["code"]).json()["id_token"]
        with pytest.raises(error):
            decoded(sim, token)
    sim.turn("wrong_nonce")
    assert decoded(sim, sim.redeem(sim.agree()["code"]).json()["id_token"])["nonce"] != "n1"


def test_leaving_returns_only_to_the_portal(sim: Simulator) -> None:
    fields = {"client_id": "motcua", "post_logout_redirect_uri": PUBLIC + "/"}
    assert sim.http.get("/sim/vneid/end-session", params=fields).headers["location"] == PUBLIC + "/"
    fields["post_logout_redirect_uri"] = "https://evil.example/"
    assert sim.http.get("/sim/vneid/end-session", params=fields).status_code == 200


def test_every_answer_guards_the_browser(sim: Simulator) -> None:
    for path in ("/sim/", "/sim/nothing", "/sim/mail/"):
        headers = sim.http.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"


def _send(folder: Path, subject: str, body: str) -> None:
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    mail = EmailMessage(
        subject, body, "Một Cửa <motcua@laocai.example>", ["mai@nguoidan.example"], connection=connection
    )
    mail.attach("giấy hẹn.pdf", b"%PDF-1.7 x", "application/pdf")
    mail.send()


def test_the_mailbox_shows_letters(sim: Simulator) -> None:
    _send(sim.home / "sim" / "mail", "Hồ sơ đã được tiếp nhận", "Xem tại http://127.0.0.1:8000/ho-so/1.\n<b>Chào</b>")
    listed = mailbox.newest(sim.home / "sim" / "mail")
    assert [m.subject for m in listed] == ["Hồ sơ đã được tiếp nhận"]
    assert "Hồ sơ đã được tiếp nhận" in sim.http.get("/sim/mail/").text
    shown = sim.http.get(f"/sim/mail/{listed[0].key}").text
    assert '<a href="http://127.0.0.1:8000/ho-so/1">http://127.0.0.1:8000/ho-so/1</a>.' in shown
    assert "&lt;b&gt;Chào&lt;/b&gt;" in shown
    file = sim.http.get(f"/sim/mail/{listed[0].key}/1")
    assert (file.content, file.headers["content-type"]) == (b"%PDF-1.7 x", "application/pdf")
    assert sim.http.get(f"/sim/mail/{listed[0].key}/2").status_code == 404


@pytest.mark.parametrize("key", ["..%2F..%2Fsigning.0", "signing.0", "x", "x.999"])
def test_the_mailbox_shows_nothing_else(sim: Simulator, key: str) -> None:
    assert sim.http.get(f"/sim/mail/{key}").status_code == 404


def test_links_in_letters_are_only_web_addresses() -> None:
    assert mail_pages.linked("javascript:alert(1) <a>") == "javascript:alert(1) &lt;a&gt;"


def test_the_persons_of_the_sample_can_be_read() -> None:
    known = people.load(people.SAMPLE)
    assert known["vneid-son"].birth_date == "1966"
    assert (known["vneid-binh"].organisation or {})["tax_code"] == "5399999003"
    assert all(len(p.id_number) == 12 for p in known.values())
