"""Which rows are timed, and what a timer records there: the content says both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.finding import FindingKey
from examassist.knowledge.condition import FindingIs
from examassist.knowledge.item import NormalFrom

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

SECONDS = "s"


class Timed(NamedTuple):
    """What is timed: the cell that gets the seconds, and the answer that its moment means."""

    seconds: FindingKey
    limit: int
    held: bool
    """Whether longer is better, so that the whole time is a result."""
    asks: str = ""
    """The row whose answer comes on at that moment; none where the seconds are all."""
    answer: str = ""
    sided: bool = False
    """Whether that answer belongs to a side."""


def timed(key: FindingKey, edition: Edition) -> Timed | None:
    """What a timer would record for that cell; None for a cell that is not timed.

    A measure in seconds is timed itself. So is a row one answer of which opens a measure in seconds.
    """
    item = edition.item[key.item]
    if _in_seconds(item):
        opened = _opened_by(item)
        if opened is None or opened.finding not in edition.item or opened.value is None:
            return Timed(
                key, _limit(item), held=isinstance(item.normal, NormalFrom) and item.normal.at_least is not None
            )
        return _by_answer(item, edition.item[opened.finding], opened.value)
    for measure in edition.items:
        opened = _opened_by(measure) if _in_seconds(measure) and not measure.sided else None
        if opened is not None and opened.finding == item.id and opened.value is not None:
            return _by_answer(measure, item, opened.value)
    return None


def _by_answer(measure: Item, asked: Item, answer: str) -> Timed:
    return Timed(FindingKey(measure.id), _limit(measure), False, asked.id, answer, asked.sided)


def _in_seconds(item: Item) -> bool:
    return item.kind == "measure" and item.ucum == SECONDS


def _opened_by(item: Item) -> FindingIs | None:
    return item.when if isinstance(item.when, FindingIs) else None


def _limit(item: Item) -> int:
    return int(item.range[1]) if item.range is not None else 3600
