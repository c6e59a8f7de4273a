"""The conditions on the assessment page: what is for, what is against or a second cause, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.reasoning.say import Say
from examassist.ui import dress
from examassist.ui.condition_card import Blocks, Line, Mark, lines_of
from examassist.ui.pieces import Card, column, row, rule, words
from examassist.ui.theme import BOLD, SEMIBOLD
from examassist.ui.why_link import WhyLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment, ConditionResult

SHOWN = 3
_COLUMNS = (("for",), ("against", "second", "both"), ("unknown",))
_EACH = 8


class ConditionTable(Card):
    """Made anew when the assessment changed; the words collapse while an emergency is raised."""

    why_wanted = Signal(object)
    """A ConditionResult."""

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = Say(edition)
        self._shown: Assessment | None = None
        self._body: QWidget | None = None
        self._column = column(gap=0)
        self.setLayout(self._column)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is said now."""
        if assessment == self._shown:
            return
        self._shown = assessment
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._made(assessment)
        self._column.addWidget(self._body)
        self._body.show()

    def _made(self, assessment: Assessment) -> QWidget:
        body = QWidget()
        grid = QGridLayout()
        dress.space(grid, (16, 10, 16, 12))
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for number, stretch in enumerate((24, 26, 26, 26)):
            grid.setColumnStretch(number, stretch)
        body.setLayout(grid)
        if assessment.emergency is not None:
            text = _("Words of fit are not shown while an emergency is raised.")
            grid.addWidget(words(text, ink="text-2", wrap=True), 0, 0, 1, 4)
            return body
        for number, title in enumerate((_("Condition"), _("For"), _("Against, or second cause"), _("Not known"))):
            grid.addWidget(words(title, size=13, weight=SEMIBOLD, ink="text-2"), 0, number)
        told = [result for result in assessment.conditions if result.word != "not_enough_data"][:SHOWN]
        line = 1
        for result in told:
            grid.addWidget(rule(), line, 0, 1, 4)
            self._add(grid, line + 1, result)
            line += 2
        if rest := self._by_word([result for result in assessment.conditions if result not in told]):
            grid.addWidget(rule(), line, 0, 1, 4)
            grid.addWidget(words("\n".join(rest), size=13, ink="text-2", wrap=True), line + 1, 0, 1, 4)
        return body

    def _by_word(self, results: Sequence[ConditionResult]) -> list[str]:
        """The others by name, a line for each word."""
        lines: dict[str, dict[str, None]] = {}
        for result in results:
            name = self._say.condition(result.id, result.side, result.roots, short=True)
            lines.setdefault(self._say.word(result.word), {})[name] = None
        return [
            _("{word}: {conditions}").format(word=word, conditions=", ".join(names)) for word, names in lines.items()
        ]

    def _add(self, grid: QGridLayout, line: int, result: ConditionResult) -> None:
        name = column(gap=5)
        title = self._say.condition(result.id, result.side, result.roots)
        name.addWidget(words(title, size=15, weight=BOLD, wrap=True))
        word = row(gap=8)
        blocks = Blocks()
        blocks.show_word(result.word)
        word.addWidget(blocks)
        word.addWidget(words(self._say.word(result.word), size=13, weight=SEMIBOLD))
        word.addStretch(1)
        why = WhyLink()
        why.explain(result, title)
        why.wanted.connect(self.why_wanted)
        word.addWidget(why)
        name.addLayout(word)
        name.addWidget(words(result.why, size=13, ink="text-2", wrap=True))
        name.addStretch(1)
        grid.addLayout(name, line, 0)
        lines = lines_of(result, limit=_EACH)
        empty = (_("Nothing recorded supports it"), _("Nothing recorded speaks against it"), _("Nothing named"))
        for number, kinds in enumerate(_COLUMNS):
            here = [each for each in lines if each.kind in kinds]
            grid.addLayout(_lines(here, empty[number]), line, number + 1)


def _lines(lines: Sequence[Line], otherwise: str) -> QVBoxLayout:
    made = column(gap=4)
    for line in lines:
        made.addLayout(_line(line))
    if not lines:
        made.addWidget(words(otherwise, size=13, ink="text-3", wrap=True))
    made.addStretch(1)
    return made


def _line(line: Line) -> QHBoxLayout:
    made = row(gap=4)
    mark = Mark()
    mark.show_kind(line.kind)
    made.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
    made.addWidget(words(line.says, size=13, wrap=True), 1)
    return made
