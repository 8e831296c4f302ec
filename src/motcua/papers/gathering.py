"""Gather the facts of a paper from the rows of its dossier."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q

from motcua.base.clockwork import today
from motcua.base.money import Dong
from motcua.catalog.definition import Definition, FeeWhen
from motcua.catalog.queries import definition
from motcua.directory.calendars import province_on
from motcua.directory.models import Agency, AgencyKind, Citizen, Delegation, Officer, Post, Role
from motcua.directory.queries import in_force
from motcua.dossiers.models import Channel, Dossier, Extension, Outcome, PaperComponent, ReturnWay, Step
from motcua.flow.definition import NodeKind
from motcua.papers import wording
from motcua.papers.facts import ApologyFacts, Applicant, FeeOwed, FiledComponent, Issuer, ReceiptFacts, ResultFacts


def receipt_facts(dossier: Dossier) -> ReceiptFacts:
    """Say what was received and promised; the dossier has been received."""
    assert dossier.received_at is not None
    assert dossier.original_due is not None
    known = definition(dossier.revision_id)
    rule = known.limit(dossier.channel, dossier.case)
    return ReceiptFacts(
        issuer=_issuer(dossier.one_stop, dossier),
        number=receipt_number(dossier),
        code=dossier.known_as,
        follow_url=follow_url(dossier),
        applicant=_applicant(dossier),
        procedure=known.name,
        decides=dossier.agency.name,
        components=tuple(_components(dossier, known)),
        legal_limit=wording.legal_limit(rule),
        promised_limit=wording.promised_limit(rule),
        received_at=dossier.received_at,
        return_at=dossier.original_due,
        is_provisional=dossier.due_is_provisional,
        return_place=_return_place(dossier),
        bring=tuple(_bring(known)),
        fees=tuple(FeeOwed(f.name, Dong(f.amount), f.paid_at is not None) for f in dossier.fees.order_by("id")),
        fee_unpaid="nộp khi nhận kết quả" if known.fee_when is FeeWhen.AT_RETURN else "chưa nộp",
        receiver=_receiver(dossier),
        is_online=dossier.channel == Channel.ONLINE,
        is_sample=settings.MOTCUA_SAMPLE,
    )


def result_facts(dossier: Dossier) -> ResultFacts:
    """Say what was decided, by whom; the dossier has been decided."""
    assert dossier.received_at is not None
    assert dossier.decided_at is not None
    known = definition(dossier.revision_id)
    signer, title = _signer(dossier)
    return ResultFacts(
        issuer=_issuer(dossier.agency, dossier),
        number=dossier.decision_number,
        code=dossier.known_as,
        follow_url=follow_url(dossier),
        applicant=_applicant(dossier),
        procedure=known.name,
        result_name=known.result_name,
        is_granted=dossier.outcome == Outcome.GRANTED,
        text=dossier.decision_text,
        legal_basis=known.legal_basis,
        received_at=dossier.received_at,
        decided_at=dossier.decided_at,
        signer=signer,
        signer_title=title,
        is_sample=settings.MOTCUA_SAMPLE,
    )


def apology_facts(dossier: Dossier) -> ApologyFacts:
    """Say why the promise is put off and to when; the letter was written down."""
    assert dossier.received_at is not None
    letter = dossier.extension
    return ApologyFacts(
        issuer=_issuer(dossier.agency, dossier),
        number=letter.paper_number,
        code=dossier.known_as,
        follow_url=follow_url(dossier),
        applicant=_applicant(dossier),
        procedure=definition(dossier.revision_id).name,
        received_at=dossier.received_at,
        promised_at=letter.before,
        return_at=letter.after,
        reason=letter.reason,
        at=letter.at,
        signer=letter.by.full_name,
        signer_title=_head_title(letter),
        is_sample=settings.MOTCUA_SAMPLE,
    )


def _head_title(letter: Extension) -> str:
    """Give the title of the head of the agency who put the date off, on that day."""
    held = Post.objects.filter(in_force(today(letter.at)), role=Role.LEADER, officer=letter.by)
    own = held.filter(agency=letter.dossier.agency_id).values_list("title", flat=True).first()
    return own or ""


def receipt_number(dossier: Dossier) -> str:
    """Give the ordinal of the day's register, the last part of the legal code: 0012/TNHS."""
    return f"{dossier.known_as.rsplit('-', 1)[-1]}/TNHS"


def follow_url(dossier: Dossier) -> str:
    """Give the public address of the QR code; it never holds an ID number, which the page asks for."""
    return f"{settings.MOTCUA_PUBLIC_URL}/tra-cuu?{urlencode({'ma': dossier.known_as})}"


