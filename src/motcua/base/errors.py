"""The one way to say no."""


class Refusal(Exception):  # noqa: N818 - the law's word; it is an answer, not an error
    """A rule says no. The code is stable; each surface words it once; facts fill the words."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __repr__(self) -> str:
        return f"Refusal({self.code!r}, {self.facts!r})"


def refuse_if(refusal: Refusal | None) -> None:
    """Raise the refusal that a rule returned; None means the rule allows."""
    if refusal is not None:
        raise refusal
