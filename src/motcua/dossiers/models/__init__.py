"""The rows of a dossier's life."""

from motcua.dossiers.models.dossier import Channel, CodeCounter, Dossier, Outcome, ReturnWay, State
from motcua.dossiers.models.extension import Extension
from motcua.dossiers.models.law import LawChange
from motcua.dossiers.models.mandated import ActFor, MandatedAct, MandatedFiling, MandateKind
from motcua.dossiers.models.money import DossierFee
from motcua.dossiers.models.obligation import Obligation
from motcua.dossiers.models.parts import Answer, Attachment, ComponentCheck, PaperComponent, PaperException
from motcua.dossiers.models.supplement import Gap, Supplement
from motcua.dossiers.models.work import DeadlineChange, Delivery, Hold, HoldKind, Step, StepKind

__all__ = [
    "ActFor",
    "Answer",
    "Attachment",
    "Channel",
    "CodeCounter",
    "ComponentCheck",
    "DeadlineChange",
    "Delivery",
    "Dossier",
    "DossierFee",
    "Extension",
    "Gap",
    "Hold",
    "HoldKind",
    "LawChange",
    "MandateKind",
    "MandatedAct",
    "MandatedFiling",
    "Obligation",
    "Outcome",
    "PaperComponent",
    "PaperException",
    "ReturnWay",
    "State",
    "Step",
    "StepKind",
    "Supplement",
]
