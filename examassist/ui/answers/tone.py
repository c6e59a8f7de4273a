"""How a value looks: as its item says, and never calm where it names a part of a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.answers import tone_of

if TYPE_CHECKING:
    from examassist.domain.finding import Value
    from examassist.knowledge.item import Item


def shown_tone(item: Item, value: Value) -> str:
    """Normal, neutral, abnormal or plain, as the content says."""
    tone = tone_of(item, value)
    return "abnormal" if tone == "plain" and _is_named_part(item, value) else tone


def _is_named_part(item: Item, value: Value) -> bool:
    """Whether that is a part by which a safety group was answered with yes: a yes is never shown as calm."""
    if item.part_of is None or item.kind != "multi":
        return False
    names = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return any(answer is not None and not answer.exclusive for answer in map(item.answer, names))
