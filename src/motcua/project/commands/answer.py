"""What a command gives back: words for a person, facts for a program, a code for a script."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

YES, NO, BAD_INPUT, NOT_READY = 0, 1, 2, 3


@dataclass(frozen=True)
class Answer:
    text: str = ""
    facts: Mapping[str, object] | Sequence[object] = field(default_factory=dict)
    code: int = YES

    def as_json(self) -> str:
        return json.dumps(self.facts, ensure_ascii=False, default=str)
