"""Leg pressure divided by arm pressure, for one leg."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from examassist.domain.body import SIDES
from examassist.domain.finding import FindingKey
from examassist.domain.quantity import rounded

if TYPE_CHECKING:
    from examassist.domain.body import Laterality


class Read(Protocol):
    """How a calculation reads the record: one number at a time, for the leg that is judged."""

    @property
    def side(self) -> Laterality:
        """The leg that is judged."""

    def number(self, key: FindingKey) -> float | None:
        """The recorded number; None when there is none (blank, not obtained or a coded result)."""


class Measured(NamedTuple):
    """A computed number and the cells it was computed from; ``at_least`` says that one input was missing."""

    value: float
    inputs: tuple[FindingKey, ...]
    at_least: bool = False


_BOTH = 2


def ankle_ratio(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """Higher ankle pressure of the leg over higher arm pressure, two decimals, after the 2024 ACC/AHA guideline.

    ``inputs`` are the arm pressure and the ankle pressures, in mmHg. One arm missing: not computed. One ankle artery
    missing: the true ratio is at least this. A ratio reported from elsewhere is an item of its own and never mixed in.
    """
    arm, *ankles = inputs
    arms = _numbers(read, [FindingKey(arm, side) for side in SIDES])
    legs = _numbers(read, [FindingKey(ankle, read.side) for ankle in ankles])
    if len(arms) < _BOTH or not legs or max(arms.values()) <= 0:
        return None
    value = rounded(max(legs.values()) / max(arms.values()), 2)
    return Measured(value, (*arms, *legs), at_least=len(legs) < len(ankles))


def toe_ratio(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """Toe pressure of the leg over higher arm pressure, two decimals; one arm missing: not computed."""
    arm, toe = inputs
    arms = _numbers(read, [FindingKey(arm, side) for side in SIDES])
    legs = _numbers(read, [FindingKey(toe, read.side)])
    if len(arms) < _BOTH or not legs or max(arms.values()) <= 0:
        return None
    return Measured(rounded(max(legs.values()) / max(arms.values()), 2), (*arms, *legs))


def _numbers(read: Read, keys: list[FindingKey]) -> dict[FindingKey, float]:
    return {key: number for key in keys if (number := read.number(key)) is not None}
