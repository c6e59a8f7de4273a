"""Numbers as a clinician types them, read without guessing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

Number = int | float
"""A number; models are strict, so text, truth values, infinities and not-a-number are refused where it is used."""

_TYPED = re.compile(r"[+-]?\d{1,6}([.,]\d{1,4})?")


def read_number(text: str) -> float | int | None:
    """The number typed, with a point or a comma as the decimal sign; None for anything else.

    Group separators, exponents, underscores and other digits than 0-9 are refused: a wrong decimal is worse than
    typing it again.
    """
    typed = text.strip()
    if not typed.isascii() or _TYPED.fullmatch(typed) is None:
        return None
    value = float(typed.replace(",", "."))
    return int(value) if value.is_integer() and not re.search("[.,]", typed) else value


def is_number(value: object) -> bool:
    """Whether ``value`` is an int or float and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def rounded(value: float, places: int) -> float:
    """``value`` rounded half up to ``places`` decimals, as on paper (0.905 becomes 0.91, never 0.90)."""
    step = Decimal(1).scaleb(-places)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP))
