"""How to ask or do what the keys are on now, what counts as positive, and which keys answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.reasoning.say import readable
from examassist.ui.act_text import cell_text, side_text
from examassist.ui.answers import letters, look
from examassist.ui.answers.make import is_paired
from examassist.ui.answers.words import legend
from examassist.ui.breakpoints import LOW_PAGE, TIGHT_PAGE
from examassist.ui.dress import fix
from examassist.ui.theme import looks, px

if TYPE_CHECKING:
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

SHORT = 76
LOW = 54
ENLARGED = 125
_PAD = 14
_LINE = 18


class TechniqueStrip(QWidget):
    """A strip under the rows; it takes no focus and says only what the content says."""

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition = edition
        self._key: FindingKey | None = None
        self._low = False
        self._tight = False
        self._away = False
        self._fit()

    def set_away(self, away: bool) -> None:  # noqa: FBT001  a switch with one meaning
        """Leave its place to something that needs all the height there is."""
        if away != self._away:
            self._away = away
            self._fit()

    def fit_page(self, height: int) -> None:
        """Take less height on a page that is not high, and none on one that would have no room for its rows."""
        fits = (height < px(LOW_PAGE), height < px(TIGHT_PAGE))
        if fits != (self._low, self._tight):
            self._low, self._tight = fits
            self._fit()

    @property
    def _is_low(self) -> bool:
        """Whether one line has to do; where the letters are large, two say what one would cut."""
        return self._low and looks().zoom <= ENLARGED

    def restyled(self) -> None:
        """Take the height of the looks in use."""
        self._fit()

    def _fit(self) -> None:
        fix(self, height=LOW if self._is_low else SHORT)
        self.setVisible(not (looks().touch or self._is_low or self._tight or self._away))
        self.update()

    def show_cell(self, key: FindingKey) -> None:
        """Say how to answer this cell."""
        self._key = key
        item = self._edition.item[key.item]
        self.setAccessibleName(cell_text(key, self._edition))
        self.setAccessibleDescription(f"{asked(item, key)} {item.positive}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heading, how, and what counts where there is room."""
        del event
        if self._key is None:
            return
        item = self._edition.item[self._key.item]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.field(painter, self.rect())
        width = self.width() - 2 * px(_PAD)
        top = px(8)
        bold = look.font(13, semibold=True)
        name = cell_text(self._key, self._edition)
        look.write(painter, QRect(px(_PAD), top, width, px(_LINE)), name, bold, look.ink("text-1"), look.LEFT)
        self._paint_keys(painter, item, px(_PAD) + look.text_width(name, bold) + px(24), top)
        top += px(_LINE) + px(2)
        text = asked(item, self._key)
        counts = _("Counts: {positive}").format(positive=readable(item.positive))
        one_line = self._is_low or look.text_width(text, look.font(13)) <= width
        top = self._paragraph(painter, text, top, lines=1 if one_line else 2)
        if one_line and not self._is_low:
            self._paragraph(painter, counts, top, lines=1, ink="text-2")

    def _paint_keys(self, painter: QPainter, item: Item, left: int, top: int) -> None:
        further = [f"{key} {label}" for key, label in letters.keys(item)]
        values = [legend(item.values)] if is_paired(item) else []
        text = " · ".join(filter(None, (*values, *further)))
        room = self.width() - px(_PAD) - left
        if room > 0 and text:
            of = look.font(12)
            rect = QRect(left, top, room, px(_LINE))
            look.write(painter, rect, look.elided(text, of, room), of, look.ink("text-2"), look.RIGHT)

    def _paragraph(self, painter: QPainter, text: str, top: int, *, lines: int, ink: str = "text-1") -> int:
        """Write up to so many lines and say where the next may begin."""
        of = look.font(13)
        width = self.width() - 2 * px(_PAD)
        metrics = QFontMetrics(of)
        flags = int(look.WRAP) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        most = (lines + 0.5) * metrics.lineSpacing()  # half a line more than the font says that it needs
        while metrics.boundingRect(QRect(0, 0, width, px(1000)), flags, text).height() > most:
            shorter, space, _last = text.rstrip("…").rpartition(" ")
            if not space:
                break
            text = shorter + "…"
        rect = QRect(px(_PAD), top, width, lines * metrics.lineSpacing())
        look.write(painter, rect, text, of, look.ink(ink), flags)
        return top + metrics.boundingRect(QRect(0, 0, width, px(1000)), flags, text).height() + px(3)


def asked(item: Item, key: FindingKey) -> str:
    """What is asked or done, with the side of the cell in it."""
    return item.ask_or_do.replace("{side}", side_text(key.side))
