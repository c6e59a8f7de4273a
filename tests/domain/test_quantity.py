"""Typed numbers are read without guessing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examassist.domain.quantity import is_number, read_number, rounded


@pytest.mark.parametrize(
    ("typed", "number"), [("62", 62), (" 0.9 ", 0.9), ("0,9", 0.9), ("36.60", 36.6), ("-1", -1), ("1.0", 1.0)]
)
def test_points_and_commas_are_decimal_signs(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "0_9", "1e3", "nan", "inf", "1.2.3", "1,234.5", "12 3", "\u0660\u066b\u0669", "0x9", "True", "9.", ".9", "½"],
)
def test_anything_that_could_mean_two_numbers_is_refused(typed: str) -> None:
    assert read_number(typed) is None


@given(st.decimals(min_value=0, max_value=999, places=2))
def test_every_plain_decimal_is_read_exactly(number: object) -> None:
    assert read_number(str(number)) == float(str(number))


def test_half_is_rounded_up_as_on_paper() -> None:
    assert rounded(0.905, 2) == 0.91
    assert rounded(0.9049, 2) == 0.9
    assert rounded(1.005, 2) == 1.01


def test_a_truth_value_is_no_number() -> None:
    assert not is_number(True)
    assert is_number(1)
    assert not is_number("1")
