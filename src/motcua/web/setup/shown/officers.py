"""Lists of officers and delegations, and the page of one officer, as values. Nothing here tells of a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.directory.models import Account, Delegation, Officer, Post
from motcua.directory.roster import all_posts_of, delegations_of, open_sessions
from motcua.web.setup.shown.agencies import day, role_words
from motcua.web.ui.parts import Fact, Tag


@dataclass(frozen=True, slots=True)
class OfficerRow:
    name: str
    email: str
    href: str
    posts: Sequence[str]
    account: Tag


def account_tag(account: Account | None) -> Tag:
    """Say whether somebody can sign in: no account, invited, or in use."""
    if account is None:
        return Tag(_("Chưa có tài khoản"), "", "empty")
    if account.password and account.has_usable_password():
        return Tag(_("Đang dùng hệ thống"), "good", "good")
    return Tag(_("Đã mời, chưa đặt mật khẩu"), "wait", "wait")


def row(officer: Officer) -> OfficerRow:
    """Show an officer found by the roster, which brings `posts_held`."""
    held: list[Post] = getattr(officer, "posts_held", [])
    posts = [f"{p.title}, {p.agency.name}" for p in held]
    href = reverse("setup:officer", args=[officer.public_id])
    return OfficerRow(officer.full_name, officer.email, href, posts, account_tag(officer.account))


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post on its holder's page; what has ended can no longer be changed."""

    post: Post
    role: str
    agency: str
    dates: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Lent:
    delegation: Delegation
    title: str
    holder: str
    to: str
    dates: str
    is_open: bool


def lent_row(lent: Delegation, on: date) -> Lent:
    last = lent.valid_until - timedelta(days=1)
    dates = _("từ %(start)s đến hết %(last)s") % {"start": day(lent.valid_from), "last": day(last)}
    if lent.valid_from == lent.valid_until:
        dates = _("đã hủy trước khi có hiệu lực")
    title = f"{lent.post.title}, {lent.post.agency.name}"
    is_open = lent.valid_until > max(on, lent.valid_from)
    return Lent(lent, title, lent.post.officer.full_name, lent.to.full_name, dates, is_open)


def one(officer: Officer, on: date) -> dict[str, Any]:
    """Give what the page of one officer shows."""
    posts = [_held(p, on) for p in all_posts_of(officer.pk)]
    lent = [lent_row(d, on) for d in delegations_of(officer.pk)]
    return {
        "officer": officer, "facts": _facts(officer), "account": account_tag(officer.account),
        "may_invite": officer.account is None or not (officer.account.password and officer.account.has_usable_password()),
        "posts": [p for p in posts if p.is_open], "past": [p for p in posts if not p.is_open], "lent": lent,
    }  # fmt: skip


def _held(post: Post, on: date) -> HeldPost:
    is_open = post.valid_until is None or (post.valid_until > on and post.valid_until > post.valid_from)
    dates = _("từ %(day)s") % {"day": day(post.valid_from)}
    if post.valid_until:
        dates += ", " + _("thôi giữ từ %(day)s") % {"day": day(post.valid_until)}
    return HeldPost(post, role_words(post.role), post.agency.name, dates, is_open)


def _facts(officer: Officer) -> list[Fact]:
    sessions = open_sessions(officer.account).count() if officer.account else 0
    told = [
        Fact(_("Thư điện tử"), officer.email),
        Fact(_("Điện thoại"), officer.phone),
        Fact(_("Phiên đang mở"), str(sessions)),
    ]
    return [fact for fact in told if fact.value]
