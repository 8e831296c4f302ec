"""The e-mails that Django's file backend left in a folder, read back for people.

Like a real mailbox it shows a message once however often it arrives: a message is known by its Message-ID.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from motcua.base.clockwork import VN

SEPARATOR = b"\n" + b"-" * 79 + b"\n"
NEWEST = 100


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail as a person reads it. `key` names it in addresses, `number` is its Message-ID (RFC 5322 section 3.6.4).

    `at` is None when it bears no readable date.
    """

    key: str
    number: str
    subject: str
    sender: str
    to: str
    at: datetime | None
    text: str
    attached: tuple[Attached, ...]


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    return str(body.get_content()) if body else ""


def _attached(message: EmailMessage) -> Iterator[Attached]:
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        yield Attached(
            part.get_filename() or "tep", part.get_content_type(), content if isinstance(content, bytes) else b""
        )


def _at(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])).astimezone(VN)
    except ValueError:
        return None


def _mail(key: str, raw: bytes) -> Mail:
    message = BytesParser(policy=policy.default).parsebytes(raw)
    return Mail(
        key=key,
        number=str(message["message-id"] or "").strip(),
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        at=_at(message),
        text=_text(message),
        attached=tuple(_attached(message)),
    )


def mails_in(file: Path) -> Iterator[Mail]:
    """Give every message of a file as it arrived; what lacks its end was cut while it was written and never left."""
    *whole, _cut = file.read_bytes().split(SEPARATOR)
    for number, raw in enumerate(whole):
        if raw.strip():
            yield _mail(f"{file.stem}.{number}", raw)


def _files(folder: Path) -> list[Path]:
    """Give the oldest files first: Django begins their names with the moment they were made."""
    return sorted(folder.glob("*.log")) if folder.is_dir() else []


def _once(files: Iterable[Path]) -> list[Mail]:
    """Give each message once, where it first arrived; one without a number is never taken for another."""
    found: dict[str, Mail] = {}
    for file in files:
        for mail in mails_in(file):
            found.setdefault(mail.number or mail.key, mail)
    return list(found.values())


def received(folder: Path) -> list[Mail]:
    """Give all messages, oldest first."""
    return _once(_files(folder))


def newest(folder: Path) -> list[Mail]:
    """Give the last hundred, newest first."""
    return _once(_files(folder)[-NEWEST:])[::-1][:NEWEST]


def one(folder: Path, key: str) -> Mail | None:
    """Give the mail of this key; the key is only compared, never made into a path."""
    stem = key.rpartition(".")[0]
    return next((m for f in folder.glob("*.log") if f.stem == stem for m in mails_in(f) if m.key == key), None)
