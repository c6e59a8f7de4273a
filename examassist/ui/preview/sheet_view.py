"""The pages one below the other, as large as one likes; each is drawn when it comes into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from examassist.language import translate as _
from examassist.ui.theme import colour, font, hairline, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from examassist.ui.preview.images import Images
    from examassist.ui.preview.made import Made

STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 175, 200, 250, 300)
"""Percent of the size on paper."""
EDGE = 24
GAP = 16
RING = 3
NEAR = 4
"""Pixels by which a picture may miss its place, because both are whole numbers."""
_POINTS = 72


class SheetView(QAbstractScrollArea):
    """Scrolls with the keys of every list; plus and minus magnify, and 0 makes the page as wide as there is room."""

    page_changed = Signal(int)
    """The number of the page in sight, from 0."""
    zoom_changed = Signal()

    spoken_role = QAccessible.Role.Document

    def __init__(self, images: Images) -> None:
        super().__init__()
        self._images = images
        self._made: Made | None = None
        self._percent: int | None = None
        self._page = 0
        self._message = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        images.drawn.connect(lambda _page: self.viewport().update())
        self._say()

    # ------------------------------------------------------------------ what is shown

    def show_made(self, made: Made | None) -> None:
        """Show that file; of the same document, at the place where one was."""
        same = made is not None and self._made is not None and made.kind == self._made.kind
        place = self.verticalScrollBar().value() if same else 0
        self._made = made
        self._images.show_made(made)
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._on_moved()

    def say(self, message: str) -> None:
        """What stands there while there is no page to show."""
        self._message = message
        self._say()
        self.viewport().update()

    @property
    def page(self) -> int:
        """The number of the page in sight, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._made.sizes) if self._made is not None else 0

    @property
    def percent(self) -> int:
        """How large the pages are shown, in percent of the size on paper."""
        return round(self._scale() * _POINTS / self.logicalDpiX() * 100)

    @property
    def fits_width(self) -> bool:
        """Whether a page is as wide as there is room."""
        return self._percent is None

    def go_to(self, page: int) -> None:
        """Bring the top of that page into sight."""
        if 0 <= page < self.pages:
            self.verticalScrollBar().setValue(self._place(page).top() - px(GAP))
            self._set_page(page)  # the last one may be too short to come to the top

    def step_by(self, by: int) -> None:
        """Bring the next page into sight, or the one before."""
        self.go_to(min(max(self._page + by, 0), self.pages - 1))

    def zoom_by(self, by: int) -> None:
        """Show everything a step larger or smaller."""
        now = self.percent
        larger = [each for each in STEPS if each > now]
        smaller = [each for each in STEPS if each < now]
        found = larger[:1] if by > 0 else smaller[-1:]
        if found:
            self._zoom(found[0])

    def fit_width(self) -> None:
        """Make a page as wide as there is room."""
        self._zoom(None)

    def _zoom(self, percent: int | None) -> None:
        page, place = self._page, self._place(self._page)
        into = (self.verticalScrollBar().value() - place.top()) / max(place.height(), 1)
        self._percent = percent
        self._lay_out()
        place = self._place(page)
        self.verticalScrollBar().setValue(round(place.top() + into * place.height()))
        self.zoom_changed.emit()

    # ------------------------------------------------------------------ where things are

    def _scale(self) -> float:
        """Pixels of the window for a point of the page."""
        if self._percent is not None:
            return self._percent / 100 * self.logicalDpiX() / _POINTS
        widest = max((size.width for size in self._made.sizes), default=595) if self._made is not None else 595
        return max(self.viewport().width() - 2 * px(EDGE), 80) / widest

    def _place(self, page: int) -> QRect:
        """Where a page lies in everything that can be scrolled to."""
        if self._made is None or not self._made.sizes:
            return QRect()
        scale, top = self._scale(), px(GAP)
        for size in self._made.sizes[:page]:
            top += round(size.height * scale) + px(GAP)
        size = self._made.sizes[page]
        width = round(size.width * scale)
        left = max((self.viewport().width() - width) // 2, px(EDGE))
        return QRect(left, top, width, round(size.height * scale))

    def _lay_out(self) -> None:
        room = self.viewport().size()
        last = self._place(self.pages - 1) if self.pages else QRect()
        high, wide = self.verticalScrollBar(), self.horizontalScrollBar()
        for bar, whole, seen in (
            (high, last.bottom() + px(GAP), room.height()),
            (wide, last.width() + 2 * px(EDGE), room.width()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(px(48))
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_moved(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        seen = [number for number in range(self.pages) if self._place(number).top() <= middle]
        self._set_page(seen[-1] if seen else 0, say=True)

    def _set_page(self, page: int, *, say: bool = False) -> None:
        if page != self._page or say:
            self._page = page
            self._say()
            self.page_changed.emit(page)

    def _say(self) -> None:
        """For people who hear the screen: which page it is and what stands on it."""
        if self._made is None or not self._made.texts:
            self.setAccessibleName(_("Pages of the report"))
            self.setAccessibleDescription(self._message)
            return
        self.setAccessibleName(_("Page {n} of {all}").format(n=self._page + 1, all=self.pages))
        self.setAccessibleDescription(self._made.texts[self._page])

    # ------------------------------------------------------------------ drawn

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in sight, and ask for those of which there is no picture yet."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("bg-sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self.pages:
            painter.setPen(colour("text-1"))
            painter.setFont(font(15))
            room = self.viewport().rect().adjusted(px(EDGE), px(EDGE), -px(EDGE), -px(EDGE))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        ratio, offset, wanted = self.viewport().devicePixelRatioF(), self._offset(), []
        for page in range(self.pages):
            place = self._place(page).translated(-offset)
            if not place.intersects(self.viewport().rect()):
                continue
            scale = self._scale() * ratio
            image = self._images.of(page, scale)
            if image is not None:
                near = abs(image.width() / ratio - place.width()) + abs(image.height() / ratio - place.height()) < NEAR
                image.setDevicePixelRatio(ratio)
                painter.drawImage(place.topLeft() if near else place, image)  # dot by dot, for letters are fine
            else:
                painter.fillRect(place, colour("bg-surface"))
                painter.setPen(colour("text-2"))
                painter.setFont(font(14))
                text = _("Page {n} is being drawn").format(n=page + 1)
                painter.drawText(place.adjusted(0, px(40), 0, 0), Qt.AlignmentFlag.AlignHCenter, text)
            painter.setPen(QPen(colour("line-control"), hairline()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            wanted.append((page, scale))
        if self.hasFocus():
            ring = px(RING)
            painter.setPen(QPen(colour("focus-ring"), ring))
            painter.drawRect(self.viewport().rect().adjusted(ring // 2, ring // 2, -ring // 2, -ring // 2))
        painter.end()
        self._images.want(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again, at the same place of the same page."""
        super().resizeEvent(event)
        if self.fits_width:
            self._zoom(None)
        else:
            self._lay_out()

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._lay_out()

    # ------------------------------------------------------------------ keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 magnify; Space is a screenful, as in every reader."""
        bar = self.verticalScrollBar()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if not held and event.text() in {"+", "="}:
            self.zoom_by(1)
        elif not held and event.text() == "-":
            self.zoom_by(-1)
        elif not held and event.text() == "0":
            self.fit_width()
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if shifted else 1) * (bar.pageStep() - px(48)))
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.step_by(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With the key held that magnifies everywhere, magnify the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
