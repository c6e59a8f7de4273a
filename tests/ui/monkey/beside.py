"""What "rest normal" leaves blank because of what is recorded, by the second reading of the pack's formulas."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tests.second_evaluator.formula import YES
from tests.second_evaluator.judge import Judge
from tests.second_evaluator.record import Record
from tests.second_evaluator.written import Written
from tests.ui.exam_room import NOW, WRIST
from tests.ui.monkey.table import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from examassist.domain.finding import FindingKey

    Values = Mapping[FindingKey, Any]

LEG_PAIN = WRIST.parents[2] / "resources" / "packs" / "leg_pain"


@cache
def _written(folder: Path) -> Written:
    return Written(folder)


def contrary(planned: Values, recorded: Values, pack: str) -> set[FindingKey]:
    """The planned cells that have to be looked at: a row says so, or a normal value would bring a contradiction about.

    A cell brings one about when it does so alone, or when nothing else that is filled does it without this cell.
    """
    written = _written(WRIST if pack == WRIST.name else LEG_PAIN)
    now = _judge(recorded, written)
    left = {
        cell
        for cell in planned
        if (unless := written.items[cell.item].get("fills_unless")) and now.truth(unless, str(cell.side)) == YES
    }
    items, known = {cell.item for cell in planned}, {cell.item for cell in recorded}
    for pair in written.lists.get("contradictions", []):
        named = {*_names(pair["when"])}
        if items.isdisjoint(named) or known.isdisjoint(named):
            continue
        for side in ("right", "left") if pair.get("side") == "each" else ("",):

            def holds(filled: Values, side: str = side, when: Any = pair["when"]) -> bool:  # noqa: ANN401  a formula
                return _judge({**recorded, **filled}, written).truth(when, side) == YES

            if not holds(planned) or holds({}):
                continue
            own = {cell: what for cell, what in planned.items() if cell.item in named}
            left |= {
                cell
                for cell, what in own.items()
                if holds({cell: what}) or not holds({other: each for other, each in own.items() if other != cell})
            }
    return left


def _judge(values: Values, written: Written) -> Judge:
    findings = [
        {
            "item": cell.item,
            "side": str(cell.side),
            **({"not_obtained": what.name} if isinstance(what, Reason) else {"value": what}),
        }
        for cell, what in values.items()
    ]
    return Judge(Record({"examined_at": NOW.isoformat(), "patient": {}, "findings": findings}, written), written)


def _names(node: object) -> set[str]:
    """Every word in a formula; more than the items it names does no harm."""
    if isinstance(node, dict):
        return {name for each in node.values() for name in _names(each)}
    if isinstance(node, list):
        return {name for each in node for name in _names(each)}
    return {node} if isinstance(node, str) else set()
