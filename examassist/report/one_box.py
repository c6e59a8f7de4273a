"""Requests that are asked for in the very same words stand once on page one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.report.document import Line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from examassist.report.document import Request

LABORATORY = "laboratory"


def in_one_box(requests: Iterable[Request], of_one_sample: Collection[str]) -> tuple[Request, ...]:
    """Tests of one sample with the same words and clock in one box; any other with the same words points at the first.

    What is in one box has one number; ``of_one_sample`` are the keys of the requests that may share one.
    """
    boxes: list[Request] = []
    said: dict[tuple[str, ...], int] = {}
    for each in requests:
        words = tuple(f"{line.lead} {line.text}" for line in each.lines)
        alone = each.key not in of_one_sample
        place = said.setdefault((each.clock, *words) if not alone else ("", *words), len(boxes))
        number = str(len(boxes) + 1)
        if place == len(boxes):
            boxes.append(replace(each, number=number))
        elif alone:
            same = (Line(f"{each.key}.reason", f"As under {boxes[place].number}.", lead="Reason:"),)
            boxes.append(replace(each, number=number, lines=same))
        else:
            boxes[place] = replace(boxes[place], title=f"{boxes[place].title}; {each.title}")
    return tuple(boxes)
