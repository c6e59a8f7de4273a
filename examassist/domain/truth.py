"""Three-valued truth: what is not known stays unknown through every step of reasoning."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """YES, NO or UNKNOWN after Kleene; compare with ``is``, because ``if truth:`` would read UNKNOWN as a side."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        """Refuse: a truth value of three has no honest bool."""
        message = "A Truth has three values: compare it with `is`, never test it with `if`."
        raise TypeError(message)

    def __invert__(self) -> Truth:
        """The opposite; unknown stays unknown."""
        return _OPPOSITE[self]

    def __and__(self, other: Truth) -> Truth:
        """YES when both are, NO when either is NO."""
        return every((self, other))

    def __or__(self, other: Truth) -> Truth:
        """YES when either is, NO when both are NO."""
        return some((self, other))


_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def known(value: bool) -> Truth:  # noqa: FBT001  the one door from two values into three
    """YES or NO from a fact that is known."""
    return Truth.YES if value else Truth.NO


def every(truths: Iterable[Truth]) -> Truth:
    """YES when all are YES, NO as soon as one is NO, else UNKNOWN; nothing to ask is YES."""
    result = Truth.YES
    for truth in truths:
        if truth is Truth.NO:
            return Truth.NO
        if truth is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """YES as soon as one is YES, NO when all are NO, else UNKNOWN; nothing to ask is NO."""
    result = Truth.NO
    for truth in truths:
        if truth is Truth.YES:
            return Truth.YES
        if truth is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def at_least(number: int, truths: Iterable[Truth]) -> Truth:
    """YES when ``number`` are YES, NO when that can no longer be reached, else UNKNOWN."""
    found = list(truths)
    yes = sum(1 for truth in found if truth is Truth.YES)
    unknown = sum(1 for truth in found if truth is Truth.UNKNOWN)
    if yes >= number:
        return Truth.YES
    return Truth.UNKNOWN if yes + unknown >= number else Truth.NO
