"""Half a grade up or down, where a scale has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examassist.domain.finding import Value
    from examassist.knowledge.item import Item


def with_half(item: Item, value: Value | None, sign: str) -> str | None:
    """The value half a grade above (``+``) or below (``-``) ``value``, by the keys of the scale; None without one.

    Half a grade up from 4- is 4 again, not 4+.
    """
    answer = item.answer(value) if isinstance(value, str) else None
    if answer is None or answer.key is None:
        return None
    whole = answer.key.rstrip("+-")
    half = answer.key[len(whole) :]
    wanted = whole if half and half != sign else whole + sign
    return next((other.id for other in item.values if other.key == wanted and other.id != answer.id), None)
