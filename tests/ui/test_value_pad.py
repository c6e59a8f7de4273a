"""What a finger presses on the pad is recorded as if it had been typed in the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import FindingKey
from examassist.settings import Layout
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.commands.note import NotePopover
from examassist.ui.exam_page import ExamPage
from examassist.ui.value_pad import KEY, PadKey, ValuePad
from tests.ui.exam_room import a_model, a_page, dressed, key, press, settle, value, wrist
from tests.ui.looking import looking
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


def test_every_key_of_the_first_cells_of_every_step_is_large_enough(qtbot: QtBot, tmp_path: Path) -> None:
    screens = _with_fingers(qtbot, tmp_path)
    pad = _pad(screens)
    seen = 0
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        settle()
        if isinstance(screens._window.pages.currentWidget(), ExamPage):
            assert pad.keys
            assert all(each.width() >= KEY[0] and each.height() >= KEY[1] for each in pad.keys), step.title
            assert all(pad.rect().contains(each.geometry().translated(0, 0).topLeft()) for each in pad.keys)
            seen += 1
    assert seen >= 8


def test_a_press_records_and_goes_on_like_the_key_itself(qtbot: QtBot, tmp_path: Path) -> None:
    screens = _with_fingers(qtbot, tmp_path)
    pad = _pad(screens)
    first = QApplication.focusWidget()
    assert isinstance(first, AnswerCell)
    _touch(pad, "N")
    assert screens.model.encounter.finding(first.key) is not None
    second = QApplication.focusWidget()
    assert isinstance(second, AnswerCell)
    assert second.key != first.key
    assert pad.title.text().startswith(second.item.label)
    QTest.mouseClick(pad.undo, Qt.MouseButton.LeftButton)
    settle()
    assert screens.model.encounter.finding(first.key) is None


def test_not_examined_is_a_key_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    screens = _with_fingers(qtbot, tmp_path)
    cell = QApplication.focusWidget()
    assert isinstance(cell, AnswerCell)
    _touch(_pad(screens), "NE")
    finding = screens.model.encounter.finding(cell.key)
    assert finding is not None
    assert finding.not_obtained is not None


def test_a_number_is_typed_and_accepted(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page, pad = _page_and_pad(qtbot, model)
    cell = next(cell for cell in map(page.cell, page.cell_keys()) if cell is not None and cell.item.kind == "measure")
    low, _high = cell.item.range or (0, 0)
    cell.setFocus()
    pad.show_cell(cell)
    for digit in str(int(low) + 5):
        _touch(pad, digit)
    assert model.encounter.finding(cell.key) is None, "typed, not accepted"
    _touch(pad, "↵")
    assert value(model, str(cell.key)) == int(low) + 5


def test_a_letter_is_about_the_cell_that_the_pad_names(qtbot: QtBot) -> None:
    def touch(sign: str) -> None:
        next(each for each in pad.keys if each.key.sign == sign).click()
        settle()

    model = a_model(wrist)
    page, pad = _page_and_pad(qtbot, model)
    page.focus_cell(FindingKey.parse("grip_bounce.right"))
    pad.show_cell(page.cell(FindingKey.parse("grip_bounce.right")))
    touch("1")
    pad.show_cell(page.cell(FindingKey.parse("grip_bounce.left")))
    touch("V")
    assert model.encounter.by_key[FindingKey.parse("grip_bounce.right")].qualifiers == ()
    pad.show_cell(page.cell(FindingKey.parse("grip_bounce.right")))
    touch("V")
    assert model.encounter.by_key[FindingKey.parse("grip_bounce.right")].qualifiers == ("with_glove",)


def test_a_note_is_one_touch_away(qtbot: QtBot, tmp_path: Path) -> None:
    screens = _with_fingers(qtbot, tmp_path)
    QTest.mouseClick(_pad(screens).note, Qt.MouseButton.LeftButton)
    settle()
    popovers = [each for window in QApplication.topLevelWidgets() for each in window.findChildren(NotePopover)]
    assert any(each.isVisible() for each in popovers)


def test_what_is_typed_beside_the_pad_is_the_same(qtbot: QtBot) -> None:
    by_finger, by_key = a_model(wrist), a_model(wrist)
    page, pad = _page_and_pad(qtbot, by_finger)
    cell = page.cell(page.cell_keys()[0])
    assert cell is not None
    cell.setFocus()
    pad.show_cell(cell)
    touched = pad.keys[0].key
    _touch(pad, touched.sign)
    other = a_page(qtbot, by_key, page.step.step)
    other.focus_cell(cell.key)
    press(touched.press)
    assert [act.model_dump(exclude={"at"}) for act in by_finger.acts] == [
        act.model_dump(exclude={"at"}) for act in by_key.acts
    ]
    assert key(str(cell.key)) == cell.key


def _page_and_pad(qtbot: QtBot, model: object) -> tuple[ExamPage, ValuePad]:
    edition = wrist()
    steps = {edition.section[item.section].step for item in edition.items if item.kind == "measure"}
    page = a_page(qtbot, model, min(steps))  # type: ignore[arg-type]
    pad = ValuePad()
    qtbot.addWidget(pad)
    with looking(touch=True):
        pad.resize(1200, 170)
        pad.show()
    return page, pad


def _with_fingers(qtbot: QtBot, home: Path) -> ExamScreens:
    window = a_window(qtbot, home, size=(1280, 800))
    screens = in_exam(window)
    window.appearance.change(layout=Layout.TOUCH)
    settle()
    return screens


def _pad(screens: ExamScreens) -> ValuePad:
    pad = screens.around.pad
    assert pad is not None
    assert pad.isVisible()
    return pad


def _touch(pad: ValuePad, sign: str) -> None:
    each: PadKey = next(each for each in pad.keys if each.key.sign == sign)
    middle = QPoint(each.width() // 2, each.height() // 2)
    if pad.isWindow():
        device = QTest.createTouchDevice()
        QTest.touchEvent(each, device).press(0, middle, each).commit()
        QTest.touchEvent(each, device).release(0, middle, each).commit()
    else:  # Qt makes a click of a touch only within the screen, which is small where nothing is drawn
        QTest.mouseClick(each, Qt.MouseButton.LeftButton, pos=middle)
    settle()
