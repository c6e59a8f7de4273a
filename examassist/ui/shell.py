"""The frame of the window: menus, banner, steps, page, panel and keys; shown before any content is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from examassist.language import translate as _
from examassist.ui.banner import Banner
from examassist.ui.breakpoints import WIDEST_PAGE, widths_for
from examassist.ui.emergency.bar import EmergencyBar
from examassist.ui.free_place import covered_by, whole
from examassist.ui.icons import picture
from examassist.ui.key_bar import FLASH, Hint, KeyBar
from examassist.ui.notice import Notice, Surroundings
from examassist.ui.pieces import column
from examassist.ui.start_page import StartPage
from examassist.ui.step_rail import Rail
from examassist.ui.tab_order import stops_in
from examassist.ui.theme import looks, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

TITLE = "ExamAssist — Exam room"
"""Never a patient's name: it stands in the task bar and in shared screens."""
SMALLEST = (1024, 700)
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own word for "as large as you like"."""


class Shell(QMainWindow):
    """Knows where everything stands and nothing about exams."""

    painted = Signal()
    """The window is on the screen for the first time."""
    widened = Signal()
    """The window has room for other things than before."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(picture("stethoscope", "accent", 32))
        self.setMinimumSize(*SMALLEST)
        self._painted = False
        self.timer_running = False
        """Whether a timer runs and hands are full: nothing hides the window meanwhile."""
        self.looks = looks()
        self.widths = widths_for(self.width(), self.looks)
        self.banner = Banner()
        self.emergency = EmergencyBar()
        self.rail = Rail(self.widths)
        self.pages = QStackedWidget()
        self.start_page = StartPage()
        self.pages.addWidget(self.start_page)
        self.panel: QWidget | None = None
        self._around: list[QWidget] = []
        self.keys = KeyBar()
        self._middle = QHBoxLayout()
        self._centre = column(gap=0)
        self._whole = column(gap=0)
        self._frame = self._framed()
        self.setCentralWidget(self._frame)
        self.notice = Notice(self._frame, self._around_notice)
        self.rail.hide()
        self._fit_banner()
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.timeout.connect(lambda: self.keys.light(False))

    def _framed(self) -> QWidget:
        frame = QWidget()
        whole = self._whole
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.rail)
        self._centre.addWidget(self.pages, 1)
        self._middle.addStretch(0)
        self._middle.addLayout(self._centre, 1)
        self._middle.addStretch(0)
        whole.addWidget(self.banner)
        whole.addWidget(self.emergency)
        whole.addLayout(self._middle, 1)
        whole.addWidget(self.keys)
        frame.setLayout(whole)
        return frame

    def put_panel(self, panel: QWidget | None) -> None:
        """Put that panel on the right, in the place of the one before."""
        if self.panel is not None:
            self._middle.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None and self.widths.drawer:
            panel.setParent(self._frame)
            self.place_drawer()
        elif panel is not None:
            self._middle.addWidget(panel)

    def place_drawer(self) -> None:
        """Where the panel is a drawer it lies over the right side of the page, and what is below it stays there."""
        if self.panel is None or not self.widths.drawer:
            return
        around = self._frame.rect()
        top, bottom = self.pages.geometry().top(), self.pages.geometry().bottom() + 1
        width = min(self.panel.width(), around.width())
        self.panel.setGeometry(around.width() - width, top, width, bottom - top)
        self.panel.raise_()

    def put_around_page(self, above: QWidget | None, below: QWidget | None) -> None:
        """Put these over and under the page, in the place of those before."""
        for old in self._around:
            self._centre.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._around = [each for each in (above, below) if each is not None]
        if above is not None:
            self._centre.insertWidget(0, above)
        if below is not None:
            self._centre.addWidget(below)

    def put_rail(self, rail: Rail) -> None:
        """Put that list of steps on the left, in the place of the one before."""
        shown = not self.rail.isHidden()
        self._middle.removeWidget(self.rail)
        self.rail.hide()
        self.rail.deleteLater()
        self.rail = rail
        self._middle.insertWidget(0, rail)
        rail.setVisible(shown)

    def _around_notice(self) -> Surroundings:
        """A message lies over the page and what is around it, never over a cell, a button or whose exam it is."""
        frame, pages = self._frame, self.pages.geometry()
        hard, soft = covered_by(frame, (self.pages, *self._around), self.notice)
        fixed = [self.banner, self.emergency, self.rail, *([self.panel] if self.panel is not None else [])]
        room = frame.rect().adjusted(px(4), px(4), -px(4), -px(4))
        return Surroundings(room, pages.center().x(), hard + whole(frame, fixed), soft + whole(frame, [self.keys]))

    def show_page(self, page: QWidget) -> None:
        """Show that page in the middle."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.notice.raise_()
        self.notice.give_way()
        self.keep_page_narrow()

    def flash_keys(self) -> None:
        """Say that the last key does nothing here."""
        self.keys.light(True)
        self._flash.start(FLASH)

    @property
    def zones(self) -> list[QWidget]:
        """What can be used now, in the order in which the keys go through it: banner, alarm, steps, page, panel."""
        every = [self.banner, self.emergency, self.rail, *self._around[:1], self.pages, self.panel]
        return [zone for zone in every if zone is not None and not zone.isHidden()]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab goes zone by zone, however late a zone was made; outside of them it goes as Qt says."""
        now = QApplication.focusWidget()
        order = self.tab_order()
        if now not in order:
            return super().focusNextPrevChild(forward)
        target = order[(order.index(now) + (1 if forward else -1)) % len(order)]
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def tab_order(self) -> list[QWidget]:
        """Everything that Tab stops at, in its order."""
        page = self.pages.currentWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        over = [each for each in self.pages.findChildren(QWidget, options=direct) if each is not page]
        order: list[QWidget] = []
        for zone in self.zones:
            for block in [page, *over] if zone is self.pages else [zone]:
                order += stops_in(block) if block is not None else []
        return order

    def to_next_zone(self) -> None:
        """Move the focus on to the next zone."""
        zones = self.zones
        now = QApplication.focusWidget()
        here = next((n for n, zone in enumerate(zones) if now is not None and zone.isAncestorOf(now)), -1)
        for step in range(1, len(zones) + 1):
            zone = zones[(here + step) % len(zones)]
            if zone is self.rail:
                self.rail.focus_current()
                return
            if (first := _first_focusable(zone)) is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def keys_of_the_start(self) -> tuple[Hint, ...]:
        """The keys that work while no exam is open."""
        return (
            Hint("Ctrl N", _("new exam")),
            Hint("Ctrl D", _("continue the newest draft")),
            Hint("Ctrl O", _("open a file")),
            Hint("F1", _("keys")),
            Hint("Ctrl L", _("hide everything")),
        )

    def refit(self) -> None:
        """Lay everything out for the looks and the width of now."""
        self.looks = looks()
        self.widths = widths_for(self.width(), self.looks)
        self._whole.setEnabled(False)  # the page is laid out once, not for each part that goes and comes
        try:
            self._fit_banner()
            self.fit()
            self.keep_page_narrow()
        finally:
            self._whole.setEnabled(True)
            self._whole.invalidate()
            self._whole.activate()

    def _fit_banner(self) -> None:
        self.banner.show_two_lines(on=self.widths.two_lines)
        self.banner.clock.make_room(fits=not self.widths.drawer)

    def keep_page_narrow(self) -> None:
        """In a very wide window the page of an exam stays in the middle, so that the eyes do not have to travel."""
        limit = self.widths.large and not self.rail.isHidden()
        self.pages.setMaximumWidth(px(WIDEST_PAGE) if limit else QWIDGETSIZE_MAX)

    def fit(self) -> None:
        """The window has another width now; who knows the exam puts other rails and panels."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; the first time, say so when it is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again."""
        super().resizeEvent(event)
        if widths_for(self.width(), looks()) != self.widths:
            self.refit()
            self.widened.emit()
        self.notice.place()
        self.place_drawer()


def _first_focusable(zone: QWidget) -> QWidget | None:
    for widget in zone.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
