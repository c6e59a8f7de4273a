"""The answers of a cell as a list, for hands that use no single keys: the menu key, the other mouse button, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from examassist.language import translate as _
from examassist.ui.answers.result import reasons_of

if TYPE_CHECKING:
    from examassist.ui.answers.cell import AnswerCell


def open_menu(cell: AnswerCell) -> QMenu:
    """Open the list under the cell: everything a click could choose, the reasons for unable, and back to blank."""
    menu = QMenu(cell)
    menu.setAccessibleName(cell.name)
    labels = {name: label for name, _key, label in cell.chips()}
    for zone in cell.zones:
        answer = cell.item.answer(zone.name)
        text = labels.get(zone.name) or (answer.label if answer is not None else zone.hint)
        if text:
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, name=zone.name: cell.take_zone(name))
    for letter in cell.item.letters:
        action = menu.addAction(letter.label.replace("&", "&&"))
        action.triggered.connect(lambda _on=False, text=letter.key: cell.take_letter(text, here=True))
    menu.addSeparator()
    unable = menu.addMenu(_("Unable, why"))
    for reason in reasons_of(cell.item, cell.key):
        action = unable.addAction(reason.label.replace("&", "&&"))
        action.triggered.connect(lambda _on=False, result=reason.result: cell.answered.emit(cell.key, result))
    menu.addAction(_("Back to blank")).triggered.connect(lambda _on=False: cell.take_erase())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(cell.mapToGlobal(QPoint(0, cell.height())))
    menu.setActiveAction(menu.actions()[0])
    return menu
