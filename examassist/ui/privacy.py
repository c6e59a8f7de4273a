"""Hides what the window shows when nobody is at it, when asked to, and while the keyboard is wiped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from examassist.language import translate as _
from examassist.ui.dead_time import DeadTime
from examassist.ui.dress import fix
from examassist.ui.pieces import PrimaryButton, column, pictured, row, words
from examassist.ui.theme import BOLD, colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QWindow

    from examassist.reasoning.assessment import FlagResult
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation

WIPE = 30
"""Seconds that the keys are ignored."""
AGAIN = 60_000
"""Milliseconds until it is tried again while a timer runs: both hands hold a leg then."""
_INPUT = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
    | {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate}
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride})
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Cover(QWidget):
    """Lies over the whole window; says that an exam is open and not whose."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colour("bg-sunken"))
        self.setPalette(palette)
        self.title = words("", size=22, weight=BOLD)
        self.text = words("", size=15, ink="text-2", wrap=True)
        self.button = PrimaryButton("")
        self.button.setAutoDefault(True)
        inside = column(gap=14)
        inside.addStretch(1)
        for widget in (pictured("lock", "text-2", 48), self.title):
            inside.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        across = row(gap=0)  # between stretches it is given the height that its words need
        across.addStretch(1)
        across.addWidget(self.text)
        across.addStretch(1)
        inside.addLayout(across)
        inside.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        fix(self.text, width=520)
        inside.addStretch(1)
        self.setLayout(inside)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def say(self, title: str, text: str, button: str) -> None:
        """What it shows instead of the exam."""
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)
        self.setAccessibleName(f"{title} {text}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)


class Privacy(QObject):
    """Covers one window and takes its keys while it is covered; what was under it comes back as it was."""

    uncovered = Signal()

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._cover: Cover | None = None
        self._focus: QWidget | None = None
        self._dialogs: list[QDialog] = []
        self._over: list[QWidget] = []
        self._line = ""
        self._left = 0
        self._asks_after = False
        self.dead_time = DeadTime(self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)
        window.painted.connect(self._watch)
        window.banner.hide_wanted.connect(self.lock)

    def doings(self) -> dict[str, Callable[[], None]]:
        """What its entries of the menu do."""
        return {"lock": self.lock, "wipe": self.wipe}

    @property
    def covered(self) -> bool:
        """Whether the window shows nothing of an exam."""
        return self._cover is not None

    # ------------------------------------------------------------------ when

    def _watch(self) -> None:
        """From the first picture on, every key, click and touch in the program begins the waiting anew."""
        self._listen(self._window.windowHandle())
        QGuiApplication.instance().focusWindowChanged.connect(self._listen)  # type: ignore[union-attr]  # there is one
        self._wait()

    def _listen(self, handle: QWindow | None) -> None:
        """A dialog is a window of its own, and whoever types in it is there."""
        if handle is not None:
            handle.installEventFilter(self)

    def _wait(self) -> None:
        self._idle.start(self._workstation.settings.lock_minutes * 60_000)

    def _on_idle(self) -> None:
        if getattr(self._window, "timer_running", False):
            self._idle.start(AGAIN)
        elif not self.covered:
            self.hide_all()

    def lock(self) -> None:
        """Hide everything now: somebody came in. What has to be asked is asked when it is shown again."""
        self.hide_all()

    def _unanswered(self) -> tuple[FlagResult, ...]:
        return self._window.emergencies.unanswered() if self._window.emergencies is not None else ()

    # ------------------------------------------------------------------ hiding

    def hide_all(self) -> None:
        """Hide the window's content, its menus and its dialogs until the button is pressed."""
        screens = self._window.screens
        text = _("Nothing is open.")
        if screens is not None:
            text = _("An exam is open. No name is shown while it is hidden.")
            if self._unanswered():
                text = _("An exam is open, and nobody has said who is acting on what it found.")
        self._put_cover(_("Hidden"), text, _("Show it again"))
        self._asks_after = True

    def wipe(self) -> None:
        """Take no key for half a minute, so that the keyboard can be wiped; it ends by itself or by the mouse."""
        if self.covered:
            return
        self._left = WIPE
        self._asks_after = False
        self._put_cover(_("Wipe the keyboard now"), self._wiping(), _("End now"))
        self._second.start()

    def _wiping(self) -> str:
        return _("Keys are ignored for {n} seconds.").format(n=self._left)

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0 or self._cover is None:
            self.uncover()
        else:
            self._cover.text.setText(self._wiping())

    def _put_cover(self, title: str, text: str, button: str) -> None:
        if self._cover is not None:
            return
        window = self._window
        self.dead_time.end()  # under the cover no key reaches a cell, and its own button counts at once
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._focus = window.focusWidget()  # also where a dialog has the keys now
        self._line = self._where()
        self._dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._dialogs:
            dialog.hide()
        direct = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        under = (window.menuBar(), window.centralWidget())
        self._over = [each for each in direct if each.isVisible() and not each.isWindow() and each not in under]
        for each in self._over:
            each.hide()
        cover = self._cover = Cover(window)
        cover.say(title, text, button)
        cover.button.clicked.connect(self.uncover)
        window.menuBar().hide()
        centre = window.centralWidget()
        if centre is not None:
            centre.hide()
        cover.show()
        cover.raise_()
        cover.button.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it has a window
        self._idle.stop()

    def uncover(self) -> None:
        """Show what was hidden, with the keys where they were; for a moment no key does anything."""
        cover, self._cover = self._cover, None
        if cover is None:
            return
        self.dead_time.begin()
        self._second.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above
        centre = self._window.centralWidget()
        if centre is not None:
            centre.show()
        self._window.menuBar().show()
        cover.hide()
        cover.deleteLater()
        for each in self._over:
            if isValid(each):
                each.show()
        self._over = []
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.show()
        came_back = any(isValid(dialog) and dialog.isVisible() for dialog in self._dialogs)
        self._focus, self._dialogs = None, []
        if self._line:
            self._window.notice.say(self._line)
        self._wait()
        self.uncovered.emit()
        if self._asks_after and not came_back:
            self._ask_who_acts()

    def _ask_who_acts(self) -> None:
        """An exam that was hidden with an emergency that nobody answered asks now, unless its window asks already."""
        watch, flags = self._window.emergencies, self._unanswered()
        if flags and watch is not None and watch.window.isHidden():
            dialog = self._window.leaving.ask_who_acts(flags, lambda _answers: None)
            if dialog is not None:
                dialog.stay()

    def _where(self) -> str:
        if self._window.screens is None:
            return ""
        from examassist.ui.resume_line import resume_line

        return resume_line(self._window.screens)

    # ------------------------------------------------------------------ Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While covered no key reaches anything but the button; else input begins the waiting anew."""
        kind = event.type()
        if self._cover is not None and kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._hide_too(watched)
            return False
        if self._cover is not None:
            return kind in _KEYS and self._window.isVisible() and not self._opens(event)
        if kind in _INPUT:
            self._wait()
        return super().eventFilter(watched, event)

    def _hide_too(self, shown: QWidget) -> None:
        """What opens while the window is covered waits under the cover: an exam that was loading, its emergency."""
        if isinstance(shown, QDialog):
            if self._window.isAncestorOf(shown) or shown.parentWidget() is self._window:
                self._dialogs.append(shown)
                QTimer.singleShot(0, shown, shown.hide)  # Qt shows a window of its own after this
        elif shown.parentWidget() is self._window and not shown.isWindow() and not isinstance(shown, Cover):
            shown.hide()
            if shown is not self._window.menuBar() and shown is not self._window.centralWidget():
                self._over.append(shown)

    def _opens(self, event: QEvent) -> bool:
        """Whether that key presses the button; while the keyboard is wiped none does."""
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            event.accept()  # a shortcut that is taken here does nothing elsewhere
            return False
        key: QKeyEvent = event  # type: ignore[assignment]  # by its type
        keypad = Qt.KeyboardModifier.KeypadModifier
        plain = not key.modifiers() & ~keypad
        return not self._second.isActive() and plain and Qt.Key(key.key()) in _OPENING
