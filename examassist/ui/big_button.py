"""One of the few large buttons that something begins with: a picture, what it is, what comes of it, its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from examassist.ui.dress import fix
from examassist.ui.icons import picture
from examassist.ui.pieces import cap_width, draw_cap
from examassist.ui.theme import BOLD, colour, font, hairline, px, text_px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class BigButton(QAbstractButton):
    """Its words always have their room; its picture and its key are a help."""

    def __init__(self, title: str, key: str, icon_name: str, *, primary: bool = False) -> None:
        super().__init__()
        self._key = key
        self._icon = icon_name
        self._primary = primary
        self._about = ""
        self.setText(title)
        self.restyled()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def say(self, title: str, about: str) -> None:
        """Say what comes of it."""
        self.setText(title)
        self._about = about
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{about} {self._key}")
        self.update()

    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(px(280), self.minimumHeight())

    def restyled(self) -> None:
        """As high as its words; larger letters need a line more."""
        fix(self, height=92 if text_px(13) == px(13) else 116)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(px(4), px(4), -px(4), -px(4))
        if self.hasFocus():
            painter.setPen(QPen(colour("focus-ring"), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), px(13), px(13))
        ground = "accent" if self._primary else "bg-surface"
        if self.underMouse() and self.isEnabled():
            ground = "accent-hover" if self._primary else "accent-soft"
        painter.setPen(QPen(colour("accent" if self._primary else "line-soft"), hairline()))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(field, px(11), px(11))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-hover" if self._primary else "accent-soft"))
        painter.drawRoundedRect(QRectF(px(20), px(24), px(44), px(44)), px(9), px(9))
        painter.drawPixmap(QRect(px(31), px(35), px(22), px(22)), picture(self._icon, self._ink("accent"), 22))
        self._paint_words(painter)
        painter.end()

    def _ink(self, otherwise: str) -> str:
        if not self.isEnabled():
            return "text-3"
        return "on-accent" if self._primary else otherwise

    @property
    def words_room(self) -> int:
        """The width that its words can have, in pixels."""
        return self.width() - px(78 + 20)

    def _paint_words(self, painter: QPainter) -> None:
        metrics = QFontMetrics(font(16, BOLD))
        room = self.words_room
        beside = room - cap_width(self._key) - px(10)
        if metrics.horizontalAdvance(self.text()) <= beside:  # else the words count; the key stands in the bar below
            room = beside
            self._paint_key(painter)
        painter.setPen(colour(self._ink("text-1")))
        painter.setFont(font(16, BOLD))
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        lines = 1 if QFontMetrics(font(13)).horizontalAdvance(self._about) <= room else 2
        top = px(26) if lines == 1 else px(17)
        painter.drawText(QRect(px(78), top, room, px(22)), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(colour(self._ink("text-2")))
        painter.setFont(font(13))
        place = QRect(px(78), top + px(23), room, self.height() - top - px(23) - px(8))
        painter.drawText(place, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._about)

    def _paint_key(self, painter: QPainter) -> None:
        cap = cap_width(self._key)
        place = QRect(self.width() - px(20) - cap, px(36), cap, px(20))
        ground = "accent" if self._primary else "bg-surface"
        draw_cap(painter, place, self._key, ink=self._ink("text-1"), ground=ground)
