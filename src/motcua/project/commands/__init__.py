"""The program `motcua`: one file a command, and only the file asked for is imported."""

import argparse
import contextlib
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

from motcua.project.commands.answer import BAD_INPUT, NOT_READY, Answer
from motcua.project.env import BadSetting
from motcua.project.readiness import BadInput, NotReady

COMMANDS = {
    "run": "start everything: database, web, worker; stop it all with Ctrl-C",
    "web": "serve the pages",
    "work": "do the waiting jobs",
    "migrate": "bring the tables up to this version",
    "prepare": "migrate, collect static files, compile the words; load the sample province once",
    "admin": "make the first administrator",
    "catalog": "import the national list of procedures",
    "places": "take in which communes of today follow the former ones",
    "token": "let another system call the API: make, list and revoke tokens",
    "doctor": "look at every part: what is well, what is not, what to do",
    "audit": "prove that the journal is whole",
    "backup": "write database and files into one file",
    "restore": "bring back what a backup holds",
    "due": "say when something is due and why, or whether a certificate of a due date holds",
    "route": "prove the internal route of a procedure, or try it out",
    "search": "find a procedure in the words people use",
    "search-eval": "measure search on a file of questions",
    "history": "bring in the event log of an earlier system, to be read as a map",
    "simulate": "fill the sample with invented dossiers, some or a million",
    "manage": "Django's own commands, for developers",
    "version": "tell the version",
}


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Exit codes: 0 yes, 1 no, 2 bad input, 3 the system is not ready."""
    words = list(sys.argv[1:] if argv is None else argv)
    asked = argparse.Namespace(json="--json" in words)
    try:
        asked = _read(words)
        with contextlib.redirect_stdout(sys.stderr) if asked.json else contextlib.nullcontext():
            answer: Answer = importlib.import_module(_module(asked.command)).run(asked)
    except (BadInput, BadSetting) as fault:
        answer = Answer(str(fault), {"error": str(fault)}, BAD_INPUT)
    except NotReady as fault:
        answer = Answer(str(fault), {"error": str(fault)}, NOT_READY)
    if asked.json:
        print(answer.as_json())
    elif answer.text:
        print(answer.text, file=sys.stderr if answer.code else sys.stdout)
    return answer.code


def _read(words: list[str]) -> argparse.Namespace:
    """Only the command asked for is imported; all that follows `manage` is Django's."""
    if words[:1] == ["manage"]:
        return argparse.Namespace(command="manage", words=words[1:], json=False)
    parser = Parser(prog="motcua", description="Administrative procedures of a province.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, tells in COMMANDS.items():
        command = commands.add_parser(name, help=tells, description=tells)
        command.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
        if words[:1] == [name]:
            importlib.import_module(_module(name)).arguments(command)
    return parser.parse_args(words)


def _module(command: str) -> str:
    return f"motcua.project.commands.{command.replace('-', '_')}"
