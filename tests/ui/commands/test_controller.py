"""What single keys open over the exam, with real keys in the real window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.reasoning.assessment import OpenItem
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.commands.go import GoPopover
from examassist.ui.commands.note import NotePopover
from examassist.ui.exam_page import ExamPage
from examassist.ui.why_link import WhyLink
from tests.screens import wait_until
from tests.ui.exam_room import key, press, settle
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.domain.finding import FindingKey
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

CAN_CHANGE = ("femoral_pulse.right", "ankle_reflex.left")
PULSE = key("dorsalis_pedis_pulse.left")


def at(window: MainWindow, cell: FindingKey) -> ExamScreens:
    """An exam with the keys on that cell."""
    screens = in_exam(window)
    screens.go_to_cell(cell)
    settle()
    return screens


def notes(screens: ExamScreens) -> dict[str, str]:
    return {remark.place: remark.text for remark in screens.model.encounter.notes}


def test_no_single_key_acts_on_the_page_of_settings(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    window.preferences.show()
    settle()
    assert window.preferences.page is not None
    acts = len(screens.model.acts)
    for widget in (window.preferences.page.close_button, window.banner.identify):
        widget.setFocus()
        press("m", "g", "w", "t", "?", "x", "n", "y", "2")
        assert (window.commands.popover, window.commands.why_panel, window.commands.timer) == (None, None, None)
    assert window.pages.currentWidget() is window.preferences.page
    assert len(screens.model.acts) == acts


# ---------------------------------------------------------------------------- notes


def test_m_writes_a_note_at_the_item_and_no_key_of_it_answers(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    press("m", "2", "x", "u", " ", "=", "w", "m", "?", "Enter")
    assert notes(screens) == {"dorsalis_pedis_pulse": "2xu =wm?"}
    assert screens.model.encounter.findings == ()
    page = screens.current_page()
    assert page is not None
    assert page.focused_key == PULSE


def test_esc_keeps_what_was_written_and_ctrl_z_takes_it_back(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    press("m", "cold foot", "Esc")
    assert notes(screens) == {"dorsalis_pedis_pulse": "cold foot"}
    window.actions_.by_id["undo"].trigger()
    assert notes(screens) == {}


def test_a_note_is_shown_again_changed_and_removed(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    press("m", "one", "Enter", "m", " two", "Enter")
    assert notes(screens) == {"dorsalis_pedis_pulse": "one two"}
    press("m")
    popover = window.commands.popover
    assert isinstance(popover, NotePopover)
    popover.text.selectAll()
    press("Del", "Enter")
    assert notes(screens) == {}


def test_shift_m_writes_a_note_on_the_whole_step(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    press("both feet warm", "Enter")
    assert notes(screens) == {screens.model.edition.item[PULSE.item].section: "both feet warm"}


def test_a_note_changes_nothing_that_is_said(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    before = screens.model.assessment
    press("m", "absent, cold, pale", "Enter")
    assert screens.model.assessment == before


# ---------------------------------------------------------------------------- technique


def test_the_technique_stays_open_while_one_answers_and_speaks_of_the_next_cell(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    page = screens.current_page()
    assert page is not None
    press("?")
    shown = page.technique
    assert shown is not None
    assert shown.isVisible()
    before = shown.accessibleName()
    assert "left" in before
    press("2")
    after = page.technique
    assert after is not None
    assert after.accessibleName() != before
    assert screens.model.encounter.finding(PULSE) is not None
    press("Esc")
    assert page.technique is None


# ---------------------------------------------------------------------------- go


def test_g_and_a_digit_go_to_what_can_still_change_the_plan(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    wait_until(lambda: not window.desk.looking_ahead)
    items = [OpenItem(finding=name, changes=("headline",), says=f"{name} matters") for name in CAN_CHANGE]
    screens.show_open(tuple(items))
    wanted = key(CAN_CHANGE[1])
    findings = screens.model.encounter.findings
    screens.go_to_step(4)
    settle()
    press("g")
    assert isinstance(window.commands.popover, GoPopover)
    press("2")
    page = screens.current_page()
    assert page is not None
    assert page.focused_key == wanted
    assert screens.model.encounter.findings == findings
    assert window.commands.popover is None


def test_g_without_anything_open_says_so_and_the_next_digit_answers(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = at(window, PULSE)
    screens.show_open(())
    press("g")
    assert window.commands.popover is None
    assert "Nothing blank" in window.notice.label.text()


# ---------------------------------------------------------------------------- why


def test_w_on_an_item_names_the_rules_that_read_it_with_their_sources(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    at(window, PULSE)
    before = QApplication.focusWidget()
    press("w")
    panel = window.commands.why_panel
    assert panel is not None
    text = panel.why.text()
    gate = next(iter(panel.why.edition.gates))
    assert "rule" not in text.splitlines()[0]
    assert any(each.id in text for each in panel.why.edition.gates), gate.id
    assert "Not clinically reviewed." in text
    press("2", "x")
    assert window.screens is not None
    assert window.screens.model.encounter.findings == ()
    press("Esc")
    assert window.commands.why_panel is None
    assert QApplication.focusWidget() is before


def test_a_card_of_the_panel_and_of_the_page_says_why(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    links = [link for link in screens.panel.findChildren(WhyLink) if link.isVisible()]
    link = next(link for link in links if type(link.explains).__name__ == "ConditionResult")
    link.setFocus()
    press("Enter")
    panel = window.commands.why_panel
    assert panel is not None
    result = link.explains
    assert result is not None
    for fact in (*result.supporting, *result.against):  # type: ignore[union-attr]  # a ConditionResult, see above
        assert fact.says in panel.why.text()
    press("Esc")
    screens.go_to_step(9)
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    row = page.tests.rows[0]
    row.recommend.setFocus()
    press("w")
    panel = window.commands.why_panel
    assert panel is not None
    assert panel.why.about == screens.model.edition.investigation[row.id].label


def test_the_reasons_are_copied_as_plain_words(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    at(window, PULSE)
    press("w")
    panel = window.commands.why_panel
    assert panel is not None
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == panel.why.text()


# ---------------------------------------------------------------------------- copying


def test_c_on_a_test_shows_its_request_with_what_is_not_known(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    screens.go_to_step(9)
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    row = page.tests.rows[0]
    row.recommend.setFocus()
    press("c")
    wait_until(lambda: window.commands.requesting.card is not None and window.commands.requesting.card.is_open)
    card = window.commands.requesting.card
    assert card is not None
    text = card.text.toPlainText()
    assert screens.model.edition.investigation[row.id].label in text
    assert "UNSIGNED" in text
    assert "NOT EXAMINED" in text
    assert "o red flag." not in text


def test_the_note_says_how_the_values_were_entered(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_step(5)
    filled = screens.model.fill_rest_normal(5)
    assert filled
    QGuiApplication.clipboard().clear()
    window.actions_.by_id["copy"].trigger()
    wait_until(lambda: bool(QGuiApplication.clipboard().text()))
    text = QGuiApplication.clipboard().text()
    assert "Marked normal by section: " in text
    sections = text.partition("Marked normal by section: ")[2]
    assert sum(int(number) for number in re.findall(r"\((\d+)\)", sections)) == filled


# ---------------------------------------------------------------------------- nothing


def test_a_key_that_does_nothing_lights_the_bar_and_one_that_does_does_not(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    at(window, PULSE)
    lit: list[bool] = []
    monkeypatch.setattr(window.keys, "light", lit.append)
    press("2", "m", "Esc", "w", "Esc")
    assert lit == []
    press("n")
    assert lit[0] is True


def test_off_no_single_key_opens_anything(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    window.commands.single.on = False
    screens = at(window, PULSE)
    press("m", "w", "g", "?")
    assert (window.commands.popover, window.commands.why_panel) == (None, None)
    assert isinstance(window.pages.currentWidget(), ExamPage)
    window.actions_.by_id["note"].trigger()
    assert isinstance(window.commands.popover, NotePopover)
    press("by the menu", "Enter")
    assert notes(screens) == {"dorsalis_pedis_pulse": "by the menu"}
