"""A process beside the running program, on its database: prepares drafts, brings events about, looks at what is left.

`python -m tests.faults.side COMMAND`; what it is given comes as JSON on the standard input, the answer is its last line.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from motcua.project.commands.opened import opened


def main(words: list[str]) -> int:
    given = json.loads(sys.stdin.read() or "null")
    with opened():
        from tests.faults import checking, preparing

        commands: dict[str, Callable[..., Any]] = {
            "citizens": preparing.citizens,
            "bring": preparing.bring,
            "handlers": preparing.handlers,
            "check": checking.check,
            "receive": preparing.receive,
            "attached": preparing.attached,
        }
        answer = commands[words[0]](*words[1:], given=given)
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
