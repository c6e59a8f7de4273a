"""One step on one page: real keys on real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import AbsentReason, How, UnableDetail
from examassist.ui.answers.row import AnswerRow
from examassist.ui.encounter_model import Conduct
from tests.ui.exam_room import a_model, a_page, blank, found, key, leg_pain, press, settle, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

UNDER_THE_BAR = (844, 600)
"""The page of a window of 1366 by 768 while the bar of an emergency stands over it."""

PULSES = 6
REFLEXES = 5


def test_a_step_opens_on_its_first_blank_cell(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "normal")])
    assert a_page(qtbot, model, PULSES).focused_key == key("femoral_pulse.left")


def test_a_digit_answers_right_then_left_then_the_next_row(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("2", "1", "0")
    assert value(model, "femoral_pulse.right") == "normal"
    assert value(model, "femoral_pulse.left") == "weak"
    assert value(model, "dorsalis_pedis_pulse.right") == "absent"
    assert page.focused_key == key("dorsalis_pedis_pulse.left")


def test_space_is_the_one_normal_value(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("Space")
    assert value(model, "femoral_pulse.right") == "normal"
    assert page.focused_key == key("femoral_pulse.left")


def test_space_chooses_nothing_where_several_values_are_normal(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 3)
    with qtbot.waitSignal(page.message):
        press("Space")
    assert model.encounter.findings == ()


def test_n_is_bound_to_nothing_in_a_grid(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("n")
    assert model.encounter.findings == ()
    assert page.focused_key == key("femoral_pulse.right")


def test_equals_copies_the_side_just_entered(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("1", "=")
    copied = model.encounter.by_key[key("femoral_pulse.left")]
    assert (copied.value, copied.how) == ("weak", How.COPIED_SIDE)
    assert page.focused_key == key("dorsalis_pedis_pulse.right")


def test_a_safety_item_is_never_copied(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    page.focus_cell(key("foot_wound.right"))
    press("1")
    with qtbot.waitSignal(page.message):
        press("=")
    assert blank(model, "foot_wound.left")


def test_x_says_not_examined(qtbot: QtBot) -> None:
    model = a_model()
    a_page(qtbot, model, PULSES)
    press("x")
    assert model.encounter.by_key[key("femoral_pulse.right")].not_obtained is AbsentReason.NOT_DONE


def test_u_and_a_digit_say_why_it_could_not_be_done(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("u", "2")
    finding = model.encounter.by_key[key("femoral_pulse.right")]
    assert (finding.not_obtained, finding.detail) == (AbsentReason.UNABLE, UnableDetail.DRESSING)
    assert page.focused_key == key("femoral_pulse.left")
    press("u", "6")
    assert model.encounter.by_key[key("femoral_pulse.left")].not_obtained is AbsentReason.DECLINED


def test_escape_closes_the_reasons_and_records_nothing(qtbot: QtBot) -> None:
    model = a_model()
    a_page(qtbot, model, PULSES)
    press("u", "Esc", "2")
    assert value(model, "femoral_pulse.right") == "normal"


def test_delete_makes_a_cell_blank_and_stays(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("2", "Left", "Del")
    assert blank(model, "femoral_pulse.right")
    assert page.focused_key == key("femoral_pulse.right")


def test_arrows_move_and_change_nothing(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    seen = []
    for way in ("Right", "Down", "Left", "Up", "End", "Home"):
        press(way)
        seen.append(str(page.focused_key))
    assert seen[:4] == [
        "femoral_pulse.left",
        "dorsalis_pedis_pulse.left",
        "dorsalis_pedis_pulse.right",
        "femoral_pulse.right",
    ]
    assert seen[4] == str(page.cell_keys()[-1])
    assert seen[5] == str(page.cell_keys()[0])
    assert model.encounter.findings == ()


def test_showing_what_is_recorded_echoes_nothing(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    acts = len(model.acts)
    model.record([found("femoral_pulse.left", "weak")])
    settle()
    assert len(model.acts) == acts + 1
    assert page.focused_key == key("femoral_pulse.right")


def test_rest_normal_fills_what_its_number_says_and_nothing_that_must_be_looked_at(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("0")
    plan = model.rest_normal_plan(PULSES)
    press("a")
    filled = [finding for finding in model.encounter.findings if finding.how is How.SECTION_NORMAL]
    assert len(filled) == len(plan) > 0
    items = leg_pain().item
    assert all(items[finding.item].bulk == "allowed" and not items[finding.item].safety for finding in filled)
    assert value(model, "femoral_pulse.right") == "absent"
    assert blank(model, "foot_wound.right")
    press("a")
    model.undo()
    assert [finding.item for finding in model.encounter.findings] == ["femoral_pulse"]
    del page


def test_rest_normal_is_not_offered_where_the_conduct_forbids_it(qtbot: QtBot) -> None:
    model = a_model(conduct=Conduct(may_fill_normal=False))
    a_page(qtbot, model, PULSES)
    press("a")
    assert model.encounter.findings == ()


def test_yes_opens_the_onset_and_two_keys_answer_a_safety_question(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    press("y")
    assert page.focused_key == key("bladder_or_bowel_change_onset")
    press("1")
    assert value(model, "bladder_or_bowel_change_onset") == "new_or_worse"
    assert page.focused_key == key("bladder_bowel_change_kind")


def test_unsure_opens_the_parts_too(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 1)
    press("u")
    assert page.focused_key == key("bladder_or_bowel_change_onset")


def test_no_goes_on_to_the_next_question(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    press("n")
    assert page.focused_key == key("saddle_or_sexual_change")
    assert value(model, "bladder_bowel_change_kind") == ()


def test_undo_takes_back_and_shows_where(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("2", "1", "0")
    model.undo()
    settle()
    assert page.focused_key == key("dorsalis_pedis_pulse.right")
    model.redo()
    settle()
    assert value(model, "dorsalis_pedis_pulse.right") == "absent"


def test_the_keys_stay_near_when_their_row_goes(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    press("n", "y")
    assert page.focused_key == key("saddle_or_sexual_change_onset")
    model.undo()
    settle()
    assert page.focused_key == key("saddle_or_sexual_change")


def test_more_rows_are_shown_when_asked_for(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, REFLEXES)
    before = len(page.cell_keys())
    wanted = next(item for item in leg_pain().items if item.section == "reflexes" and item.show == "on_request")
    assert page.focus_cell(leg_pain().keys_of(wanted)[0])
    assert len(page.cell_keys()) > before


def test_plus_right_after_the_advance_changes_the_grade_just_typed(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, REFLEXES, half_grades=True)
    page.focus_cell(key("ankle_dorsiflexion_strength.right"))
    press("4", "-")
    assert value(model, "ankle_dorsiflexion_strength.right") == "slight_resistance"
    assert page.focused_key == key("ankle_dorsiflexion_strength.left")
    press("+", "+")
    assert value(model, "ankle_dorsiflexion_strength.right") == "strong_resistance"


def test_half_grades_are_hidden_and_dead_until_the_settings_allow_them(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, REFLEXES)
    page.focus_cell(key("ankle_dorsiflexion_strength.right"))
    press("4", "+")
    assert value(model, "ankle_dorsiflexion_strength.right") == "moderate_resistance"


def test_shift_x_passes_over_the_rest_but_not_over_safety(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("2")
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert blank(model, "foot_wound.left")
    assert value(model, "femoral_pulse.right") == "normal"
    assert model.encounter.by_key[key("femoral_pulse.left")].not_obtained is AbsentReason.NOT_DONE
    del page


def test_page_keys_ask_for_the_next_step(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), PULSES)
    with qtbot.waitSignal(page.next_step):
        press("PgDn")
    with qtbot.waitSignal(page.previous_step):
        press("PgUp")


def test_the_other_pack_runs_on_the_same_screens(qtbot: QtBot) -> None:
    model = a_model(wrist, really_assess=True)
    page = a_page(qtbot, model, 1)
    press("y", "2")
    assert value(model, "blue_fingers_onset") == "since_this_problem"
    page = a_page(qtbot, model, 2)
    press("2", "=", "90", "Enter")
    assert value(model, "grip_bounce.left") == "good_bounce"
    assert not page.grab().isNull()


@pytest.mark.parametrize("size", [(848, 748), (844, 662), (758, 560)])
@pytest.mark.parametrize("step", range(1, 9))
def test_every_control_is_in_its_row_and_high_enough(qtbot: QtBot, step: int, size: tuple[int, int]) -> None:
    page = a_page(qtbot, a_model(), step, size=size)
    for cell_key in page.cell_keys():
        cell = page.cell(cell_key)
        assert cell is not None
        for zone in cell.zones:
            assert zone.rect.height() >= 32
            assert cell.rect().contains(zone.rect), (str(cell_key), zone)


@pytest.mark.parametrize("step", [1, 2, 4, 5, 6, 7, 8])
def test_a_step_of_the_focused_exam_needs_no_scrolling(qtbot: QtBot, step: int) -> None:
    page = a_page(qtbot, a_model(), step, size=(844, 662))
    assert page._area.verticalScrollBar().maximum() == 0


def test_the_tallest_step_of_an_emergency_fits_under_its_bar(qtbot: QtBot) -> None:
    model = a_model()
    for cell, answer in (
        ("bladder_or_bowel_change", "yes"),
        ("saddle_or_sexual_change", "yes"),
        ("cord_sign_told", "yes"),
        ("great_toe_vibration.left", "reduced"),
    ):
        model.record([found(cell, answer)])
    page = a_page(qtbot, model, 7, size=UNDER_THE_BAR)
    assert len(page.cell_keys()) > 14, "every row that these answers open"
    assert page._sheet.minimumHeight() <= page._area.viewport().height()


def test_every_cell_has_a_name_and_a_value_in_words(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    press("0")
    cell = page.cell(key("femoral_pulse.right"))
    assert cell is not None
    assert cell.accessibleName() == "Femoral pulse, right"
    assert cell.accessibleDescription() == "Absent, abnormal"
    other = page.cell(key("femoral_pulse.left"))
    assert other is not None
    assert other.accessibleDescription() == "blank, not examined"


def test_a_page_that_nobody_sees_is_not_drawn_anew_and_shows_all_when_it_is_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.hide()
    with monkeypatch.context() as watched:
        watched.setattr(AnswerRow, "show_encounter", lambda *_given: pytest.fail("drawn unseen"))
        model.record([found("dorsalis_pedis_pulse.right", "absent")])
        model.record([found("posterior_tibial_pulse.right", "weak")])
        model.undo()
    page.show()
    for text, seen in (("dorsalis_pedis_pulse.right", "absent"), ("posterior_tibial_pulse.right", None)):
        cell = page.cell(key(text))
        assert cell is not None
        assert (cell.finding.value if cell.finding is not None else None) == seen
    assert {each.item for each in page.cell_keys()} == {item.id for part in model.parts_of(6) for item in part.rows}, (
        "what an answer opened is there too"
    )
