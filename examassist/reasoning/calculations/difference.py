"""How much one side measures more than the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.domain.quantity import rounded
from examassist.reasoning.calculations.ratio import Measured

if TYPE_CHECKING:
    from examassist.reasoning.calculations.ratio import Read


def side_excess(read: Read, inputs: tuple[str, ...]) -> Measured | None:
    """The number of this side minus that of the other, one decimal; one side missing: not computed."""
    (name,) = inputs
    here, there = FindingKey(name, read.side), FindingKey(name, read.side.opposite)
    this, other = read.number(here), read.number(there)
    if this is None or other is None:
        return None
    return Measured(rounded(this - other, 1), (here, there))