def _issuer(agency: Agency, dossier: Dossier) -> Issuer:
    has_superior = agency.parent is not None and agency.kind not in (AgencyKind.PROVINCE, AgencyKind.COMMUNE)
    superior = agency.parent.name if has_superior and agency.parent else ""
    return Issuer(superior, agency.name, wording.short_place(_place_name(agency, dossier)))


def _place_name(agency: Agency, dossier: Dossier) -> str:
    """Give the place in which an agency sits: its commune, or the province when it serves all of it."""
    looked: Agency | None = agency
    while looked is not None:
        if looked.place is not None:
            return looked.place.name
        looked = looked.parent
    assert dossier.received_at is not None
    return province_on(today(dossier.received_at)).name


def _applicant(dossier: Dossier) -> Applicant:
    body, owner = dossier.organisation, dossier.owner
    return Applicant(
        name=dossier.owner_name,
        person=owner.full_name if body else "",
        address=dossier.owner_address or (body.address if body else _home(owner)),
        phone=dossier.owner_phone,
        email=dossier.owner_email,
    )


def _home(owner: Citizen) -> str:
    """Write the address of the account: 'Thôn Tòng Chú, xã Cốc San, tỉnh Lào Cai'."""
    place = owner.place
    names = [p.name for p in (place, place.parent if place else None) if p]
    return ", ".join(part for part in (owner.address_line, *(n[:1].lower() + n[1:] for n in names)) if part)


def _components(dossier: Dossier, known: Definition) -> Iterator[FiledComponent]:
    """List what lies with the one-stop unit, in the order of the procedure: papers by count, files by count."""
    papers = {p.component: p for p in dossier.papers_filed.all()}
    files: dict[str, int] = {}
    for key in dossier.attachments.filter(removed_at=None).values_list("component", flat=True):
        files[key] = files.get(key, 0) + 1
    if dossier.channel == Channel.ONLINE:
        yield FiledComponent("Tờ khai điện tử", "Bản điện tử", "1 bản")
    for component in known.filed_components():
        if component.key in papers or component.key in files:
            yield _filed(component.name, papers.get(component.key), files.get(component.key, 0))


def _filed(name: str, paper: PaperComponent | None, files: int) -> FiledComponent:
    counted = {
        "Bản chính": (paper.originals if paper else 0, "bản"),
        "Bản sao": (paper.copies if paper else 0, "bản"),
        "Bản điện tử": (files, "tệp"),
    }
    found = {form: f"{count} {unit}" for form, (count, unit) in counted.items() if count}
    return FiledComponent(name, "\n".join(found), "\n".join(found.values()))


def _return_place(dossier: Dossier) -> str:
    match dossier.return_way:
        case ReturnWay.ONLINE:
            return "Bản điện tử, trong tài khoản của người nộp hồ sơ trên Cổng Dịch vụ công của tỉnh"
        case ReturnWay.POST:
            return "Qua bưu chính, đến địa chỉ ghi trên giấy này"
    counter = dossier.one_stop
    return f"Tại quầy của {counter.name}" + (f" ({counter.address})" if counter.address else "")


def _bring(known: Definition) -> Iterator[str]:
    if known.presence_at_return:
        yield "Người được cấp giấy phải có mặt."
    if known.originals_at_return:
        yield "Mang theo bản chính của giấy tờ đã nộp để đối chiếu."


def _receiver(dossier: Dossier) -> str:
    steps = Step.objects.filter(dossier=dossier, work=NodeKind.RECEIVE)
    step = steps.select_related("assignee").order_by("-id").first()
    return step.assignee.full_name if step and step.assignee else ""


def _signer(dossier: Dossier) -> tuple[str, str]:
    """Give name and title of who closed the signing step with the decision."""
    closed = Step.objects.filter(dossier=dossier, outcome__in=("approved", "rejected"), closed_by__isnull=False)
    step = closed.select_related("closed_by").order_by("-closed_at", "-id").first()
    if step is None or step.closed_by is None:
        return "", ""
    return step.closed_by.full_name, _title(step.closed_by, step, dossier)


def _title(officer: Officer, step: Step, dossier: Dossier) -> str:
    """Give the title of the signer's own post, there or at the agency that took over; else of the post lent to them."""
    assert dossier.decided_at is not None
    held = Post.objects.filter(in_force(today(dossier.decided_at)), role=step.role).order_by("id")
    own = held.filter(officer=officer).annotate(there=Q(agency=step.unit_id)).order_by("-there", "id")
    lent = Delegation.objects.filter(in_force(today(dossier.decided_at)), to=officer).values("post")
    title = own.values_list("title", flat=True).first()
    if title is not None:
        return title
    title = held.filter(pk__in=lent, agency=step.unit_id).values_list("title", flat=True).first()
    return f"TUQ. {title}" if title else ""
