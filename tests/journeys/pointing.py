"""A mouse or a finger on the real window: it hits what can be seen at a place, and counts how often it was needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from examassist.domain.finding import AbsentReason
from examassist.ui.answers.multi import ACCEPT
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.check.page import STEP as CHECK
from examassist.ui.check.page import CheckPage
from examassist.ui.exam_page import ExamPage
from tests.journeys.fingers import keys_for, settle_briefly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QRect

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow


class Pointer:
    """Hits places of windows as the system does: what lies on top there is what is hit."""

    def __init__(self, *, finger: bool = False) -> None:
        self.hits = 0
        self._finger = QTest.createTouchDevice() if finger else None

    def hit(self, widget: QWidget, place: QRect | None = None) -> None:
        """Hit the middle of a widget, or of a place in it; a fault when something else lies there."""
        at = (place or widget.rect()).center()
        top = widget.window()
        there = widget.mapTo(top, at)
        assert top.rect().contains(there), f"{_name(widget)} lies outside of its window at {there}"
        found = top.childAt(there) or top
        assert found is widget or widget.isAncestorOf(found), f"{_name(found)} lies over {_name(widget)}"
        handle = top.windowHandle()
        if self._finger is None:
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
        else:
            # a touch becomes a click only on the screen, which is smaller than the window where nothing is drawn
            handle.setPosition(QGuiApplication.primaryScreen().geometry().center() - there)
            QTest.touchEvent(handle, self._finger).press(0, there, handle).commit()
            QTest.touchEvent(handle, self._finger).release(0, there, handle).commit()
        self.hits += 1
        _settle()

    def bring(self, widget: QWidget) -> None:
        """Scroll the page that holds a widget until it can be seen: with the wheel, or beside the handle of its bar."""
        area = next(each for each in _above(widget) if isinstance(each, QScrollArea))
        bar, port = area.verticalScrollBar(), area.viewport()
        while widget.mapTo(port, widget.rect().bottomLeft()).y() > port.height() and bar.value() < bar.maximum():
            before = bar.value()
            if self._finger is None:
                self._turn_wheel(port)
            else:
                self.hit(bar, bar.rect().adjusted(0, bar.height() - 8, 0, 0))
            _settle()
            assert bar.value() > before, "the page cannot be scrolled"

    def _turn_wheel(self, over: QWidget) -> None:
        at, down = QPointF(over.rect().center()), QPoint(0, -120)
        spun = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        event = QWheelEvent(at, QPointF(over.mapToGlobal(at.toPoint())), QPoint(), down, *spun)
        QApplication.sendEvent(over, event)


class Examiner:
    """Answers the cells of a page where they stand, without a keyboard and without scrolling."""

    def __init__(self, window: MainWindow, pointer: Pointer) -> None:
        self._window = window
        self.pointer = pointer

    @property
    def _page(self) -> ExamPage | None:
        page = self._window.pages.currentWidget()
        return page if isinstance(page, ExamPage) else None

    @property
    def _screens(self) -> ExamScreens:
        screens = self._window.screens
        assert screens is not None
        return screens

    def examine(self, wanted: Encounter, skip: Callable[[AnswerCell], bool]) -> Iterator[Finding]:
        """Give, step by step, each answer of ``wanted`` that a page shows by itself, and tell it."""
        for step in self._screens.model.edition.steps:
            self.to_step(step.step)
            page = self._page
            while page is not None and (finding := self._next(page, wanted, skip)) is not None:
                before = self.pointer.hits
                self._answer(page, finding)
                values = len(finding.value) + 1 if isinstance(finding.value, tuple) else 1
                assert self.pointer.hits - before == values, f"{finding.key} took more than its values and to accept"
                yield finding
            assert page is None or _scrolled(page) == 0, f"{step.title} was scrolled"

    def to_step(self, number: int) -> None:
        """Go to a step by its row at the left."""
        self.pointer.hit(self._window.rail.row_of(number))
        assert self._screens.current == number

    def _next(self, page: ExamPage, wanted: Encounter, skip: Callable[[AnswerCell], bool]) -> Finding | None:
        """The first answer that the page shows a cell for and that is not given yet."""
        recorded = self._screens.model.encounter
        for key in page.cell_keys():
            cell, finding = page.cell(key), wanted.finding(key)
            if cell is not None and finding is not None and recorded.finding(key) is None and not skip(cell):
                return finding
        return None

    def _answer(self, page: ExamPage, finding: Finding) -> None:
        cell = page.cell(finding.key)
        assert cell is not None
        names = [*finding.value, ACCEPT] if isinstance(finding.value, tuple) else [str(finding.value)]
        for name in names:
            zone = next((zone for zone in cell.zones if zone.name == name), None)
            assert zone is not None, f"{cell.name} has no place for {name}"
            self.pointer.hit(cell, zone.rect)

    # ------------------------------------------------------------------ on the pad

    def examine_on_pad(self, wanted: Encounter) -> Iterator[FindingKey]:
        """Answer on the pad whichever cell has its turn, "not examined" where ``wanted`` says nothing; tell each."""
        for _step in self._screens.model.edition.steps:
            page = self._page
            while page is not None and (key := page.focused_key) is not None:
                if self._screens.model.encounter.finding(key) is not None:
                    break  # the last of the page
                self._press_for(page, key, wanted.finding(key))
                yield key
            if not isinstance(self._window.pages.currentWidget(), AssessmentPage):
                pad = self._screens.around.pad
                assert pad is not None
                self.pointer.hit(pad.go_on)

    def _press_for(self, page: ExamPage, key: FindingKey, finding: Finding | None) -> None:
        cell, pad = page.cell(key), self._screens.around.pad
        assert cell is not None
        assert pad is not None
        presses = ["x"] if finding is None else keys_for(cell.item, finding)
        for press in [each for text in presses for each in ([text] if text == "Enter" else text.replace("-", "."))]:
            on_pad = next((each for each in pad.keys if each.key.press.casefold() == press.casefold()), None)
            if on_pad is not None:
                self.pointer.hit(on_pad)
            else:  # more answers than the pad has room for are chosen in the row
                answer = next(each for each in cell.item.values if each.key == press)
                self.pointer.hit(cell, next(zone.rect for zone in cell.zones if zone.name == answer.id))
        recorded = self._screens.model.encounter.finding(key)
        assert recorded is not None, f"{key} was not recorded by {presses}"
        assert (recorded.not_obtained is AbsentReason.NOT_DONE) is (finding is None)

    # ------------------------------------------------------------------ the end

    def decide(self) -> str:
        """Take the first condition of the list as the impression; its id."""
        page = self._window.pages.currentWidget()
        assert isinstance(page, AssessmentPage)
        matches = page.impression.matches
        self.pointer.bring(page.impression.finder)
        self.pointer.hit(page.impression.finder)
        self.pointer.bring(matches)
        self.pointer.hit(matches.viewport(), matches.visualItemRect(matches.item(0)))
        impression = self._screens.model.encounter.impression
        assert impression is not None
        return impression.conditions[0]

    def export(self) -> None:
        """From the check page, export the draft."""
        self.to_step(CHECK)
        page = self._window.pages.currentWidget()
        assert isinstance(page, CheckPage)
        self.pointer.hit(page.export)


def _scrolled(page: ExamPage) -> int:
    area = page.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar().value()


def _settle() -> None:
    """What is laid out anew is laid out in turns."""
    for _turn in range(3):
        settle_briefly()


def _above(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
