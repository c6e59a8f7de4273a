"""Sides and roots."""

from __future__ import annotations

from examassist.domain.body import SIDES, Laterality, NerveRoot


def test_the_patients_right_comes_first() -> None:
    assert SIDES == (Laterality.RIGHT, Laterality.LEFT)


def test_the_opposite_of_the_opposite_is_the_same_side() -> None:
    assert all(side.opposite.opposite is side for side in Laterality)
    assert Laterality.LEFT.opposite is Laterality.RIGHT
    assert Laterality.UNSIDED.opposite is Laterality.UNSIDED


def test_roots_run_from_c2_to_s5_in_anatomical_order() -> None:
    names = [root.value for root in NerveRoot]
    assert (names[0], names[-1], len(names)) == ("c2", "s5", 29)
    assert names.index("t12") + 1 == names.index("l1")
