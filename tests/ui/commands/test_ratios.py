"""The numbers of both legs against those worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.reasoning.say import say_for
from examassist.ui.commands.ratios import pressures, quantities, ratio_lines
from tests.ui.exam_room import a_model, found, leg_pain, wrist

if TYPE_CHECKING:
    from examassist.ui.commands.ratios import RatioLine

ARMS = {"brachial_systolic.right": 142, "brachial_systolic.left": 138}


def lines(values: dict[str, int | str]) -> dict[str, RatioLine]:
    model = a_model()
    if values:
        model.record([found(cell, value) for cell, value in values.items()])
    return {line.label: line for line in ratio_lines(model.encounter, model.edition, say_for(model.edition))}


@pytest.mark.parametrize(
    ("dorsalis", "tibial", "says"),
    [
        (128, 120, "128 / 142 = 0.90: 0.90 or less."),
        (120, 129, "129 / 142 = 0.91: 0.91 to 0.99."),
        (142, 100, "142 / 142 = 1.00: 1.00 to 1.40."),
        (199, 90, "199 / 142 = 1.40: 1.00 to 1.40."),
        (201, 90, "201 / 142 = 1.42: Above 1.40: use the toe."),
    ],
)
def test_the_higher_ankle_is_divided_by_the_higher_arm_and_named(dorsalis: int, tibial: int, says: str) -> None:
    line = lines({**ARMS, "dorsalis_pedis_pressure.left": dorsalis, "posterior_tibial_pressure.left": tibial})
    said = line["Ankle-brachial index, left"]
    assert said.known
    assert said.says.startswith(says)
    higher = "dorsalis pedis" if dorsalis > tibial else "posterior tibial"
    assert f"{higher}, left over Arm pressure, systolic, right" in said.says


def test_one_ankle_artery_gives_a_least_value_and_no_band() -> None:
    said = lines({**ARMS, "dorsalis_pedis_pressure.right": 84})["Ankle-brachial index, right"].says
    assert said.startswith("84 / 142 = at least 0.59: no band")
    assert "0.90 or less" not in said


@pytest.mark.parametrize("coded", ["incompressible", "no_signal"])
def test_what_has_no_number_is_told_as_a_result_and_never_as_missing(coded: str) -> None:
    both = {"dorsalis_pedis_pressure.left": coded, "posterior_tibial_pressure.left": coded}
    said = lines({**ARMS, **both})["Ankle-brachial index, left"]
    assert not said.known
    assert said.says.startswith("Not measurable: unknown, never normal.")
    assert said.says.count(coded.replace("_", " ")) == 2


def test_no_index_without_both_arms_and_it_says_which_is_missing() -> None:
    said = lines({"brachial_systolic.right": 142, "dorsalis_pedis_pressure.left": 90})["Ankle-brachial index, left"]
    assert said.says == "Needs Arm pressure, systolic, left."


def test_the_toe_has_its_own_index_and_no_calculation_no_calculator() -> None:
    said = lines({**ARMS, "toe_pressure.right": 99})["Toe-brachial index, right"].says
    assert said.startswith("99 / 142 = 0.70: 0.70 or less.")
    assert len(pressures(leg_pain())) == 4
    assert quantities(wrist()) == ()
