"""The difference between sides: whose side is larger, and when it is not computed."""

from __future__ import annotations

import pytest

from examassist.domain.body import Laterality
from examassist.reasoning.calculations.difference import side_excess
from tests.reasoning.calculations.test_ratio import Record

GIRTHS = {"girth.right": 38.0, "girth.left": 41.5}


@pytest.mark.parametrize(("side", "excess"), [(Laterality.LEFT, 3.5), (Laterality.RIGHT, -3.5)])
def test_the_other_side_is_taken_off_this_one(side: Laterality, excess: float) -> None:
    measured = side_excess(Record(GIRTHS, side), ("girth",))
    assert measured is not None
    assert measured.value == pytest.approx(excess)
    assert {str(key) for key in measured.inputs} == set(GIRTHS)


def test_a_difference_at_a_limit_is_not_moved_by_binary_fractions() -> None:
    measured = side_excess(Record({"girth.left": 33.3, "girth.right": 30.3}), ("girth",))
    assert measured is not None
    assert measured.value <= 3.0


@pytest.mark.parametrize("only", ["girth.left", "girth.right"])
def test_one_side_alone_has_no_difference(only: str) -> None:
    assert side_excess(Record({only: 40.0}), ("girth",)) is None
