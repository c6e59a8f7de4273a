"""What pydantic found wrong, in words for the person who wrote it; the value itself is never repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.rule import MONTH

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SAID = {
    "missing": ("is missing", ""),
    "extra_forbidden": ("is not a key that belongs here", "check its spelling"),
    "string_type": ("must be text", "put it in quotes"),
    "int_type": ("must be a whole number", ""),
    "int_from_float": ("must be a whole number", ""),
    "float_type": ("must be a number", ""),
    "bool_type": ("must be true or false", ""),
    "tuple_type": ("must be a list", ""),
    "dict_type": ("must be a mapping", ""),
    "model_type": ("must be a mapping with keys", ""),
    "finite_number": ("must be a finite number", ""),
    "string_pattern_mismatch": ("must be an id", "write lower-case words joined by underscores"),
    "datetime_type": ("must be a date and time", "write it like 2026-11-21T09:30:00+00:00"),
    "datetime_parsing": ("is no date and time that there was", "write it like 2026-11-21T09:30:00+00:00"),
    "datetime_from_date_parsing": ("must be a date and time", "write it like 2026-11-21T09:30:00+00:00"),
    "date_type": ("must be a date", "write it like 1954-03-27"),
    "date_parsing": ("is no date that there was", "write it like 1954-03-27"),
    "date_from_datetime_parsing": ("is no date that there was", "write it like 1954-03-27"),
    "date_from_datetime_inexact": ("must be a date", "write it like 1954-03-27"),
    "union_tag_not_found": ("does not say its kind", "add kind"),
    "union_tag_invalid": ("is of a kind that there is not", "use a kind that this version knows"),
    "timezone_aware": ("needs its offset from UTC", "write it like 2026-11-21T09:30:00+00:00"),
}


_PATTERNS = {MONTH: ("is no month that there is", "write it like 2027-11")}
_NUMBER = ("must be a number", "")
_EITHER = ("int", "float")
"""How pydantic calls the two kinds of number at the end of a place; a person writes one kind."""


def said(error: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what to do, beginning with the last key of where it is."""
    steps = [step for step in error["loc"] if step not in _EITHER]
    name = next((f"`{step}` " for step in reversed(steps) if isinstance(step, str) and step.isidentifier()), "")
    known = _PATTERNS.get(error.get("ctx", {}).get("pattern", "")) or _SAID.get(error["type"])
    if error["loc"][-1:] and error["loc"][-1] in _EITHER:
        known = _NUMBER
    if known is not None:
        return name + known[0], known[1]
    text = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return name + (text[:1].lower() + text[1:]), ""
