"""Places in one widget that can be clicked: drawn by the widget itself, found and clicked here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


@dataclass(frozen=True)
class Zone:
    """A place in a cell that can be clicked, and what it stands for."""

    rect: QRect
    name: str
    hint: str = ""


class ZonedWidget(QWidget):
    """Knows where the pointer is and which zone was clicked; a click is down and up in the same one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones: tuple[Zone, ...] = ()
        self._hover: str | None = None
        self._pressed: str | None = None
        self.setMouseTracking(True)

    def take_zone(self, name: str) -> None:
        """Do what was clicked."""
        raise NotImplementedError

    def zones_at(self) -> tuple[Zone, ...]:
        """Where what can be clicked, for the size of now."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Work out again where what can be clicked."""
        self._zones = self.zones_at()
        self.update()

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Where what can be clicked."""
        return self._zones

    def is_hovered(self, name: str) -> bool:
        """Whether the pointer is over this zone."""
        return self._hover == name

    def _zone(self, event: QMouseEvent | QHelpEvent) -> Zone | None:
        point = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        return next((zone for zone in self._zones if zone.rect.contains(point)), None)

    # ------------------------------------------------------------------ Qt's events

    def resizeEvent(self, event: object) -> None:
        """Find the zones again."""
        del event
        self.arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        zone = self._zone(event)
        self._set_hover(zone.name if zone is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._set_hover(None)

    def _set_hover(self, name: str | None) -> None:
        if name != self._hover:
            self._hover = name
            self.setCursor(Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down."""
        zone = self._zone(event) if event.button() == Qt.MouseButton.LeftButton else None
        self._pressed = zone.name if zone is not None else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is down and up in the same zone."""
        pressed, self._pressed = self._pressed, None
        zone = self._zone(event)
        if zone is not None and zone.name == pressed:
            self.take_zone(zone.name)

    def event(self, event: QEvent) -> bool:
        """Show the full words of a value under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            zone = self._zone(event)
            QToolTip.showText(event.globalPos(), zone.hint if zone is not None else "", self)
            return True
        return super().event(event)
