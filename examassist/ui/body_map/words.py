"""Where the words of a body map stand, so that none lies over another where the drawing is small."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Head(NamedTuple):
    """The line above a figure: where it would stand, and how narrow it may become."""

    rect: QRect
    least: int


class Label(NamedTuple):
    """The name of some areas: the same name of both legs is one label where two have no room."""

    text: str
    rect: QRect
    shapes: tuple[int, ...]
    """The areas that it names, by their place among those given."""


def heads_apart(heads: Sequence[Head], gap: int) -> list[QRect]:
    """The lines above the figures, in the given order: narrower, then moved aside, where two would touch."""
    placed = [head.rect for head in heads]
    in_order = sorted(range(len(heads)), key=lambda number: heads[number].rect.center().x())
    if not _touching(placed, gap):
        return placed
    for number in in_order:
        rect = heads[number].rect
        narrow = QRect(0, 0, min(rect.width(), heads[number].least), rect.height())
        narrow.moveCenter(rect.center())
        placed[number] = narrow
    done: list[QRect] = []
    for number in in_order:
        beside = [other.right() + 1 + gap for other in done if _same_line(placed[number], other)]
        placed[number].moveLeft(max([placed[number].left(), *beside]))
        done.append(placed[number])
    return placed


def labels_apart(labels: Sequence[tuple[str, QRect]], taken: Iterable[QRect], step: int) -> list[Label]:
    """The names of the areas; twins that touch become one between them, others move up or down to where it is free.

    A name without any free place is left out: the rows beside the drawing carry every name.
    """
    done: list[Label] = []
    occupied = list(taken)
    left = list(range(len(labels)))
    while left:
        first = left.pop(0)
        text, rect = labels[first]
        twins = [n for n in left if labels[n][0] == text and labels[n][1].adjusted(-1, 0, 1, 0).intersects(rect)]
        for twin in twins:
            left.remove(twin)
        middle = rect.center()
        if twins:
            middle = QPoint((rect.center().x() + labels[twins[0]][1].center().x()) // 2, rect.center().y())
        place = _free(rect, middle, occupied, step)
        if place is not None:
            done.append(Label(text, place, (first, *twins)))
            occupied.append(place)
    return done


def _free(rect: QRect, middle: QPoint, occupied: list[QRect], step: int) -> QRect | None:
    for down in (0, step, -step, 2 * step, -2 * step):
        place = QRect(rect)
        place.moveCenter(middle + QPoint(0, down))
        if not any(place.intersects(other) for other in occupied):
            return place
    return None


def _touching(rects: Sequence[QRect], gap: int) -> bool:
    return any(
        one.adjusted(-gap, 0, 0, 0).intersects(other)
        for at, one in enumerate(rects)
        for number, other in enumerate(rects)
        if number != at
    )


def _same_line(one: QRect, other: QRect) -> bool:
    return one.top() <= other.bottom() and other.top() <= one.bottom()
