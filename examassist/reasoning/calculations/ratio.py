"""Leg pressure divided by arm pressure, for one leg."""

from __future__ import annotations

from fractions import Fraction
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


def index_fall(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """By how many per cent the ankle index of one leg falls after exercise; below nothing when it rises.

    ``inputs`` are the arm at rest, the ankle and the one arm after exercise, and the ankle arteries at rest. With one
    artery missing the true fall is at least this, because the resting index is.
    """
    arm, ankle_after, arm_after, *ankles = inputs
    arms = _numbers(read, [FindingKey(arm, side) for side in SIDES])
    legs = _numbers(read, [FindingKey(ankle, read.side) for ankle in ankles])
    if len(arms) < _BOTH or not legs or max(arms.values()) <= 0:
        return None
    rest = _exact(max(legs.values())) / _exact(max(arms.values()))
    fall = _fall(read, rest, ankle_after, arm_after)
    if fall is None:
        return None
    return Measured(fall.value, (*arms, *legs, *fall.inputs), at_least=len(legs) < len(ankles))


def reported_index_fall(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """By how many per cent the index after exercise lies under a resting index reported from elsewhere."""
    reported, ankle_after, arm_after = inputs
    key = FindingKey(reported, read.side)
    fall = _fall(read, _exact(read.number(key) or 0), ankle_after, arm_after)
    return None if fall is None else Measured(fall.value, (key, *fall.inputs))


def pressure_fall(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """Higher resting ankle pressure of one leg minus the one after exercise, in mmHg; one artery missing: at least."""
    after, *ankles = inputs
    legs = _numbers(read, [FindingKey(ankle, read.side) for ankle in ankles])
    last = _numbers(read, [FindingKey(after, read.side)])
    if not legs or not last:
        return None
    value = rounded(max(legs.values()) - max(last.values()), 0)
    return Measured(value, (*legs, *last), at_least=len(legs) < len(ankles))


def _fall(read: Read, rest: Fraction, ankle_after: str, arm_after: str) -> Measured | None:
    ankle, arm = FindingKey(ankle_after, read.side), FindingKey(arm_after)
    over, under = read.number(ankle), read.number(arm)
    if over is None or under is None or under <= 0 or rest <= 0:
        return None
    return Measured(rounded(float(100 * (1 - _exact(over) / _exact(under) / rest)), 1), (ankle, arm))


def _exact(number: float) -> Fraction:
    # Binary fractions would move a fall that lies at a limit.
    return Fraction(repr(number))


def _numbers(read: Read, keys: list[FindingKey]) -> dict[FindingKey, float]:
    return {key: number for key in keys if (number := read.number(key)) is not None}
