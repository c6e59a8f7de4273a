"""The pages in small, to go from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from examassist.language import translate as _
from examassist.ui.preview.images import Images
from examassist.ui.theme import px

if TYPE_CHECKING:
    from examassist.ui.background import Background
    from examassist.ui.preview.made import Made

WIDTH = 150
_PICTURE = 104
_CAPTION = 40


class PageList(QListWidget):
    """Up and Down go through the pages, a click goes to one."""

    wanted = Signal(int)
    """The number of a page, from 0."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._made: Made | None = None
        self._images = Images(background, self)
        self._images.drawn.connect(self._show_picture)
        self.setAccessibleName(_("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyled()
        self.currentRowChanged.connect(self._on_row)

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self.setFixedWidth(px(WIDTH))
        self.setSpacing(px(4))
        self._show_all()

    def show_made(self, made: Made | None) -> None:
        """Show the pages of that file."""
        self._made = made
        self._images.show_made(made)
        self._show_all()

    def show_page(self, page: int) -> None:
        """Mark the page that is in sight; nobody is told."""
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)
        self.viewport().update()

    def _show_all(self) -> None:
        now = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        sizes = self._made.sizes if self._made is not None else ()
        tallest = max((size.height / size.width for size in sizes), default=1.3)
        self.setIconSize(QSize(px(_PICTURE), round(px(_PICTURE) * tallest)))
        for number in range(len(sizes)):
            item = QListWidgetItem(_("Page {n}").format(n=number + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setSizeHint(QSize(px(WIDTH) - px(24), self.iconSize().height() + px(_CAPTION)))
            self.addItem(item)
        self.setCurrentRow(min(now, len(sizes) - 1))
        self.blockSignals(False)
        self._images.want([(number, self._scale(number)) for number in range(len(sizes))])

    def _scale(self, page: int) -> float:
        width = self._made.sizes[page].width if self._made is not None else 1
        return px(_PICTURE) * self.devicePixelRatioF() / width

    def _show_picture(self, page: int) -> None:
        image, item = self._images.of(page, self._scale(page)), self.item(page)
        if image is not None and item is not None:
            icon, drawn = QIcon(), QPixmap.fromImage(image)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # else Qt tints what is chosen
                icon.addPixmap(drawn, mode)
            item.setIcon(icon)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.wanted.emit(row)
