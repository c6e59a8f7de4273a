"""What may be written at once, and what must be looked at one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, How, UnableDetail
from examassist.ui.encounter_model import Conduct
from examassist.ui.filling import only_normal
from tests.ui.exam_room import a_model, blank, found, key, leg_pain, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item

pytestmark = pytest.mark.needs_qt

STEPS = range(1, 9)


def test_only_items_that_may_be_filled_are_filled() -> None:
    model = a_model()
    for step in STEPS:
        for finding in model.rest_normal_plan(step):
            item = leg_pain().item[finding.item]
            assert (item.bulk, item.safety, item.fills) == ("allowed", False, finding.value)
            assert item.kind in {"choice", "grade", "yes_no"}
            assert leg_pain().section[item.section].rest_normal == "allowed"


def test_nothing_is_filled_while_talking() -> None:
    model = a_model()
    assert [model.rest_normal_plan(step) for step in (1, 2, 3)] == [[], [], []]


def test_recorded_cells_and_those_with_a_reason_are_left_alone() -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "absent")])
    model.record([Finding(item="femoral_pulse", side=key("x.left").side, not_obtained=AbsentReason.DECLINED)])
    planned = {finding.key for finding in model.rest_normal_plan(6)}
    model.fill_rest_normal(6)
    assert key("femoral_pulse.right") not in planned
    assert value(model, "femoral_pulse.right") == "absent"
    assert model.encounter.by_key[key("femoral_pulse.left")].not_obtained is AbsentReason.DECLINED
    assert model.rest_normal_plan(6) == []


def test_it_is_one_act_that_says_how_and_is_undone_as_one() -> None:
    model = a_model()
    count = model.fill_rest_normal(6)
    assert count == len(model.encounter.findings) > 0
    assert {finding.how for finding in model.encounter.findings} == {How.SECTION_NORMAL}
    assert model.undo_text == f"{count} values marked normal"
    model.undo()
    assert model.encounter.findings == ()


def test_rows_asked_for_by_name_are_examined_by_name() -> None:
    model = a_model()
    before = model.rest_normal_plan(6)
    model.request([item.id for item in leg_pain().items if item.show == "on_request"])
    assert model.rest_normal_plan(6) == before


def test_a_bruit_that_only_a_finding_asks_for_is_never_filled_without_a_stethoscope() -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "weak")])
    assert key("femoral_bruit.right") in {cell for part in model.parts_of(6) for cell in _cells(part.rows)}
    assert "femoral_bruit" not in {finding.item for finding in model.rest_normal_plan(6)}


def _cells(rows: Iterable[Item]) -> list[FindingKey]:
    return [cell for item in rows for cell in leg_pain().keys_of(item)]


def test_the_conduct_can_forbid_it() -> None:
    model = a_model(conduct=Conduct(may_fill_normal=False))
    assert model.fill_rest_normal(6) == 0


def test_the_side_entered_last_is_copied_to_the_other() -> None:
    model = a_model()
    model.record([found("femoral_pulse.left", "weak")])
    model.record([found("femoral_pulse.right", "absent")])
    assert model.same_on_other_side(key("femoral_pulse.right")) == key("femoral_pulse.left")
    copied = model.encounter.by_key[key("femoral_pulse.left")]
    assert (copied.value, copied.how) == ("absent", How.COPIED_SIDE)


def amputated(cell: str) -> Finding:
    lost = key(cell)
    why = UnableDetail.AMPUTATED
    return Finding(item=lost.item, side=lost.side, not_obtained=AbsentReason.UNABLE, detail=why)


def test_a_side_with_an_amputation_is_never_filled_as_normal() -> None:
    model = a_model()
    both = model.rest_normal_plan(6)
    model.record([amputated("knee_reflex.right")])
    kept = [finding for finding in both if finding.side is not Laterality.RIGHT]
    assert 0 < len(kept) < len(both)
    assert model.rest_normal_plan(6) == kept
    model.fill_rest_normal(6)
    assert blank(model, "femoral_pulse.right")
    assert value(model, "femoral_pulse.left") == "normal"
    model.undo()
    model.undo()
    assert model.rest_normal_plan(6) == both


def test_another_reason_than_an_amputation_leaves_the_rest_of_the_side_to_be_filled() -> None:
    model = a_model()
    model.record([evolve(amputated("knee_reflex.right"), detail=UnableDetail.DRESSING)])
    assert key("femoral_pulse.right") in {finding.key for finding in model.rest_normal_plan(6)}


def test_nothing_is_copied_to_a_side_with_an_amputation() -> None:
    model = a_model()
    model.record([amputated("knee_reflex.right")])
    model.record([found("femoral_pulse.left", "normal")])
    for cell in ("femoral_pulse.left", "femoral_pulse.right"):
        assert model.same_on_other_side(key(cell)) is None
    assert blank(model, "femoral_pulse.right")
    model.record([found("femoral_pulse.right", "weak")])
    assert model.same_on_other_side(key("femoral_pulse.right")) == key("femoral_pulse.left"), "away from it as ever"


@pytest.mark.parametrize(
    ("why", "is_copied"),
    [
        (AbsentReason.NOT_DONE, True),
        (AbsentReason.DECLINED, True),
        (UnableDetail.CANNOT_COOPERATE, True),
        (UnableDetail.EQUIPMENT, True),
        (UnableDetail.AMPUTATED, False),
        (UnableDetail.DRESSING, False),
        (UnableDetail.PAIN, False),
        (UnableDetail.WOUND, False),
        (UnableDetail.OTHER, False),
    ],
)
def test_a_reason_that_belongs_to_one_limb_is_never_copied_to_the_other(
    why: AbsentReason | UnableDetail, is_copied: bool
) -> None:
    model = a_model()
    detail = why if isinstance(why, UnableDetail) else None
    reason = why if isinstance(why, AbsentReason) else AbsentReason.UNABLE
    model.record([evolve(amputated("knee_reflex.right"), not_obtained=reason, detail=detail)])
    assert (model.same_on_other_side(key("knee_reflex.right")) is not None) is is_copied
    assert blank(model, "knee_reflex.left") is not is_copied


@pytest.mark.parametrize("cell", ["foot_wound.right", "brought_on_by", "femoral_pulse.left"])
def test_safety_items_unsided_items_and_blank_rows_are_not_copied(cell: str) -> None:
    model = a_model()
    model.record([found("foot_wound.right", "none")])
    assert model.same_on_other_side(key(cell)) is None
    assert blank(model, "foot_wound.left")


def test_the_one_normal_value_is_known_only_where_there_is_one() -> None:
    items = leg_pain().item
    assert only_normal(items["femoral_pulse"]) == "normal"
    assert only_normal(items["straight_leg_raise_response"]) == "raised_fully"
    assert only_normal(items["single_heel_raises"]) is None
    assert only_normal(items["symptom_course"]) is None
