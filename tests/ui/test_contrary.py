"""Which rows are not filled with the rest, because something recorded says that they have to be looked at."""

from __future__ import annotations

import pytest

from examassist.domain.finding import Finding
from examassist.ui.contrary import contrary
from tests.ui.exam_room import a_model, found, key, leg_pain

pytestmark = pytest.mark.needs_qt


def planned(*cells: str) -> list[Finding]:
    items = leg_pain().item
    return [Finding(item=key(cell).item, side=key(cell).side, value=items[key(cell).item].fills) for cell in cells]


def left(recorded: list[Finding], *cells: str) -> dict[str, list[str]]:
    model = a_model()
    model.record(recorded)
    told = contrary(planned(*cells), model.encounter, leg_pain())
    return {str(cell): [str(each) for each in beside] for cell, beside in told.items()}


def test_a_row_says_itself_beside_what_it_is_not_filled_and_only_on_that_side() -> None:
    feet = ("posterior_tibial_pulse.right", "posterior_tibial_pulse.left")
    assert left([found("femoral_pulse.left", "weak")], *feet) == {"posterior_tibial_pulse.left": ["femoral_pulse.left"]}
    assert left([found("femoral_pulse.left", "normal")], *feet) == {}


def test_a_pair_that_would_come_by_filling_keeps_the_cell_blank() -> None:
    feet = ("dorsalis_pedis_pulse.left", "posterior_tibial_pulse.left", "femoral_pulse.left")
    cold = left([found("foot_temperature.left", "cold")], *feet)
    assert cold == {
        "dorsalis_pedis_pulse.left": ["foot_temperature.left"],
        "posterior_tibial_pulse.left": ["foot_temperature.left"],
    }


def test_a_pair_that_stands_already_is_no_reason() -> None:
    told = [
        found("clot_or_aortic_sign_kind", ("one_leg_swollen",)),
        found("leg_swelling.left", "none"),
        found("leg_swelling.right", "none"),
    ]
    assert left(told, "femoral_pulse.left") == {}


def test_nothing_is_left_out_of_an_empty_exam() -> None:
    assert left([], *(str(finding.key) for step in range(4, 9) for finding in a_model().rest_normal_plan(step))) == {}
