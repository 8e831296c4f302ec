"""The sections in which people read and edit the document of a procedure, and the parts each is made of."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "about": (
        "name", "short_name", "summary", "field", "field_code", "level", "who_may", "audience", "keywords",
        "steps_for_citizen", "notes", "bring",
    ),
    "law": ("decision", "legal_basis", "source"),
    "places": ("handling", "decides", "agency", "elsewhere", "competence", "filed_anywhere"),
    "channels": ("channels", "openings", "online_only"),
    "level": ("level_of_service", "level_reason", "earlier_levels"),
    "cases": ("cases",),
    "components": ("components",),
    "limits": (
        "limits", "supplements_allowed", "supplement_clock", "supplement_days", "refuse_days", "consult",
    ),
    "fees": ("fees", "fee_when", "fee_words", "fee_kept"),
    "topics": ("topics",),
    "route": ("route", "obligation"),
    "result": ("result_name", "result_code", "result_written", "presence_at_return", "originals_at_return"),
}  # fmt: skip
OTHER = "other"  # where a part stands that no section names
_PLACE = {part: section for section, parts in SECTIONS.items() for part in parts}


def section_of(part: str) -> str:
    """Give the section in which a part of the document is shown."""
    return _PLACE.get(part, OTHER)
