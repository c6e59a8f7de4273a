"""Quantities computed from measurements, found by name from a pack's derived list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.calculations.difference import side_excess
from examassist.reasoning.calculations.ratio import (
    ankle_ratio,
    index_fall,
    pressure_fall,
    reported_index_fall,
    toe_ratio,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from examassist.reasoning.calculations.ratio import Measured, Read

CALCULATIONS: Mapping[str, Callable[[Read, tuple[str, ...]], Measured | None]] = {
    "ankle_ratio": ankle_ratio,
    "index_fall": index_fall,
    "pressure_fall": pressure_fall,
    "reported_index_fall": reported_index_fall,
    "side_excess": side_excess,
    "toe_ratio": toe_ratio,
}
"""Every calculation this program knows; each reads its inputs in the order the pack lists them."""
