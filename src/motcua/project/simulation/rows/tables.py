"""The tables that are written, in the order in which their rows refer to each other."""

from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db import models

from motcua.base.models import Event, JournalEntry, JournalPersonal
from motcua.directory.models import Account, Citizen, Organisation
from motcua.dossiers.models import (
    Answer,
    Attachment,
    ComponentCheck,
    DeadlineChange,
    Delivery,
    Dossier,
    DossierFee,
    Gap,
    Hold,
    MandatedFiling,
    Obligation,
    PaperComponent,
    Step,
    Supplement,
)
from motcua.fees.models import Payment
from motcua.files.models import StoredFile
from motcua.voice.models import Rating

Row = dict[str, Any]
_FORBIDDEN = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def escaped(text: str) -> str:
    """Write text as COPY wants it in a line."""
    return text if text.isprintable() and "\\" not in text else text.translate(_FORBIDDEN)


class Table:
    """One table: the columns that rows give; every other column gets the default of its model."""

    def __init__(self, model: type[models.Model], given: str, *, in_text: bool = False) -> None:
        self.model = model
        self.in_text = in_text  # its rows never change: each is the line of COPY already, with its end
        self.given = tuple(given.split())

    @cached_property
    def name(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        """Give what the ORM would write where nothing is said; the database numbers the keys that no row gives."""
        fields = {str(f.column): f for f in self.model._meta.concrete_fields}
        left = [name for name in fields if name not in (*self.given, "id")]
        return {name: fields[name].get_db_prep_save(fields[name].get_default(), _connection()) for name in left}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (*self.given, *self._defaults)

    def lines(self, rows: Sequence[Row]) -> list[tuple[Any, ...]]:
        """Give the rows as COPY wants them."""
        pick, rest = itemgetter(*self.given), tuple(self._defaults.values())
        return [(*pick(row), *rest) for row in rows]


def _connection() -> Any:
    from django.db import connection

    return connection


ORGANISATION = Table(Organisation, "id tax_code name address")
ACCOUNT = Table(Account, "id username password date_joined is_active is_staff is_superuser first_name last_name email")
CITIZEN = Table(
    Citizen,
    "id public_id account_id full_name id_number birth_date sex phone email place_id address_line verified_level"
    " organisation_id",
)
FILE = Table(StoredFile, "id public_id sha256 size media_type name stored_at")
DOSSIER = Table(
    Dossier,
    "id public_id request_code code revision_id procedure_id state outcome channel return_way agency_id one_stop_id"
    " owner_id organisation_id entered_by_id owner_name owner_fold owner_phone owner_email owner_address created_at"
    " changed_at submitted_at received_at decided_at ended_at original_due due legal_due due_is_provisional"
    " decision_number decision_text end_reason version case",
)
ANSWER = Table(Answer, "dossier_id by_kind by_key at key raw value", in_text=True)
ATTACHMENT = Table(Attachment, "dossier_id component file_id added_at removed_at")
PAPER = Table(PaperComponent, "dossier_id component originals copies")
CHECK = Table(ComponentCheck, "dossier_id component is_good by_id at")
FEE = Table(DossierFee, "dossier_id key name kind amount units copies paid_at")
STEP = Table(
    Step,
    "dossier_id kind node name work unit_id role assignee_id opened_at due closed_at closed_by_id outcome proposes note",
)
CONSULT = Table(
    Step,
    "id dossier_id kind node name work unit_id role assignee_id opened_at due closed_at closed_by_id outcome proposes note"
    " question silence_agrees due_reasons",
)
"""Steps too, but with keys: what waits for a consultation names it."""
HOLD = Table(Hold, "dossier_id kind reason ground stops_clock placed_at lifted_at step_id")
OBLIGATION = Table(
    Obligation,
    "dossier_id office slip_number slip_date asked_by_id asked_at answer_by notice_number amount pay_by pay_where"
    " noticed_at proof_number paid_on proof_file_id proof_sent_at proof_returned settled_at settled_by_id",
)
MANDATED = Table(
    MandatedFiling,
    "dossier_id system_id mandate mandate_reference filer_name idempotency_key request_hash at",
)
SUPPLEMENT = Table(Supplement, "id dossier_id number asked_by_id asked_at answer_by answered_at")
GAP = Table(Gap, "supplement_id part key reason reply")
DEADLINE = Table(DeadlineChange, "dossier_id at before after ground reasons")
DELIVERY = Table(Delivery, "dossier_id to_name way proof was_present originals_seen by_id at")
PAYMENT = Table(Payment, "dossier_id amount receipt_number taken_by_id taken_at")
RATING = Table(Rating, "dossier_id score words at")
EVENT = Table(Event, "name subject facts at", in_text=True)
JOURNAL = Table(JournalEntry, "at chain seq act actor_kind actor_key public personal_hash previous hash", in_text=True)
PERSONAL = Table(JournalPersonal, "chain seq salt data", in_text=True)

ALL = (
    ORGANISATION, ACCOUNT, CITIZEN, FILE, DOSSIER, ANSWER, ATTACHMENT, PAPER, CHECK, FEE, STEP, CONSULT, HOLD, OBLIGATION, MANDATED, SUPPLEMENT, GAP,
    DEADLINE, DELIVERY, PAYMENT, RATING, EVENT, JOURNAL, PERSONAL,
)  # fmt: skip
Rows = dict[Table, list[Any]]
"""Rows by table: plain dictionaries, or lines of COPY where the table is `in_text`."""
