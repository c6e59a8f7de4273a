"""Cells by name with the side of each, so that nobody reads one side where both are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.body import Laterality
    from examassist.domain.finding import FindingKey
    from examassist.report.record import Record

BETWEEN = " · "


def with_sides(record: Record, keys: Iterable[FindingKey], limit: int) -> str:
    """``Femoral pulse · Knee reflex (both sides), Ankle up (left)``; more than ``limit`` names are counted."""
    sides: dict[str, list[Laterality]] = {}
    for key in keys:
        sides.setdefault(key.item, []).append(key.side)
    names: dict[str, list[str]] = {}
    for item, found in list(sides.items())[:limit]:
        names.setdefault(_side(record, found), []).append(record.say.label(item))
    groups = [f"{BETWEEN.join(labels)} ({side})" if side else ", ".join(labels) for side, labels in names.items()]
    listed = ", ".join(groups)
    left = len(sides) - limit
    return record.say.text("and_more", listed=listed, n=left) if left > 0 else listed


def _side(record: Record, found: Sequence[Laterality]) -> str:
    return record.say.side("both" if len(set(found)) > 1 else found[0])
