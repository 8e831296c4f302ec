"""What the directory holds now, as the plain values that a plan is made against. Four statements, whatever the size."""

from motcua.directory.importing.known import Known, KnownAgency, KnownOfficer, KnownPost
from motcua.directory.models import Account, Agency, Officer, Post


def known() -> Known:
    rows = Agency.objects.select_related("parent").order_by("valid_from")  # of a code, who bears it last
    agencies = {a.code: _agency(a) for a in rows}
    posts: dict[int, list[KnownPost]] = {}
    for post in Post.objects.select_related("agency").order_by("valid_from", "pk"):
        posts.setdefault(post.officer_id, []).append(_post(post))
    officers = {
        o.email.lower(): KnownOfficer(o.pk, o.full_name, o.phone, tuple(posts.get(o.pk, ())))
        for o in Officer.objects.all()
    }
    others = Account.objects.filter(officer=None).exclude(email="").values_list("email", flat=True)
    return Known(agencies, officers, frozenset(email.lower() for email in others))


def _agency(one: Agency) -> KnownAgency:
    above = one.parent.code if one.parent else ""
    return KnownAgency(
        one.pk, one.code, one.name, one.kind, above, one.key, one.address, one.phone, one.valid_from, one.valid_until
    )


def _post(one: Post) -> KnownPost:
    return KnownPost(one.pk, one.agency.code, one.role, one.title, one.valid_from, one.valid_until)
