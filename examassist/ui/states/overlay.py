"""A field over the middle of the window that keeps the keys until it is answered; banner and key bar stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from examassist.ui.answers.keys import is_command
from examassist.ui.emergency.window import EmergencyWindow
from examassist.ui.pieces import column, darken, pictured, row, words
from examassist.ui.privacy import Cover
from examassist.ui.theme import BOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from examassist.ui.key_bar import Hint
    from examassist.ui.plain_label import PlainLabel
    from examassist.ui.shell import Shell

EDGE = 24
_ABOVE = (EmergencyWindow, Cover)
"""What may have the keys while a field lies over the window."""


class StateCard(QFrame):
    """The card in the middle of the field."""


class Overlay(QWidget):
    """Takes every key but those that ``passes`` names; keys that do nothing light the key bar up."""

    passes: tuple[str, ...] = ("Ctrl+L", "Ctrl+Q", "F1")
    """The keys of the window that work all the same."""
    keys: tuple[Hint, ...] = ()
    """What the key bar says meanwhile."""

    def __init__(self, window: Shell, width: int = 640) -> None:
        super().__init__(window)
        self._shell = window
        self._wide = width
        self._open = False
        self._silent = False
        self._before: QWidget | None = None
        self._bar = window.keys.shown
        self.spared: list[QWidget] = []
        """What is left out where there is no room."""
        self.card = StateCard(self)
        self.card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.inside: QVBoxLayout = column(margins=(EDGE, 20, EDGE, 18), gap=12)
        self.card.setLayout(self.inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.pages.installEventFilter(self)
        self.hide()

    def add_heading(self, picture: str, ink: str = "text-1") -> PlainLabel:
        """The first line; it has the keys when the field opens, so that no button is pressed by habit."""
        heading = words("", size=19, weight=BOLD, wrap=True)
        heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = row(gap=12)
        line.addWidget(pictured(picture, ink, 24), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(heading, 1)
        self.inside.addLayout(line)
        self.heading = heading
        return heading

    # ------------------------------------------------------------------ open and closed

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer; all the same it may be out of sight while everything is hidden."""
        return self._open

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  Qt's own signature
        """One that was closed while everything was hidden is not shown again with the rest."""
        super().setVisible(visible and self._open)
        if visible and self._silent:
            QTimer.singleShot(0, self, self._speak_if_uncovered)
        if visible and not self._open:
            self._give_back()

    def open_it(self) -> None:
        """Cover the window and take the keys; where it is open already, only what it says is laid out anew."""
        if self._open:
            self.place()
            return
        self._open = True
        self._before = QApplication.focusWidget()
        QApplication.instance().focusChanged.connect(self._keep_focus)  # type: ignore[union-attr]  # it has a window
        self.show()
        self.place()
        self.raise_()
        self._bar = self._shell.keys.shown
        above = self._emergency()
        if above is None:
            self._speak()
            return
        self.stackUnder(above)
        self._silent = True
        above.installEventFilter(self)

    def _emergency(self) -> EmergencyWindow | None:
        """The emergency that lies over it."""
        return next((each for each in self._shell.findChildren(EmergencyWindow) if not each.isHidden()), None)

    def _speak(self) -> None:
        """Take the keys and say aloud what it is about, once it is what one sees."""
        self._silent = False
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shell.keys.show_keys(self.keys)
        said = QAccessibleAnnouncementEvent(self, self.card.accessibleName() or self.heading.text())
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    def _speak_if_uncovered(self) -> None:
        if self._silent and self._open and not self.isHidden() and self._emergency() is None:
            self._bar = self._shell.keys.shown  # what the screen behind says now
            self._speak()

    def close_it(self) -> None:
        """Give the window back, with the keys where they were."""
        if not self._open:
            return
        self._open = self._silent = False
        QApplication.instance().focusChanged.disconnect(self._keep_focus)  # type: ignore[union-attr]  # as above
        seen = not self.isHidden()
        had = self.isAncestorOf(now) if (now := QApplication.focusWidget()) is not None else True
        self.hide()
        if self._shell.keys.hints == self.keys:  # else what is on the screen now has said its own
            self._shell.keys.show_keys(*self._bar)
        if had and seen:
            self._give_back()
        elif seen:
            self._before = None

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ places

    def place(self) -> None:
        """Lie over everything between the banner and the bar of keys."""
        centre = self._shell.centralWidget()
        if centre is None:
            return
        bar = self._shell.emergency
        above = self._shell.banner if bar.isHidden() else bar
        top = above.mapTo(self._shell, above.rect().bottomLeft()).y() + 1
        bottom = self._shell.keys.mapTo(self._shell, self._shell.keys.rect().topLeft()).y()
        self.setGeometry(QRect(0, top, self._shell.width(), max(0, bottom - top)))
        self.card.setFixedWidth(min(px(self._wide), self.width() - 2 * px(EDGE)))
        for each in self.spared:
            each.show()
        height = self.inside.totalHeightForWidth(self.card.width())
        if height > self.height():  # a small window, magnified: what the bar of keys says too gives way
            for each in self.spared:
                each.hide()
            height = self.inside.totalHeightForWidth(self.card.width())
        self.card.resize(self.card.width(), height)
        spare = self.height() - self.card.height()
        self.card.move((self.width() - self.card.width()) // 2, max(px(4), min(px(64), spare // 3)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the page's place and size; speak when the emergency over it is gone."""
        if event.type() == QEvent.Type.Hide and self._silent and isinstance(watched, EmergencyWindow):
            QTimer.singleShot(0, self, self._speak_if_uncovered)
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again."""
        super().resizeEvent(event)
        self.place()

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        if not self.isHidden():
            self.place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what lies behind it darker."""
        darken(self)

    # ------------------------------------------------------------------ keys and clicks

    def event(self, event: QEvent) -> bool:
        """Keep the keys and clicks of the window behind it from acting."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            through = self._lets_through(event)
            event.setAccepted(not through)
            return not through
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel}:
            event.accept()
            return True
        return super().event(event)

    def _lets_through(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return any(pressed == QKeySequence(each) for each in self.passes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is recorded from here; that is shown."""
        event.accept()
        if event.text() or is_command(event):
            self._shell.flash_keys()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go round inside, never behind it."""
        inside = [each for each in self._stops() if each.isVisible() and each.isEnabled()]
        if inside:
            now = QApplication.focusWidget()
            at = inside.index(now) if now in inside else (-1 if forward else 0)
            inside[(at + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stops(self) -> Sequence[QWidget]:
        return self.card.findChildren(QPushButton)

    def _keep_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Take the keys back when what is behind takes them; a dialog, an emergency or another field keeps them."""
        if now is None or self.isAncestorOf(now) or now.window() is not self.window():
            return
        above: QWidget | None = now
        while above is not None:
            if isinstance(above, (Overlay, *_ABOVE)) or above is self._shell.banner:
                return
            above = above.parentWidget()
        if not any(not each.isHidden() for each in self._shell.findChildren(EmergencyWindow)):
            self._before = now  # where they go when the field closes
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
