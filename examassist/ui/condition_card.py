"""One condition in the panel: how well it fits in a word and four blocks, and the findings that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.ui.dress import fix
from examassist.ui.pieces import Card, WrappedText, column, row
from examassist.ui.theme import BOLD, SEMIBOLD, colour, font, hairline, px
from examassist.ui.why_link import WhyLink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from examassist.knowledge.rule import Word
    from examassist.reasoning.assessment import ConditionResult
    from examassist.reasoning.say import Say

MARGIN = 13
LINES = 5
FEW = 3
"""A card with so few lines shows one of each kind."""
_BLOCKS = {"fits_well": 4, "possible": 2, "little_support_so_far": 1, "not_enough_data": 0, "does_not_fit": 0}
_MARK = 20


Kind = Literal["for", "against", "second", "both", "unknown"]
_MINUS = "\N{MINUS SIGN}"


class Look(NamedTuple):
    """How a kind of line is marked."""

    sign: str
    ground: str
    ink: str


_LOOKS: dict[Kind, Look] = {
    "for": Look("+", "accent-soft", "accent"),
    "against": Look(_MINUS, "abn-soft", "abn-ink"),
    "second": Look("+2", "urg-soft", "urg"),
    "both": Look("\N{PLUS-MINUS SIGN}", "abn-soft", "abn-ink"),
    "unknown": Look("?", "", "text-2"),
}


class Line(NamedTuple):
    """What kind of line, and a sentence."""

    kind: Kind
    says: str


def lines_of(result: ConditionResult, limit: int = LINES) -> list[Line]:
    """For, against, second cause, both at once, not known: a few of each, so that no kind hides another."""
    unknown = [*(each.says for each in result.missing), *(each.says for each in result.not_looked_at)]
    kinds: tuple[tuple[Kind, list[str], int], ...] = (
        ("for", [fact.says for fact in result.supporting], 3),
        ("against", [fact.says for fact in result.against], 2),
        ("second", [fact.says for fact in result.second_cause], 1),
        ("both", [fact.says for fact in result.conflicts], 1),
        ("unknown", unknown, 2),
    )
    lines: list[Line] = []
    for kind, says, usual in kinds:
        distinct = list(dict.fromkeys(says))
        most = usual if limit > FEW else 1
        shown = distinct[:most]
        if len(distinct) > most:
            shown[-1] = _("{text}; {n} more").format(text=shown[-1], n=len(distinct) - most)
        lines += [Line(kind, text) for text in shown]
    return lines[: limit - 1] + lines[-1:] if len(lines) > limit else lines


class Blocks(QWidget):
    """Four blocks: filled for how well it fits, hatched where there is not enough data; always with the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word: Word = "not_enough_data"
        fix(self, 58, 8)

    def show_word(self, word: Word) -> None:
        """Show that word."""
        self._word = word
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(4):
            place = QRectF(number * px(15) + 0.5, 0.5, px(12), px(7))
            painter.setPen(QPen(colour("line-soft"), hairline()))
            if number < _BLOCKS[self._word]:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent"))
            elif self._word == "not_enough_data":
                painter.setPen(QPen(colour("line-control"), 1))
                painter.setBrush(QBrush(colour("line-control"), Qt.BrushStyle.BDiagPattern))
            else:
                painter.setBrush(colour("bg-sunken"))
            painter.drawRoundedRect(place, px(2.5), px(2.5))
        painter.end()


class Mark(QWidget):
    """The sign before a line: for, against, second cause, not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind = "for"
        fix(self, _MARK + 2, _MARK - 2)

    def show_kind(self, kind: Kind) -> None:
        """Show the sign of that kind."""
        self._kind = kind
        names: dict[Kind, str] = {
            "for": _("for"),
            "against": _("against"),
            "second": _("second cause"),
            "both": _("for and against"),
            "unknown": _("not known"),
        }
        self.setAccessibleName(names[kind])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = _LOOKS[self._kind]
        place = QRect(0, 1, px(22) if len(look.sign) > 1 else px(16), px(16))
        if look.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(look.ground))
        else:
            painter.setPen(QPen(colour("line-control"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(colour(look.ink))
        painter.setFont(font(12, BOLD))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, look.sign)
        painter.end()


class MarkedLine(QWidget):
    """A sign and a sentence in a column of fixed width."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(gap=4)
        self._mark = Mark()
        self._text = WrappedText(width - _MARK - 6)
        line.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text)
        self.setLayout(line)

    def show_line(self, line: Line | None) -> None:
        """Show that line; None hides it."""
        self.setVisible(line is not None)
        if line is not None:
            self._mark.show_kind(line.kind)
            self._text.set_text(line.says)


class ConditionCard(Card):
    """Made once; then only told other words."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        inner = width - 2 * px(MARGIN)
        inside = column(margins=(MARGIN, 11, MARGIN, 12), gap=4)
        self._title = WrappedText(inner, size=14, weight=BOLD)
        inside.addWidget(self._title)
        word = row(gap=8)
        self._blocks = Blocks()
        self._word = WrappedText(inner - px(70 + 54), size=12, weight=SEMIBOLD)
        word.addWidget(self._blocks)
        word.addWidget(self._word)
        word.addStretch(1)
        self.why = WhyLink()
        word.addWidget(self.why)
        inside.addLayout(word)
        self._lines = [MarkedLine(inner) for _n in range(LINES)]
        for line in self._lines:
            inside.addWidget(line)
        self.setLayout(inside)

    def show_result(self, result: ConditionResult | None, say: Say, limit: int = LINES) -> None:
        """Show that condition with so many lines; None hides the card."""
        self.setVisible(result is not None)
        if result is None:
            return
        title = say.condition(result.id, result.side, result.roots)
        self._title.set_text(title)
        self.why.explain(result, title)
        self._blocks.show_word(result.word)
        self._word.set_text(say.word(result.word))
        for widget, line in zip(self._lines, [*lines_of(result, limit), *[None] * LINES], strict=False):
            widget.show_line(line)
