"""A list whose answers stand as tiles with a figure each; plain chips where there is no room for figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from examassist.ui.answers import look
from examassist.ui.answers.cell import EDGE
from examassist.ui.answers.choice import BETWEEN, ChoiceCell
from examassist.ui.answers.drawn.paint import has_room, paint_picture
from examassist.ui.answers.line_row import MARGIN, PAD, LineRow
from examassist.ui.answers.multi import MultiCell
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from examassist.knowledge.item import Item
    from examassist.knowledge.picture import Picture
    from examassist.ui.answers.look import Metrics

COLUMNS = 4
LEAST = 128
"""A narrower tile would cut the words under its figure."""
WORDS = 24
"""The height of key and word under a figure."""
FIGURE = 1.2
"""The height of a figure, measured by that of a control."""


class Tiled(ChoiceCell):
    """One answer of a list, as tiles."""

    tiled = False
    """Whether it shows tiles now; its row decides that for the room there is."""

    def _flow(self, width: int, control: int) -> list[QRect]:
        """The tiles in lines of four, or the chips."""
        if not self.tiled:
            return super()._flow(width, control)
        end = width - px(EDGE) - look.mark_width() - px(12)
        each = (end - px(EDGE) - (COLUMNS - 1) * px(BETWEEN)) // COLUMNS
        high = tile_height(control)
        return [
            QRect(
                px(EDGE) + column * (each + px(BETWEEN)),
                px(EDGE) + line * (high + px(BETWEEN)),
                each,
                high,
            )
            for line, column in (divmod(number, COLUMNS) for number in range(len(self.chips())))
        ]

    def paint_chip(self, painter: QPainter, rect: QRect, chip: tuple[str, str, str]) -> None:
        """The figure above its key and word; a chip without a figure stands in the middle of its tile."""
        name, key, label = chip
        if not self.tiled:
            super().paint_chip(painter, rect, chip)
            return
        paint = self.paint_of(name)
        picture = self._picture_of(name)
        if picture is None:
            look.box(painter, rect, paint)
            look.write(painter, rect, label, look.font(13, semibold=paint.bold), paint.text)
            return
        look.box(painter, rect, paint)
        above = rect.adjusted(px(8), px(5), -px(8), -px(WORDS + 2))
        paint_picture(painter, above, picture, paint.text if paint.bold else look.ink("text-2"))
        below = QRect(rect.left(), rect.bottom() - px(WORDS), rect.width(), px(WORDS - 2))
        look.chip_words(painter, below, key, label, paint)
        if paint is look.Paint.ABNORMAL:
            look.corner_mark(painter, rect)

    def _picture_of(self, name: str) -> Picture | None:
        answer = self.item.answer(name)
        return self.setting.pictures.get(answer.picture or "") if answer is not None else None


class TiledChoice(Tiled):
    """One answer of a list, as tiles."""


class TiledMulti(MultiCell, Tiled):
    """All that apply, as tiles."""


class TiledRow(LineRow):
    """A plain row with tiles under its words where they fit."""

    def _tiles(self, width: int, metrics: Metrics) -> bool:
        """Whether tiles are shown; the cells are told, because their heights hang on it."""
        inner = self._inner_width(width) - look.mark_width() - px(12 + 2 * EDGE)
        wide = inner >= COLUMNS * px(LEAST) + (COLUMNS - 1) * px(BETWEEN)
        shown = metrics.pictures and wide and has_room()
        for cell in self.cells:
            if isinstance(cell, Tiled):
                cell.tiled = shown
        return shown

    def _inner_width(self, width: int) -> int:
        return width - px(MARGIN) - (self._indent - px(EDGE)) - self._tag - px(8)

    def _is_under(self, width: int, metrics: Metrics) -> bool:
        """Tiles always stand under the words."""
        return self._tiles(width, metrics) or super()._is_under(width, metrics)

    def measure(self, width: int, metrics: Metrics) -> int:
        """One row, or the heading and as many lines of tiles as the answers need; what is drawn stays as it is."""
        now = [isinstance(cell, Tiled) and cell.tiled for cell in self.cells]
        height = super().measure(width, metrics) + (px(PAD) if self._tiles(width, metrics) else 0)
        for cell, tiled in zip(self.cells, now, strict=True):
            if isinstance(cell, Tiled):
                cell.tiled = tiled
        return height


def tile_height(control: int) -> int:
    """The height of a tile beside controls of this height."""
    return round(control * FIGURE) + px(WORDS + 10)


def has_pictures(item: Item) -> bool:
    """Whether the content names figures for the answers of an item."""
    return any(answer.picture is not None for answer in item.values)
