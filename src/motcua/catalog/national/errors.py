class Unreadable(Exception):  # noqa: N818 - a finding about a file
    """A file, or one place in it, that cannot be read as the national list; says where and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}" if where else why)
        self.where = where
        self.why = why
