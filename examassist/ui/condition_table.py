"""The conditions on the assessment page: what is for, what is against or a second cause, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.say import Say
from examassist.ui import dress
from examassist.ui.condition_card import Blocks, Line, Mark, lines_of
from examassist.ui.pieces import Card, LinkButton, column, row, rule, words
from examassist.ui.theme import BOLD, SEMIBOLD, px
from examassist.ui.why_link import WhyLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment, ConditionResult

SHOWN = 3
NARROW = 620
"""Below this, at the zoom in use, four columns would be wider than the page: the three lists stand under the name."""
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
        self._stacked = False
        self._unfolded = False
        self._body: QWidget | None = None
        self._column = column(gap=0)
        self.setLayout(self._column)

    def set_width(self, width: int) -> None:
        """Stand in four columns or one under the other, as this width allows."""
        stacked = width < px(NARROW)
        if stacked != self._stacked:
            self._stacked = stacked
            if self._shown is not None:
                self._show(self._shown)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is said now."""
        if assessment == self._shown:
            return
        self._shown = assessment
        self._show(assessment)

    def _show(self, assessment: Assessment) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._made(assessment)
        self._column.addWidget(self._body)
        self._body.show()

    def _made(self, assessment: Assessment) -> QWidget:
        body = QWidget()
        grid, span = QGridLayout(), 1 if self._stacked else 4
        dress.space(grid, (16, 10, 16, 12))
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for number, stretch in enumerate((1,) if self._stacked else (24, 26, 26, 26)):
            grid.setColumnStretch(number, stretch)
        body.setLayout(grid)
        if assessment.emergency is not None:
            text = _("Words of fit are not shown while an emergency is raised.")
            grid.addWidget(words(text, ink="text-2", wrap=True), 0, 0, 1, span)
            return body
        titles = (_("Condition"), _("For"), _("Against, or second cause"), _("Not known"))
        for number, title in enumerate(() if self._stacked else titles):
            grid.addWidget(words(title, size=13, weight=SEMIBOLD, ink="text-2"), 0, number)
        weighed = [result for result in assessment.conditions if result.word != "not_enough_data"]
        told = [result for result in weighed if self._say.asked_by_flags(result, assessment) is None][:SHOWN]
        line = 1
        for result in told:
            grid.addWidget(rule(), line, 0, 1, span)
            self._add(grid, line + 1, result)
            line += 8  # rule, name, and room for three titles with their lists
        others = [result for result in assessment.conditions if result not in told]
        if others:
            grid.addWidget(rule(), line, 0, 1, span)
        lines = self._by_word(others, assessment)
        if still_open := [text for is_open, text in lines if is_open]:
            grid.addWidget(words("\n".join(still_open), size=13, ink="text-2", wrap=True), line + 1, 0, 1, span)
        if rest := [text for is_open, text in lines if not is_open]:
            count = sum(1 for each in others if not self._is_open(each, assessment))
            grid.addLayout(self._folded(rest, count), line + 2, 0, 1, span)
        return body

    def _folded(self, lines: Sequence[str], count: int) -> QVBoxLayout:
        """What was looked at and comes after the first three: folded, because the impression stands below it.

        What lacks data or is not cleared is never folded away.
        """
        both = column(gap=2)
        link = LinkButton(translate_count("{n} more condition", "{n} more conditions", count).format(n=count))
        names = words("\n".join(lines), size=13, ink="text-2", wrap=True)
        names.setVisible(self._unfolded)

        def fold() -> None:
            self._unfolded = not self._unfolded
            names.setVisible(self._unfolded)

        link.clicked.connect(fold)
        both.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        both.addWidget(names)
        return both

    def _by_word(self, results: Sequence[ConditionResult], assessment: Assessment) -> list[tuple[bool, str]]:
        """The others by name, a line for each word, and whether it says that something is still open."""
        lines: dict[tuple[bool, str], dict[str, None]] = {}
        for result in results:
            name = self._say.condition(result.id, result.side, result.roots, short=True)
            place = (self._is_open(result, assessment), self._say.fit(result, assessment))
            lines.setdefault(place, {})[name] = None
        return [
            (is_open, _("{word}: {conditions}").format(word=word, conditions=", ".join(names)))
            for (is_open, word), names in lines.items()
        ]

    def _is_open(self, result: ConditionResult, assessment: Assessment) -> bool:
        found = self._say.asked_by_flags(result, assessment)
        return result.word == "not_enough_data" if found is None else found != "no_trigger"

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
        titles = (_("For"), _("Against, or second cause"), _("Not known"))
        for number, kinds in enumerate(_COLUMNS):
            here = _lines([each for each in lines if each.kind in kinds], empty[number])
            if self._stacked:
                over = words(titles[number], size=13, weight=SEMIBOLD, ink="text-2")
                grid.addWidget(over, line + 1 + 2 * number, 0)
                grid.addLayout(here, line + 2 + 2 * number, 0)
            else:
                grid.addLayout(here, line, number + 1)


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
