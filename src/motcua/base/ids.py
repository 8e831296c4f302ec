"""Identities: public UUIDv7 for addresses, our own codes with a check character for people."""

import os
import secrets
import uuid

from motcua.base import clockwork

# ISO 7064 MOD 37,36 runs over the first; codes are made of the second.
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAFE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_BODY = 8


def uuid7() -> uuid.UUID:
    """Make a time-ordered UUID (RFC 9562): index-friendly and not guessable from a neighbour's."""
    millis = int(clockwork.now().timestamp() * 1000)
    value = (millis << 80) | int.from_bytes(os.urandom(10))
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


def check_character(body: str) -> str:
    """Compute the ISO 7064 MOD 37,36 check character of letters and digits."""
    product = 36
    for char in body:
        total = (product + _ALPHABET.index(char)) % 36 or 36
        product = total * 2 % 37
    return _ALPHABET[(37 - product) % 36]


def new_code(prefix: str) -> str:
    """Make a random code such as YC-7K3M-9QXA-P; the caller's unique constraint settles a tie."""
    check = ""
    while check not in _SAFE or not check:  # no character that is mistaken for another when read aloud or copied
        body = "".join(secrets.choice(_SAFE) for _ in range(_BODY))
        check = check_character(prefix + body)
    return f"{prefix}-{body[:4]}-{body[4:]}-{check}"


def tidy_code(typed: str) -> str:
    """Bring a code as people type it (spaces, small letters) to the stored form."""
    return "".join(typed.upper().replace("–", "-").split())


def is_own_code(code: str, prefix: str) -> bool:
    """Tell whether a tidied code has our shape and its check character is right."""
    parts = code.split("-")
    if [len(p) for p in parts] != [len(prefix), 4, 4, 1] or parts[0] != prefix:
        return False
    body = "".join(parts[:3])
    return all(c in _ALPHABET for c in body) and check_character(body) == parts[3]
