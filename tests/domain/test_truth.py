"""Three-valued truth follows Kleene and never turns into a bool."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examassist.domain.truth import Truth, at_least, every, known, some

TRUTHS = st.sampled_from(Truth)


def test_a_truth_refuses_to_be_tested_with_if() -> None:
    for truth in Truth:
        with pytest.raises(TypeError, match="compare it with"):
            bool(truth)


@given(TRUTHS, TRUTHS)
def test_de_morgan_holds_for_all_three_values(a: Truth, b: Truth) -> None:
    assert ~(a & b) is (~a | ~b)


@given(st.lists(TRUTHS))
def test_every_is_the_weakest_and_some_the_strongest(truths: list[Truth]) -> None:
    rank = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
    assert rank[every(truths)] == min((rank[t] for t in truths), default=2)
    assert rank[some(truths)] == max((rank[t] for t in truths), default=0)


@given(st.lists(TRUTHS, max_size=5), st.integers(1, 6))
def test_at_least_agrees_with_every_way_the_unknown_could_turn_out(truths: list[Truth], number: int) -> None:
    options = [(Truth.YES, Truth.NO) if truth is Truth.UNKNOWN else (truth,) for truth in truths]
    outcomes = {sum(t is Truth.YES for t in world) >= number for world in product(*options)}
    expected = Truth.UNKNOWN if len(outcomes) > 1 else known(outcomes.pop())
    assert at_least(number, truths) is expected


@given(st.lists(TRUTHS, min_size=1, max_size=5), st.data())
def test_forgetting_one_part_gives_the_same_truth_or_unknown(truths: list[Truth], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(truths) - 1))
    erased = [Truth.UNKNOWN if i == place else truth for i, truth in enumerate(truths)]
    for combine in (every, some):
        assert combine(erased) in {combine(truths), Truth.UNKNOWN}
