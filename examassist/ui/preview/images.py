"""Pictures of pages, drawn beside the window one at a time, and so many kept that they have room."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.errors import ExamAssistError
    from examassist.report.page_images import PageImage
    from examassist.ui.background import Background
    from examassist.ui.preview.made import Made

ROOM = 64 * 1024 * 1024
"""Bytes that all pictures together may take; the one that is looked at is kept whatever it takes."""
LARGEST = 6_000_000
"""Pixels of one picture; what is magnified further is magnified from that. Two of them always have room."""


class Wanted(NamedTuple):
    """A page at so many pixels a point."""

    page: int
    scale: float


def image_of(drawn: PageImage) -> QImage:
    """The same as Qt has it, with memory of its own."""
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()


class Images(QObject):
    """Draws what is asked for last; what nobody looks at any more is neither drawn nor kept for long."""

    drawn = Signal(int)
    """The number of a page of which there is a new picture."""
    failed = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._made: Made | None = None
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._waiting: list[Wanted] = []
        self._drawing = False

    def show_made(self, made: Made | None) -> None:
        """Draw the pages of that file from now on; pictures of another one are gone."""
        self._made = made
        self._kept.clear()
        self._waiting.clear()

    @property
    def size(self) -> int:
        """Bytes that the pictures take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    @property
    def drawing(self) -> bool:
        """Whether a picture is being drawn."""
        return self._drawing

    def scale_for(self, page: int, scale: float) -> float:
        """The scale at which a page is drawn that shall be shown at that one."""
        if self._made is None:
            return scale
        width, height = self._made.sizes[page]
        return round(min(scale, math.sqrt(LARGEST / (width * height))), 4)

    def of(self, page: int, scale: float) -> QImage | None:
        """The picture of a page at that scale, or the nearest to it that is there."""
        exact = Wanted(page, self.scale_for(page, scale))
        if exact in self._kept:
            self._kept.move_to_end(exact)
            return self._kept[exact]
        near = [each for each in self._kept if each.page == page]
        return self._kept[min(near, key=lambda each: abs(each.scale - scale))] if near else None

    def want(self, pages: Sequence[tuple[int, float]]) -> None:
        """Draw these, the first one first, instead of what was asked for before."""
        if self._made is None:
            return
        wanted = [Wanted(page, self.scale_for(page, scale)) for page, scale in pages]
        for each in reversed(wanted):
            if each in self._kept:
                self._kept.move_to_end(each)
        self._waiting = [each for each in wanted if each not in self._kept]
        self._next()

    def _next(self) -> None:
        if self._drawing or not self._waiting or self._made is None:
            return
        made, wanted = self._made, self._waiting.pop(0)
        self._drawing = True

        def draw() -> QImage:
            from examassist.report.page_images import page_image

            return image_of(page_image(made.data, wanted.page, wanted.scale))

        def shown(image: QImage) -> None:
            self._drawing = False
            if made is self._made:
                self._keep(wanted, image)
                self.drawn.emit(wanted.page)
            self._next()

        def unshown(error: ExamAssistError) -> None:
            self._drawing = False
            self._waiting.clear()
            self.failed.emit(str(error))

        self._background.run(draw, shown, unshown)

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        self._kept[wanted] = image
        while self.size > ROOM and len(self._kept) > 1:
            self._kept.popitem(last=False)
