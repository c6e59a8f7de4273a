"""One pair of findings that do not go together, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from examassist.domain.act import Settlement
from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.kept import KEPT, kept_because, kept_in_words
from examassist.reasoning.say import say_for
from examassist.ui.flow import Flow
from examassist.ui.pieces import Card, Chip, LinkButton, PrimaryButton, column, pictured, row, words
from examassist.ui.theme import SEMIBOLD

if TYPE_CHECKING:
    from examassist.domain.act import KeptReason
    from examassist.reasoning.assessment import ContradictionResult
    from examassist.ui.encounter_model import EncounterModel

LONGEST = 500


class PairCard(Card):
    """Says what does not go together; corrects either finding, or keeps both once a reason is chosen."""

    cell_wanted = Signal(object)
    """The FindingKey to correct."""

    def __init__(self, model: EncounterModel, pair: ContradictionResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.pair = pair
        self.setAccessibleName(_("Do not go together: {text}").format(text=pair.says))
        inside = column(margins=(14, 8, 14, 8), gap=6)
        head = row(gap=10)
        head.addWidget(pictured("triangle-alert", "text-1", 18), alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(words(_("Do not go together: {text}").format(text=pair.says), size=13, wrap=True), 1)
        inside.addLayout(head)
        self.correct: dict[str, QPushButton] = {}
        buttons: list[QPushButton] = [self._correct(item, keys) for item, keys in cells_of(pair).items()]
        self.keep = QPushButton(_("Keep both because …"))
        self.keep.setAutoDefault(True)
        self.keep.clicked.connect(self._ask)
        if pair.state == "open":
            buttons.append(self.keep)
        else:
            inside.addWidget(words(self._kept(), size=13, weight=SEMIBOLD, wrap=True))
            self.keep.setParent(self)
            self.keep.hide()
        inside.addWidget(Flow(buttons, gap=8))
        self.form = _ReasonForm()
        self.form.given.connect(self._settle)
        self.form.hide()
        inside.addWidget(self.form)
        self.setLayout(inside)

    def _correct(self, item: str, keys: list[FindingKey]) -> QPushButton:
        name = say_for(self._model.edition).cells(keys)
        button = self.correct[item] = LinkButton(_("Correct: {finding}").format(finding=name))
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.cell_wanted.emit(keys[0]))
        return button

    def _kept(self) -> str:
        settled = {each.contradiction: each for each in self._model.encounter.settled}
        known = settled.get(self.pair.id)
        reason = kept_in_words(known) if known is not None else ""
        return _("Both kept: {reason}").format(reason=reason)

    def _ask(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.form.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, because: KeptReason, text: str) -> None:
        between = tuple(dict.fromkeys(fact.finding for fact in self.pair.between))
        kept = Settlement(contradiction=self.pair.id, reason=text, because=because, between=between)
        self._model.settle(kept)


class _ReasonForm(QWidget):
    """A reason, always chosen, and one's own words; another reason needs the words."""

    given = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        inside = column(gap=6)
        self._group = QButtonGroup(self)
        self.chips = [Chip(kept_because(reason)) for reason in KEPT]
        for number, chip in enumerate(self.chips):
            self._group.addButton(chip, number)
        self._group.idClicked.connect(lambda _id: self._show())
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST)
        self.text.setPlaceholderText(_("In your own words"))
        self.text.setAccessibleName(_("In your own words"))
        self.text.textChanged.connect(lambda _text: self._show())
        self.text.returnPressed.connect(self._give)
        self.record = PrimaryButton(_("Keep both"))
        self.record.setAutoDefault(True)
        self.record.clicked.connect(self._give)
        inside.addWidget(Flow(self.chips, gap=8))
        line = row(gap=8)
        line.addWidget(self.text, 1)
        line.addWidget(self.record)
        inside.addLayout(line)
        self.setLayout(inside)
        self._show()

    def _reason(self) -> KeptReason | None:
        at = self._group.checkedId()
        reason = KEPT[at] if at >= 0 else None
        return None if reason == "other" and not self.text.text().strip() else reason

    def _show(self) -> None:
        self.record.setEnabled(self._reason() is not None)

    def _give(self) -> None:
        reason = self._reason()
        if reason is not None:
            self.given.emit(reason, self.text.text().strip())


def cells_of(pair: ContradictionResult) -> dict[str, list[FindingKey]]:
    """The findings of the pair, item by item."""
    found: dict[str, list[FindingKey]] = {}
    for fact in pair.between:
        key = FindingKey.parse(fact.finding)
        found.setdefault(key.item, []).append(key)
    return found
