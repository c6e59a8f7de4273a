"""The clinician's own impression: found by typing among all conditions, in other words, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from examassist.domain.act import Impression
from examassist.language import translate as _
from examassist.ui.committed_line import CommittedLine
from examassist.ui.dress import at_least, fix
from examassist.ui.flow import Flow
from examassist.ui.pieces import Chip, OwnCard, column, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.rule import ClinicalCondition
    from examassist.ui.encounter_model import EncounterModel

_LIST = 176
_NAME = Qt.ItemDataRole.UserRole


class _Matches(QListWidget):
    """The conditions that hold what was typed, in the order of the alphabet; none is marked before one moves to it."""

    taken = Signal(str)
    """The id of a condition."""
    left = Signal()
    """Up from the first: back to the line in which one types."""

    def __init__(self) -> None:
        super().__init__()
        fix(self, height=_LIST)
        self.setAccessibleName(_("Conditions in alphabetical order"))
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_NAME)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the line one is on."""
        here = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and here is not None:
            self.taken.emit(here.data(_NAME))
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ImpressionCard(OwnCard):
    """Chosen conditions as chips, a line to find further ones, a line for other words; nothing is chosen beforehand."""

    def __init__(self, model: EncounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._conditions = sorted(model.edition.conditions, key=lambda each: each.label.casefold())
        self._chosen: tuple[str, ...] = ()
        self.chips: dict[str, Chip] = {}
        for condition in self._conditions:
            chip = Chip(condition.label)
            chip.setAccessibleDescription(_("Space takes it off"))
            chip.clicked.connect(lambda _on=False, name=condition.id: self._take_off(name))
            self.chips[condition.id] = chip
        self._flow = Flow(list(self.chips.values()), gap=7)
        self._flow.show_only(())
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(_("Find a condition: type a few letters"))
        self.finder.setAccessibleName(_("Find a condition"))
        at_least(self.finder, height=38)
        self.finder.textChanged.connect(lambda _text: self._show_matches())
        self.finder.installEventFilter(self)
        self.matches = _Matches()
        self.matches.taken.connect(self._take)
        self.matches.left.connect(self.finder.setFocus)
        self.matches.installEventFilter(self)
        self.text = CommittedLine(_("In your own words"))
        self.text.committed.connect(lambda _text: self._record())
        inside = column(margins=(16, 12, 16, 14), gap=9)
        head = row(gap=10)
        head.addWidget(words(_("Your impression"), size=15, weight=BOLD))
        about = _("yours, not the program's; every condition, in alphabetical order")
        head.addWidget(words(about, size=13, ink="text-2"))
        head.addStretch(1)
        inside.addLayout(head)
        for widget in (self._flow, self.finder, self.matches, self.text):
            inside.addWidget(widget)
        self.setLayout(inside)
        self._flow.hide()
        self.matches.hide()

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded."""
        impression = encounter.impression or Impression()
        self._chosen = impression.conditions
        for name, chip in self.chips.items():
            chip.setChecked(name in self._chosen)
        self._flow.show_only([self.chips[name] for name in self._chosen if name in self.chips])
        self._flow.setVisible(bool(self._chosen))
        self.text.show_text(impression.text)

    def tab_stops(self) -> list[QWidget]:
        """What was chosen, where one finds more, and other words."""
        return [*self.chips.values(), self.finder, self.matches, self.text]

    def commit(self) -> None:
        """Record what is still being typed."""
        self.text.commit()

    # ------------------------------------------------------------------ finding

    def _show_matches(self) -> None:
        typed = self.finder.text().strip().casefold()
        self.matches.clear()
        for condition in self._conditions:
            if condition.id not in self._chosen and typed in _names(condition):
                item = QListWidgetItem(condition.label)
                item.setData(_NAME, condition.id)
                self.matches.addItem(item)

    def _take(self, name: str) -> None:
        self._chosen = (*self._chosen, name)
        self._record()
        self.finder.clear()
        self._show_matches()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self, name: str) -> None:
        self._chosen = tuple(each for each in self._chosen if each != name)
        self._record()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        self._model.set_impression(Impression(conditions=self._chosen, text=self.text.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list while one finds, and lead the keys from the line into it."""
        if event.type() == QEvent.Type.FocusIn and watched is self.finder:
            self._show_matches()
            self.matches.show()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._close_list)
        elif event.type() == QEvent.Type.KeyPress and watched is self.finder and self._find_key(event):
            return True
        return super().eventFilter(watched, event)

    def _find_key(self, event: QEvent) -> bool:
        """Down goes into the list; Enter takes the only condition that matches, and nothing where several do."""
        key = event.key()  # type: ignore[attr-defined]  # a key event
        if key == Qt.Key.Key_Down and self.matches.count():
            self.matches.setFocus(Qt.FocusReason.OtherFocusReason)
            self.matches.setCurrentRow(0)
            return True
        plain = not event.modifiers()  # type: ignore[attr-defined]  # a key event
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            if self.finder.text().strip() and self.matches.count() == 1:
                self._take(self.matches.item(0).data(_NAME))
            return True
        return False

    def _close_list(self) -> None:
        if QApplication.focusWidget() not in (self.finder, self.matches):
            self.matches.hide()


def _names(condition: ClinicalCondition) -> str:
    return f"{condition.label} {condition.short}".casefold()
