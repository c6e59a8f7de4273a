"""A limb that is not there: what is marked for it, where the keys go on, and what is said of answers on its side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.ui.answers.result import NOT_DONE, Result
from examassist.ui.lost_limb import lost_cells, record_answer
from tests.ui.exam_room import a_model, a_page, blank, found, key, leg_pain, press, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt

PULSES = 6
LOST = Result(not_obtained=AbsentReason.UNABLE, detail=UnableDetail.AMPUTATED)
OF_SIDE = replace(LOST, of_side=True)


def said_on(page: ExamPage) -> list[str]:
    """What the page says from now on."""
    said: list[str] = []
    page.message.connect(said.append)
    return said


def answer(model: EncounterModel, cell: str, result: Result, *, step: int) -> list[str]:
    """What is said of one answer, given where the whole step is shown."""
    keys = [place for part in model.parts_of(step) for item in part.rows for place in leg_pain().keys_of(item)]
    said: list[str] = []
    record_answer(model, key(cell), result, keys, said.append)
    return said


def test_a_lost_limb_is_one_act_on_blank_cells_of_its_side_from_the_row_down_on_its_card_alone() -> None:
    model = a_model()
    model.request(["foot_colour", "foot_temperature"])
    model.record([found("foot_colour.left", "pale")])
    acts, said = len(model.acts), list[str]()
    keys = [place for item in leg_pain().items for place in leg_pain().keys_of(item)]
    record_answer(model, key("dorsalis_pedis_pulse.left"), OF_SIDE, keys, said.append)
    assert len(model.acts) == acts + 1
    marked = lost_cells(model.encounter)
    items = [leg_pain().item[each.item] for each in marked]
    assert {each.side for each in marked} == {Laterality.LEFT}
    assert {item.section for item in items} == {"pulses_and_skin"}
    assert {item.bulk for item in items} == {"allowed"}
    assert not any(item.safety for item in items)
    assert blank(model, "femoral_pulse.left"), "above the row that was chosen"
    assert blank(model, "foot_wound.left"), "a safety item is looked at by itself"
    assert value(model, "foot_colour.left") == "pale", "what was examined stays"
    model.undo()
    assert [each.item for each in model.encounter.findings] == ["foot_colour"]


def test_every_row_that_was_marked_is_named_and_so_is_every_value_that_stays() -> None:
    model = a_model()
    model.record([found("femoral_pulse.left", "normal"), found("femoral_pulse.right", "weak")])
    (text,) = answer(model, "dorsalis_pedis_pulse.left", OF_SIDE, step=PULSES)
    assert text == (
        "Marked as unable, amputated, on the left: Dorsalis pedis pulse, Posterior tibial pulse. What lies above the "
        "stump is to be examined. Values recorded there stay: Femoral pulse. Ctrl Z undoes it."
    )


def test_without_values_none_are_said_to_stay_and_a_single_row_is_named_too() -> None:
    (text,) = answer(a_model(), "posterior_tibial_pulse.left", OF_SIDE, step=PULSES)
    assert text.startswith("Marked as unable, amputated, on the left: Posterior tibial pulse. ")
    assert "stay" not in text


def test_one_lost_part_alone_is_one_cell_and_nothing_is_said() -> None:
    model = a_model()
    assert answer(model, "knee_reflex.left", LOST, step=5) == []
    assert [str(each.key) for each in model.encounter.findings] == ["knee_reflex.left"]
    assert answer(model, "knee_reflex.left", LOST, step=5) == [], "nor when it is said again"


def test_the_keys_go_on_at_the_other_side_and_nothing_is_typed_into_what_is_lost(qtbot: QtBot) -> None:
    """What was meant for the two pulses of the right foot once landed in the leg that is not there."""
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("2", "Down", "u", "9")
    assert page.focused_key == key("posterior_tibial_pulse.right"), "not the cell of the lost side before it"
    page.focus_cell(key("dorsalis_pedis_pulse.right"))
    press("0", "0")
    assert value(model, "dorsalis_pedis_pulse.right") == "absent"
    assert value(model, "posterior_tibial_pulse.right") == "absent"
    assert lost_cells(model.encounter) == {key("dorsalis_pedis_pulse.left"), key("posterior_tibial_pulse.left")}
    page.focus_cell(key("dorsalis_pedis_pulse.right"))
    press("Enter")
    assert page.focused_key == key("posterior_tibial_pulse.right"), "Enter walks past it as well"
    press("Right")
    assert page.focused_key == key("posterior_tibial_pulse.left"), "an arrow reaches it, to correct the mark"


def test_a_value_over_a_mark_is_recorded_and_told(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    model.record([mark("femoral_pulse.left")])
    said = said_on(page)
    page.focus_cell(key("femoral_pulse.left"))
    press("2")
    assert value(model, "femoral_pulse.left") == "normal"
    assert said == ["Femoral pulse, left was marked as amputated until now. Ctrl Z takes the answer back."]
    model.undo()
    assert lost_cells(model.encounter) == {key("femoral_pulse.left")}


def test_not_examined_in_the_place_of_a_mark_is_told_too() -> None:
    model = a_model()
    model.record([mark("femoral_pulse.left")])
    assert len(answer(model, "femoral_pulse.left", NOT_DONE, step=PULSES)) == 1


def test_a_value_on_the_side_of_a_mark_is_told_and_one_on_the_other_side_is_not() -> None:
    model = a_model()
    model.record([mark("posterior_tibial_pulse.left")])
    for cell in ("femoral_pulse.left", "dorsalis_pedis_pulse.left"):
        (text,) = answer(model, cell, Result(value="normal"), step=PULSES)
        assert text.startswith("On the left an amputation is recorded: Posterior tibial pulse. Ctrl Z takes ")
    assert answer(model, "femoral_pulse.right", Result(value="normal"), step=PULSES) == []
    assert answer(model, "aortic_pulsation", Result(value="felt_normal"), step=PULSES) == [], "no side"


def test_a_mark_of_another_page_is_told_with_the_first_value_of_its_side_alone() -> None:
    model = a_model()
    model.record([mark("posterior_tibial_pulse.left")])
    assert len(answer(model, "knee_reflex.left", Result(value="normal"), step=5)) == 1
    assert answer(model, "ankle_reflex.left", Result(value="normal"), step=5) == []


def mark(cell: str) -> Finding:
    """That cell, as amputated."""
    return LOST.finding(key(cell))
