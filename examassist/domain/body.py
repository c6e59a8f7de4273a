"""Sides of the body and nerve roots."""

from __future__ import annotations

from enum import StrEnum


class Laterality(StrEnum):
    """The patient's right or left, or unsided where a finding has no side."""

    RIGHT = "right"
    LEFT = "left"
    UNSIDED = "unsided"

    @property
    def opposite(self) -> Laterality:
        """The other side; unsided stays unsided."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Laterality.RIGHT: Laterality.LEFT,
    Laterality.LEFT: Laterality.RIGHT,
    Laterality.UNSIDED: Laterality.UNSIDED,
}

SIDES = (Laterality.RIGHT, Laterality.LEFT)
"""Both sides in the order of the exam: the patient's right first."""


def _roots() -> dict[str, str]:
    levels = [("C", 2, 8), ("T", 1, 12), ("L", 1, 5), ("S", 1, 5)]
    return {f"{letter}{n}": f"{letter.lower()}{n}" for letter, low, high in levels for n in range(low, high + 1)}


NerveRoot = StrEnum("NerveRoot", _roots())  # type: ignore[misc]  # 28 members in anatomical order, made from four runs
NerveRoot.__doc__ = "A nerve root from C2 to S5, in anatomical order."
