"""What may be told of an error: its kind and where, never the values it was about.

The message of an error may hold anything a person typed, and that of the database whole rows. So only messages of the
interpreter itself are kept, and of the database the code of the fault and the name of what it broke.
"""

import traceback
from pathlib import Path
from typing import Any

import psycopg

from motcua.base.errors import Refusal

FRAMES = 40
OF_THE_INTERPRETER = (AttributeError, NameError, ImportError, TypeError, RecursionError, MemoryError)


def told(fault: BaseException) -> dict[str, Any]:
    """Give the facts of an error; `stack` is its frames, the innermost last."""
    facts: dict[str, Any] = {"error": _kind(fault), "stack": _stack(fault)}
    if isinstance(fault, Refusal):
        facts["refusal"] = fault.code
    elif isinstance(fault, OSError):
        facts["says"] = fault.strerror
    elif type(fault) in OF_THE_INTERPRETER:
        facts["says"] = str(fault).splitlines()[0] if str(fault) else ""
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        facts["cause"] = _kind(cause)
    for each in (fault, cause):
        if isinstance(each, psycopg.Error):
            facts |= {"sqlstate": each.sqlstate, "constraint": each.diag.constraint_name, "table": each.diag.table_name}
    return facts


def _kind(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}".removeprefix("builtins.")


def _stack(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)[-FRAMES:]
    return [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _place(file: str) -> str:
    """Give the path from the package on, not where the program happens to be installed."""
    parts = Path(file).parts
    for above in ("site-packages", "src"):
        if above in parts:
            return "/".join(parts[parts.index(above) + 1 :])
    return "/".join(parts[-2:])
