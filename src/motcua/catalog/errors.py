class BadDefinition(Exception):  # noqa: N818 - a finding about a document
    """A procedure document that cannot be published; says where and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why
