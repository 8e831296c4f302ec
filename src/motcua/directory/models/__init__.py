"""People and places."""

from motcua.directory.models.agency import Agency, AgencyKind, Place, Succession
from motcua.directory.models.calendar import CalendarDay, DayRowKind, Hours, Runs
from motcua.directory.models.delegation import Delegation
from motcua.directory.models.former import FormerCommune
from motcua.directory.models.officer import Officer, Post, Role
from motcua.directory.models.outside import OutsideSystem, Token
from motcua.directory.models.person import Account, Citizen, Organisation, Sex
from motcua.directory.models.province import Province
from motcua.directory.models.sign_in import SignIn

__all__ = [
    "Account",
    "Agency",
    "AgencyKind",
    "CalendarDay",
    "Citizen",
    "DayRowKind",
    "Delegation",
    "FormerCommune",
    "Hours",
    "Officer",
    "Organisation",
    "OutsideSystem",
    "Place",
    "Post",
    "Province",
    "Role",
    "Runs",
    "Sex",
    "SignIn",
    "Succession",
    "Token",
]
