import argparse
import getpass
import sys
from collections.abc import Mapping

from motcua.project.commands.answer import NO, Answer
from motcua.project.commands.opened import opened
from motcua.project.readiness import BadInput


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--email")
    parser.add_argument("--name", help="full name as it stands on papers")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(asked: argparse.Namespace) -> Answer:
    """Asks on the terminal for what was not given."""
    email = _clean("E-mail", asked.email)
    name = _clean("Full name", asked.name)
    password = sys.stdin.readline().rstrip("\n") if asked.password_stdin else _new_password()
    with opened():
        from django.core.exceptions import ValidationError
        from django.core.validators import validate_email

        from motcua.base import clockwork
        from motcua.base.errors import Refusal
        from motcua.directory import acts

        try:
            validate_email(email)
            acts.create_platform_admin(email, name, password, at=clockwork.now())
        except ValidationError as fault:
            raise BadInput(" ".join(fault.messages)) from None
        except Refusal as refusal:
            return _refused(refusal.code, refusal.facts)
    return Answer(f"{name} <{email}> may sign in as administrator.", {"email": email, "name": name})


def _refused(code: str, facts: Mapping[str, object]) -> Answer:
    if code == "account.weak_password":
        raise BadInput(f"The password will not do: {facts['why']}")
    told = ", ".join(f"{name} {value}" for name, value in facts.items())
    return Answer(f"Refused ({code}): {told}", {"refused": code, **facts}, NO)


def _clean(label: str, given: str | None) -> str:
    if given is None and not sys.stdin.isatty():
        raise BadInput(f"{label} is missing: give --email, --name and --password-stdin.")
    value = (input(f"{label}: ") if given is None else given).strip()
    if not value:
        raise BadInput(f"{label} is empty.")
    return value


def _new_password() -> str:
    if not sys.stdin.isatty():
        raise BadInput("The password is missing: give --password-stdin and write it to standard input.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise BadInput("The two passwords differ.")
    return password
