from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.knowledge.load import find_pack, load_pack
from examassist.knowledge.numbering import numbers
from tests.needs import TESTS

if TYPE_CHECKING:
    from pathlib import Path

PACKS = (find_pack("leg_pain"), TESTS / "packs" / "wrist")


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_each_row_has_its_own_number_and_those_of_every_exam_count_without_gaps(folder: Path) -> None:
    edition = load_pack(folder)
    number = numbers(edition)
    assert number.keys() == {item.id for item in edition.items}
    assert len(set(number.values())) == len(number)
    for step in edition.steps:
        always = [number[item.id] for item in edition.items_of_step(step.step) if item.show == "always"]
        assert sorted(always, key=_place) == [f"{step.step}.{place}" for place in range(1, len(always) + 1)]


def _place(number: str) -> int:
    return int(number.partition(".")[2])
