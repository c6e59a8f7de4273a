"""The row for an item, chosen by its kind of answer and never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.answers.choice import ChoiceCell
from examassist.ui.answers.date import DateCell
from examassist.ui.answers.drawn.arc import ArcRow
from examassist.ui.answers.drawn.tiles import TiledChoice, TiledMulti, TiledRow, has_pictures
from examassist.ui.answers.line_row import LineRow
from examassist.ui.answers.measure import MeasureCell
from examassist.ui.answers.multi import MultiCell
from examassist.ui.answers.paired_scale import PairedRow, PairedScale
from examassist.ui.answers.text import TextCell
from examassist.ui.answers.yes_no import YesNoCell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from examassist.knowledge.item import Item
    from examassist.ui.answers.cell import Setting
    from examassist.ui.answers.row import AnswerRow

_LINES = {
    "yes_no": YesNoCell,
    "yes_no_unsure": YesNoCell,
    "choice": ChoiceCell,
    "grade": ChoiceCell,
    "multi": MultiCell,
    "measure": MeasureCell,
    "date": DateCell,
    "text": TextCell,
}


def is_paired(item: Item) -> bool:
    """Whether the item is entered for right and left in one row."""
    return item.sided and item.kind in {"choice", "grade", "yes_no", "measure"}


def make_row(item: Item, setting: Setting, parent: QWidget | None = None) -> AnswerRow:
    """The row that answers ``item``, its number before its name while values are typed from paper."""
    if item.id in setting.numbers:
        item = item.model_copy(update={"label": f"{setting.numbers[item.id]}  {item.label}"})
    if is_paired(item):
        if item.arc is not None:
            return ArcRow(item, setting, parent)
        if item.kind == "measure":
            return PairedRow(item, MeasureCell, setting, parent)
        return PairedScale(item, setting, parent)
    if has_pictures(item):
        return TiledRow(item, TiledMulti if item.kind == "multi" else TiledChoice, setting, parent)
    return LineRow(item, _LINES[item.kind], setting, parent)
