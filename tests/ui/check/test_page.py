from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from examassist.domain.act import Impression
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.check.page import SHOWN, CheckPage, GapLink
from examassist.ui.exam_page import ExamPage
from examassist.ui.new_exam import NewExam
from tests.screens import settle
from tests.ui.exam_room import found, press
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_the_keys_lead_from_the_exam_over_each_gap_back_to_its_cell(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    page = checked(window)
    links = [link.gap for link in page.links]
    assert links
    assert focused() is page.links[0], "the gaps have the keys"
    press("Enter")
    exam = window.pages.currentWidget()
    assert isinstance(exam, ExamPage)
    assert exam.focused_key == links[0].key
    assert exam.focused_key is not None
    screens.model.record(
        [
            Finding(item=key.item, side=key.side, not_obtained=AbsentReason.NOT_DONE)
            for key in screens.model.edition.keys_of(screens.model.edition.item[exam.focused_key.item])
        ]
    )
    page = checked(window)
    assert links[0] not in [link.gap for link in page.links]


def test_gaps_hold_nothing_back_and_the_last_key_exports_the_draft(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    window = a_window(qtbot, home)
    in_exam(window)
    page = checked(window)
    assert page.links, "nothing was asked in this exam"
    assert not list(tmp_path.glob("*.pdf")), "the first press only checks"
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000):
        QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert list(tmp_path.glob("*.pdf"))


def test_without_gaps_the_keys_are_on_the_export_and_enter_is_enough(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    model = screens.model
    model.set_impression(Impression(text="narrow"))
    while left := [link.gap for link in checked(window).links if not link.gap.told]:
        keys = model.edition.keys_of(model.edition.item[left[0].key.item]) if left[0].key else ()
        assert keys, left[0]
        blank = [key for key in keys if model.encounter.finding(key) is None]
        model.record([Finding(item=k.item, side=k.side, not_obtained=AbsentReason.DECLINED) for k in blank])
    page = checked(window)
    assert focused() is page.export
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000):
        press("Enter")
    assert list(tmp_path.glob("*.pdf"))
    assert all("no gap" not in label.text().casefold() or "only" in label.text() for label in page.findChildren(QLabel))


def test_alt_0_and_page_down_open_it_and_clicks_change_what_was_found(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.model.record([found("femoral_pulse.right", "absent")])
    screens.go_to_step(screens.model.edition.steps[-1].step)
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    settle()
    page = window.pages.currentWidget()
    assert isinstance(page, CheckPage)
    assert window.rail.row_of(0).isChecked()
    change = f"Change: {screens.model.edition.item['femoral_pulse'].label}"
    button = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == change)
    assert button.accessibleDescription()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    exam = window.pages.currentWidget()
    assert isinstance(exam, ExamPage)
    assert str(exam.focused_key) == "femoral_pulse.right"
    QTest.keyClick(focused(), Qt.Key.Key_0, ALT)
    settle()
    assert window.pages.currentWidget() is page


def test_who_is_examined_and_the_impression_are_asked_for_where_they_are_given(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    page = checked(window)
    more = next(each for each in page.findChildren(QPushButton) if each.text().endswith(" more"))
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    settle()
    assert len(page.links) > SHOWN
    assert focused() is page.links[SHOWN]
    follow(page, "Your impression")
    assert screens.current == screens.model.edition.steps[-1].step
    page = checked(window)
    follow(page, "Not identified")
    assert isinstance(window.pages.currentWidget(), NewExam)


def test_undo_on_the_page_is_shown_at_once(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    screens.model.set_impression(Impression(text="narrow"))
    page = checked(window)
    assert "Your impression" not in [link.gap.name for link in page.links]
    screens.model.undo()
    assert "Your impression" in [link.gap.name for link in page.links]


def follow(page: CheckPage, name: str) -> None:
    link = next(each for each in page.findChildren(GapLink) if each.gap.name == name and each.isVisible())
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle()


def checked(window: MainWindow) -> CheckPage:
    """The check page, opened by its key."""
    if not isinstance(window.pages.currentWidget(), CheckPage):
        QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        settle()
    page = window.pages.currentWidget()
    assert isinstance(page, CheckPage)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
