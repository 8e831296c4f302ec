from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: a line, after a line, an answer of a file of answers; no kind means the file as a whole."""

    file: str = ""
    kind: str = ""  # line, after, answer
    number: int = 0

    def __str__(self) -> str:
        told = {
            "line": f"line {self.number}", "after": f"after line {self.number}",
            "answer": f"{self.file}, answer {self.number}",
        }  # fmt: skip
        return told.get(self.kind, self.file)


class Unreadable(Exception):  # noqa: N818 - a finding about a file
    """A file, or one place in it, that cannot be read as the national list; says where and why.

    `code` and `facts` say it to pages, in their own words; str() says it to whoever runs a command.
    """

    def __init__(self, place: Place, code: str, why: str, /, **facts: str | int) -> None:
        super().__init__(f"{place}: {why}" if str(place) else why)
        self.place, self.code, self.why, self.facts = place, code, why, facts

    @property
    def where(self) -> str:
        return str(self.place)
