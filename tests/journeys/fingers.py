"""A clinician's fingers: find the cell, press the keys that give its answer, see it recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.ui.exam_page import ExamPage
from examassist.ui.new_exam import NewExam
from tests.screens import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.item import Item
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab


class Fingers:
    """Presses keys in one window, always where the focus is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pressed = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        QTest.keyClick(self._focus(), key, held)
        self.pressed += 1
        settle_briefly()

    def type(self, text: str) -> None:
        """Press the key of each character."""
        for character in text:
            QTest.keyClicks(self._focus(), character)
            self.pressed += 1
        settle_briefly()

    def enter_patient(self, encounter: Encounter, family: str, given: str, born: str) -> None:
        """Begin a new exam and say who it is."""
        self.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        settle()
        for text in (family, given, born, encounter.patient.id or ""):
            self.type(text)
            self.key(TAB)
        chips = [str(chip.property("sex")) for chip in self._form().sex.buttons()]
        self._form().sex.buttons()[chips.index(str(encounter.patient.sex))].setFocus()
        self.key(Qt.Key.Key_Space)
        self._form().born.setFocus()
        self.key(ENTER)

    def examine(self, encounter: Encounter, until: int | None = None) -> Iterator[FindingKey]:
        """Record everything in ``encounter`` step by step, and tell each cell; stop after ``until`` cells."""
        screens = self._screens()
        count = 0
        for number in [step.step for step in screens.model.edition.steps]:
            wanted = [
                finding
                for finding in encounter.findings
                if screens.model.edition.section[screens.model.edition.item[finding.item].section].step == number
            ]
            if not any(screens.model.encounter.finding(finding.key) is None for finding in wanted):
                continue
            if screens.current != number:
                self.key(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
            while (finding := self._next(wanted)) is not None:
                self.answer(finding)
                yield finding.key
                count += 1
                if count == until:
                    return

    def answer(self, finding: Finding) -> None:
        """Bring the keys to a cell and give its answer."""
        self.go_to(finding.key)
        item = self._screens().model.edition.item[finding.item]
        for text in keys_for(item, finding):
            if text == "Enter":
                self.key(ENTER)
            else:
                self.type(text)
        recorded = self._screens().model.encounter.finding(finding.key)
        assert recorded is not None, f"{finding.key} was not recorded"
        assert recorded.value == finding.value, f"{finding.key}: {recorded.value} instead of {finding.value}"

    def go_to(self, key: FindingKey) -> None:
        """Bring the keys to a cell: with Tab where the page shows it, else by asking for its row."""
        page = self._page()
        if key not in page.cell_keys():
            self._screens().go_to_cell(key)
            page = self._page()
        for _turn in range(2 * len(page.cell_keys())):
            if page.focused_key == key:
                return
            self.key(TAB)
        page.focus_cell(key)
        assert page.focused_key == key

    def _next(self, wanted: list[Finding]) -> Finding | None:
        """The next answer to give: in the order of the page, then what has to be asked for."""
        recorded = self._screens().model.encounter
        missing = {finding.key: finding for finding in wanted if recorded.finding(finding.key) is None}
        shown = [key for key in self._page().cell_keys() if key in missing]
        first = shown[0] if shown else next(iter(missing), None)
        return missing[first] if first is not None else None

    def _screens(self) -> ExamScreens:
        screens = self.window.screens
        assert screens is not None
        return screens

    def _page(self) -> ExamPage:
        page = self.window.pages.currentWidget()
        assert isinstance(page, ExamPage)
        return page

    def _form(self) -> NewExam:
        form = self.window.pages.currentWidget()
        assert isinstance(form, NewExam)
        return form

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def keys_for(item: Item, finding: Finding) -> list[str]:
    """What is pressed for an answer: its key, the keys of all that apply and Enter, or the number and Enter."""
    value = finding.value
    if isinstance(value, tuple):
        return [*(_key_of(item, each) for each in value), "Enter"]
    if isinstance(value, str) and item.values:
        return [_key_of(item, value)]
    return [f"{value}", "Enter"]


def _key_of(item: Item, value: str) -> str:
    answer = item.answer(value)
    assert answer is not None
    assert answer.key is not None
    return answer.key


def settle_briefly() -> None:
    """Let Qt do what is waiting."""
    QApplication.processEvents()
