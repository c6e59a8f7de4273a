"""How one item is asked or examined, what is normal, the trap in it, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from examassist.knowledge.item import NormalFrom
from examassist.language import translate as _
from examassist.reasoning.say import readable
from examassist.ui.act_text import cell_text
from examassist.ui.commands.citing import source_line, standing
from examassist.ui.commands.popover import EDGE, Popover
from examassist.ui.pieces import WrappedText, row, words
from examassist.ui.technique import asked
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

WIDTH = 460
_LABEL = 64
_SOURCES = 3


class TechniquePopover(Popover):
    """Says only what the content says; the keys stay in the cell, so that one can answer while it is open."""

    def __init__(self, parent: QWidget, edition: Edition, key: FindingKey) -> None:
        super().__init__(parent, cell_text(key, edition), width=WIDTH)
        item = edition.item[key.item]
        for label, text in told(item, key, edition):
            line = row(gap=8)
            name = words(label, size=12, weight=SEMIBOLD, ink="text-2")
            name.setFixedWidth(px(_LABEL))
            line.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
            small = label == _("Source")
            text_width = px(WIDTH) - 2 * px(16) - px(_LABEL) - px(8) - 2
            line.addWidget(
                WrappedText(text_width, size=12 if small else 13, ink="text-2" if small else "text-1", text=text)
            )
            self.inside.addLayout(line)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def stand_clear_of(self, cell: QWidget) -> None:
        """Stand in the other half of the page than the cell, so that it hides neither the cell nor the next ones."""
        around = self.around
        self.adjustSize()
        middle = cell.mapTo(around, cell.rect().center()).y()
        low = middle < around.height() // 2
        top = around.height() - self.height() - EDGE if low else EDGE
        self.move(max(EDGE, around.width() - self.width() - 2 * EDGE), max(EDGE, top))
        self.show()
        self.raise_()


def told(item: Item, key: FindingKey, edition: Edition) -> list[tuple[str, str]]:
    """How, what is normal, what counts, the trap and the sources, each with its heading."""
    cited = [source_line(name, edition) for name in item.sources[:_SOURCES]]
    if len(item.sources) > _SOURCES:
        cited.append(_("and {n} more (W)").format(n=len(item.sources) - _SOURCES))
    parts = [
        (_("How"), asked(item, key)),
        (_("Normal"), normal_text(item)),
        (_("Counts"), readable(item.positive)),
        (_("Trap"), item.notes or ""),
        (_("Source"), "\n".join([*cited, standing(edition)])),
    ]
    return [(label, text) for label, text in parts if text]


def normal_text(item: Item) -> str:
    """The normal values in the words of the screen; empty where the content names none."""
    if isinstance(item.normal, NormalFrom):
        unit = f" {item.unit}" if item.unit and item.unit not in {"count", "ratio", "score"} else ""
        low, high = item.normal.at_least, item.normal.at_most
        if low is not None and high is not None:
            return _("{low} to {high}{unit}").format(low=low, high=high, unit=unit)
        if low is not None:
            return _("{low}{unit} or more").format(low=low, unit=unit)
        return _("{high}{unit} or less").format(high=high, unit=unit)
    labels = [answer.label for answer in item.values if answer.id in item.normal]
    return ", ".join(labels)
