"""What must not stand in a log, whoever writes it."""

import re

_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"  # e-mail
    r"|(?<!\w)(?:\+?84|0)(?:[ .-]?\d){9,10}(?!\d)"  # telephone
    r"|\d{9,}|\d{3}(?:[ .]\d{3}){2,3}(?!\d)"  # identity numbers of 9 and 12 digits, codes for tax and banks
)


def scrubbed(text: str) -> str:
    """Take out what looks like an e-mail, a telephone or an identity number."""
    return _PERSONAL.sub("•", text)
