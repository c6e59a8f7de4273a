"""While a card or an emergency lies over the window, the menus and their keys do only what that card allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QWidget

from examassist.ui.emergency.window import EmergencyWindow
from examassist.ui.states.overlay import Overlay

if TYPE_CHECKING:
    from examassist.ui.main_window import MainWindow

_SEEN = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Show, QEvent.Type.Hide})
IN_AN_EMERGENCY = ("Ctrl+L",)
"""The keys of the window that work while one is asked about; the keys of its buttons are its own."""


class Holding(QObject):
    """Watches what comes and goes over one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        for child in window.findChildren(QWidget):
            if isinstance(child, (Overlay, EmergencyWindow)):
                child.installEventFilter(self)
        window.privacy.uncovered.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what everything that is open allows."""
        allowed: set[str] | None = None
        for child in self._window.children():
            if isinstance(child, Overlay) and child.is_open:
                own = set(child.passes)
            elif isinstance(child, EmergencyWindow) and not child.isHidden():
                own = set(IN_AN_EMERGENCY)
            else:
                continue
            allowed = own if allowed is None else allowed & own
        self._window.actions_.hold(allowed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when something is shown or hidden; nothing is taken from anybody."""
        kind = event.type()
        if kind == QEvent.Type.ChildPolished and isinstance(event, QChildEvent) and watched is self._window:
            if isinstance(event.child(), (Overlay, EmergencyWindow)):
                event.child().installEventFilter(self)
                self.refresh()
        elif kind in _SEEN and isinstance(watched, (Overlay, EmergencyWindow)):
            self.refresh()
        return False
