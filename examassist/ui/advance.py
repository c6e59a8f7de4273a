"""Where the keys go after an answer: through the rows that stood there, then through those that answers opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.exam_sheet import neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Step

    Lines = list[list[FindingKey]]


class Advance:
    """Knows which rows stood there when the page came into sight.

    Whoever looks at the patient types the next value blindly: it must not land in a row that the last one opened.
    Questions are read aloud one after the other, so there the order of the page holds.
    """

    def __init__(self, step: Step) -> None:
        self._asks = step.position == "talk"
        self._standing: frozenset[str] = frozenset()

    def begin(self, keys: Sequence[FindingKey]) -> None:
        """The page came into sight with these cells."""
        self._standing = frozenset(key.item for key in keys)

    def next(self, lines: Lines, key: FindingKey, is_blank: Callable[[FindingKey], bool]) -> FindingKey | None:
        """The cell after ``key``; None at the end.

        After the last of the opened rows it is the first blank cell of the others.
        """
        if self._asks:
            return neighbour(lines, key, "next")
        flat = [each for line in lines for each in line]
        stood = [each for each in flat if each.item in self._standing]
        opened = [each for each in flat if each.item not in self._standing]
        target = neighbour([[*stood, *opened]], key, "next")
        if target is None and key in opened:
            target = next((each for each in stood if is_blank(each)), None)
        return target


def kept(focused: FindingKey, before: Sequence[FindingKey], here: Sequence[FindingKey]) -> FindingKey | None:
    """Where the keys stay after other rows came or went: where they were, or in the nearest row above."""
    above = reversed(before[: list(before).index(focused) + 1])
    return next((key for key in above if key in here), None)
