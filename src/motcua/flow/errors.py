"""What can be wrong with a route, or with a move on it."""

from collections.abc import Sequence


class BadRoute(Exception):  # noqa: N818 - says what is bad, as Refusal does
    """A row of the table of a route cannot be read; `row` counts from 1, 0 stands for the table as a whole."""

    def __init__(self, row: int, field: str, problem: str, key: str = "") -> None:
        name = f" ({key})" if key else ""
        super().__init__(f"row {row}{name}, {field}: {problem}")
        self.row = row
        self.field = field
        self.problem = problem
        self.key = key


class WrongMove(Exception):  # noqa: N818 - the base of the three below
    """A move that the route does not allow; surfaces that offer only allowed moves meet it when somebody was first."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class NotOpen(WrongMove):
    """No step of this key is open: it was never reached, or it is closed already."""

    def __init__(self, key: str) -> None:
        super().__init__(key, f"step {key} is not open")


class NoSuchOutcome(WrongMove):
    """The step is open, but cannot end in this way."""

    def __init__(self, key: str, outcome: str, allowed: Sequence[str]) -> None:
        super().__init__(key, f"step {key} cannot end with {outcome!r}, only with {', '.join(allowed) or 'nothing'}")
        self.outcome = outcome
        self.allowed = tuple(allowed)


class NotEarlier(WrongMove):
    """The step to return to does not lie before this one on the same branch."""

    def __init__(self, key: str, to: str) -> None:
        super().__init__(key, f"step {to} does not come before {key} on its branch")
        self.to = to


class Doubled(WrongMove):
    """The move would open a step that is open already; a proved route never does."""

    def __init__(self, key: str) -> None:
        super().__init__(key, f"step {key} would be open twice")


class BadDiagram(Exception):  # noqa: N818 - says what is bad, as Refusal does
    """A BPMN file cannot be read as a route: what stands where, and why; `line` 0 stands for the file as a whole."""

    def __init__(self, line: int, element: str, problem: str) -> None:
        super().__init__(f"line {line}, {element}: {problem}" if line else f"{element}: {problem}")
        self.line = line
        self.element = element
        self.problem = problem
