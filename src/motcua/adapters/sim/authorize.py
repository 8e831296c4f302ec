"""The page where a person says who they are, and the way back to the client."""

import re
from collections.abc import Mapping
from http import HTTPStatus

from motcua.adapters.sim.answers import Answer, Asked, page, redirect
from motcua.adapters.sim.days import Day
from motcua.adapters.sim.discovery import LEVELS
from motcua.adapters.sim.grants import Grant
from motcua.adapters.sim.markup import Markup, joined, markup
from motcua.adapters.sim.people import Person
from motcua.adapters.sim.world import CLIENT_ID, World
from motcua.base import clockwork
from motcua.base.text import mask_id

CARRIED = (
    *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "acr_values", "login_hint"),
)
CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
PERSON = """<li><label><input type="radio" name="sub" value="{sub}" required{checked}>
<span><strong>{name}</strong> <small>sinh {born} · số định danh {number}{organisation}</small></span></label></li>"""
FORM = """<form method="post" action="/sim/vneid/authorize">
{carried}
<fieldset><legend>Bạn là ai?</legend>{people}</fieldset>
<fieldset><legend>Mức tài khoản định danh</legend>
<label><input type="radio" name="level" value="LoA2" checked> Mức 2, đã xác thực tại công an</label>
<label><input type="radio" name="level" value="LoA1"> Mức 1, tự đăng ký trên điện thoại</label></fieldset>
<p class="buttons"><button name="answer" value="yes">Đăng nhập</button>
<button class="quiet" name="answer" value="no" formnovalidate>Hủy, quay lại</button></p>
</form>"""
INTRO = """<p>Ở hệ thống thật, đây là màn hình của VNeID và bạn sẽ xác nhận trên điện thoại.
Trong bản mô phỏng, bạn chọn một người rồi bấm Đăng nhập.</p>"""
PEOPLE = '<ul class="people">{rows}</ul>'
OTHERS = (
    '<ul class="people">{first}</ul><details><summary>Chọn người khác</summary><ul class="people">{rows}</ul></details>'
)


def _stranger(why: str) -> Answer:
    """Stop here: an address nobody registered must not be sent anything (RFC 6749 4.1.2.1)."""
    return page("Không thể đăng nhập", markup("<p>{why}</p>", why=why), HTTPStatus.BAD_REQUEST)


def _fault(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the error and its words that the client is told, or None when the request is right."""
    if fields.get("response_type") != "code":
        return "unsupported_response_type", "only code"
    if "openid" not in fields.get("scope", "").split():
        return "invalid_scope", "openid is missing"
    if fields.get("code_challenge_method") != "S256" or not CHALLENGE.fullmatch(fields.get("code_challenge", "")):
        return "invalid_request", "PKCE with S256 is required"
    return None


def _back(fields: Mapping[str, str], said: dict[str, str]) -> Answer:
    state = {"state": fields["state"]} if fields.get("state") else {}
    return redirect(fields["redirect_uri"], said | state)


def authorize(world: World, asked: Asked) -> Answer:
    fields = asked.form if asked.method == "POST" else asked.query
    if fields.get("client_id") != CLIENT_ID:
        return _stranger("Hệ thống yêu cầu đăng nhập chưa được đăng ký.")
    if not world.may_return_to(fields.get("redirect_uri", "")):
        return _stranger("Địa chỉ quay về chưa được đăng ký.")
    fault = _fault(fields)
    if fault:
        return _back(fields, {"error": fault[0], "error_description": fault[1]})
    if world.weather.day is Day.REFUSES:
        return _back(fields, {"error": "access_denied"})
    return _answered(world, fields) if asked.method == "POST" else _choose(world, fields)


def _answered(world: World, fields: Mapping[str, str]) -> Answer:
    if fields.get("answer") == "no":
        return _back(fields, {"error": "access_denied"})
    if fields.get("sub") not in world.people or fields.get("level") not in LEVELS:
        return _choose(world, fields)
    grant = Grant(
        client_id=fields["client_id"],
        redirect_uri=fields["redirect_uri"],
        challenge=fields["code_challenge"],
        nonce=fields.get("nonce", ""),
        scopes=frozenset(fields["scope"].split()),
        sub=fields["sub"],
        level=fields["level"],
        at=clockwork.now(),
    )
    return _back(fields, {"code": world.grants.new_code(grant), "iss": world.issuer})


def _row(person: Person, hint: str) -> Markup:
    organisation = f" · {person.organisation.get('name', '')}" if person.organisation else ""
    return markup(
        PERSON,
        sub=person.sub,
        name=person.full_name,
        born="-".join(reversed(person.birth_date.split("-"))),
        number=mask_id(person.id_number),
        organisation=organisation,
        checked=Markup(" checked") if person.sub == hint else "",
    )


def _list(world: World, hint: str) -> Markup:
    """Show everybody; or the one the client named, and the others folded away."""
    rows = joined(_row(p, hint) for p in world.people.values() if p.sub != hint)
    if hint not in world.people:
        return markup(PEOPLE, rows=rows)
    return markup(OTHERS, first=_row(world.people[hint], hint), rows=rows)


def _choose(world: World, fields: Mapping[str, str]) -> Answer:
    carried = joined(
        markup('<input type="hidden" name="{name}" value="{value}">', name=n, value=fields[n])
        for n in CARRIED
        if n in fields
    )
    form = markup(FORM, carried=carried, people=_list(world, fields.get("login_hint", "")))
    return page("Đăng nhập bằng định danh điện tử", joined([Markup(INTRO), form]))


def end_session(world: World, asked: Asked) -> Answer:
    """Leave; nothing is remembered here, so there is nothing to end (OpenID Connect RP-Initiated Logout 1.0)."""
    fields = asked.form if asked.method == "POST" else asked.query
    target = fields.get("post_logout_redirect_uri", "")
    if fields.get("client_id") == CLIENT_ID and world.may_leave_to(target):
        return redirect(target, {"state": fields["state"]} if fields.get("state") else None)
    return page("Bạn đã đăng xuất", markup("<p>Phiên đăng nhập định danh điện tử đã kết thúc.</p>"))
