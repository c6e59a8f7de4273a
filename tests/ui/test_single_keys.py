"""Single keys as other keyboards send them, switched off, and given to other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from examassist.domain.finding import AbsentReason
from examassist.settings import SINGLE_KEYS, Settings
from examassist.ui.exam_page import ExamPage
from examassist.ui.single_keys import SingleKeys
from tests.ui.exam_room import a_model, blank, dressed, key, press, settle, step_of, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel

pytestmark = pytest.mark.needs_qt

PULSES = 6
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PAD = Qt.KeyboardModifier.KeypadModifier
FR_2 = (Qt.Key.Key_2, SHIFT, "2")
"""The 2 of the upper row of a French keyboard, which needs Shift."""
DE_EQUAL = (Qt.Key.Key_Equal, SHIFT, "=")
"""Shift 0 of a German keyboard."""
DE_ASKS = (Qt.Key.Key_Question, SHIFT, "?")
ALTGR_EQUAL = (Qt.Key.Key_unknown, CTRL | ALT, "=")


def a_page(qtbot: QtBot, model: EncounterModel, single: SingleKeys) -> ExamPage:
    dressed()
    page = ExamPage(model, step_of(model.edition, PULSES), single=single)
    qtbot.addWidget(page)
    page.resize(848, 748)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def send(code: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    """A key as a keyboard of another layout sends it."""
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, code, modifiers, text))
    settle()


@pytest.mark.parametrize("two", [FR_2, (Qt.Key.Key_2, PAD, "2"), (Qt.Key.Key_2, NONE, "2")])
def test_a_digit_is_the_same_from_row_pad_or_shifted_row(
    qtbot: QtBot, two: tuple[Qt.Key, Qt.KeyboardModifier, str]
) -> None:
    model = a_model()
    a_page(qtbot, model, SingleKeys())
    send(*two)
    assert value(model, "femoral_pulse.right") == "normal"


@pytest.mark.parametrize("equal", [DE_EQUAL, ALTGR_EQUAL, (Qt.Key.Key_Equal, NONE, "=")])
def test_the_other_side_is_copied_by_the_sign_wherever_it_lies(
    qtbot: QtBot, equal: tuple[Qt.Key, Qt.KeyboardModifier, str]
) -> None:
    model = a_model()
    a_page(qtbot, model, SingleKeys())
    send(Qt.Key.Key_1, NONE, "1")
    send(*equal)
    assert value(model, "femoral_pulse.left") == "weak"


def test_ctrl_with_a_letter_answers_nothing(qtbot: QtBot) -> None:
    model = a_model()
    a_page(qtbot, model, SingleKeys())
    for code, modifiers, text in ((Qt.Key.Key_X, CTRL, "\x18"), (Qt.Key.Key_2, CTRL, "2"), (Qt.Key.Key_2, ALT, "2")):
        send(code, modifiers, text)
    assert model.encounter.findings == ()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a real screen
def test_switched_off_no_single_key_answers_and_enter_opens_the_answers(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, SingleKeys(on=False))
    for each in "0123456789xuXUynaAmw=+-? ":
        press("Space" if each == " " else each)
    assert model.encounter.findings == ()
    assert page.focused_key == key("femoral_pulse.right")
    press("Enter")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions()]
    assert names[0] == "not examined"
    next(action for action in menu.actions() if "absent" in action.text().casefold()).trigger()
    menu.close()
    assert value(model, "femoral_pulse.right") == "absent"
    assert "X" not in dict(page.keys_now())


def test_a_key_given_to_another_character_leaves_its_own(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, SingleKeys(changed={"not_examined": "q"}))
    press("x")
    assert blank(model, "femoral_pulse.right")
    press("q")
    finding = model.encounter.finding(key("femoral_pulse.right"))
    assert finding is not None
    assert finding.not_obtained is AbsentReason.NOT_DONE
    assert ("Q", "not examined") in page.keys_now()


def test_the_answers_of_the_content_go_before_the_common_keys(qtbot: QtBot) -> None:
    """U means unsure at a question that offers it, whatever else U does."""
    model = a_model()
    dressed()
    page = ExamPage(model, step_of(model.edition, 1))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.focus_first_blank()
    settle()
    first = page.focused_key
    assert first is not None
    press("u")
    assert value(model, str(first)) == "unsure"


def test_other_settings_change_the_keys_that_are_in_use() -> None:
    single = SingleKeys.of(Settings())
    assert [single.meaning(key) for key in ("x", "X", "q", "")] == ["not_examined", "not_examined", None, None]
    single.use(Settings(keys={"not_examined": "q"}))
    assert (single.meaning("q"), single.meaning("x"), single.cap("normal")) == ("not_examined", None, "Space")
    single.use(Settings(single_keys=False))
    assert not any(single.meaning(key) for key in SINGLE_KEYS.values())
