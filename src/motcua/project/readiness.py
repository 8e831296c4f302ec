"""What the commands say when the machine, not the person, is in the way."""


class NotReady(Exception):  # noqa: N818 - an answer to the operator
    """One sentence for the operator that names what to do; a command ends with exit code 3."""


class BadInput(Exception):  # noqa: N818 - an answer to the operator
    """One sentence for the operator about what was typed; a command ends with exit code 2."""
