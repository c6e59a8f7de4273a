"""What stands beside the words of fit: findings that do not go together, and cards worth a thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.ui.pieces import Card, WrappedText, column
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from examassist.reasoning.assessment import Assessment, CardResult

PAIRS = 2
CARDS = 3
_MARGIN = 12


class BesideCard(Card):
    """Made once, then only told other words; hidden while there is nothing to say or an emergency is raised.

    The short form names the cards, the full one also says when to think of each and what comes first.
    """

    def __init__(self, width: int, *, full: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = full
        inner = width - 2 * px(_MARGIN)
        self._pairs = [WrappedText(inner) for _n in range(PAIRS)]
        self._title = WrappedText(inner, size=12, weight=SEMIBOLD, ink="text-2", text=_("Also think of; not ranked"))
        self._cards = [WrappedText(inner) for _n in range(CARDS)]
        self._more = WrappedText(inner, ink="text-2")
        inside = column(margins=(_MARGIN, 9, _MARGIN, 10), gap=5)
        for text in self._texts:
            inside.addWidget(text)
        self.setLayout(inside)
        self.set_width(width)
        self.hide()

    @property
    def _texts(self) -> Sequence[WrappedText]:
        return (*self._pairs, self._title, *self._cards, self._more)

    def set_width(self, width: int) -> None:
        """Use another width from now on."""
        self.setFixedWidth(width)
        for text in self._texts:
            text.set_width(width - 2 * px(_MARGIN))

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is said now; a pair that was settled is no longer asked about."""
        quiet = assessment.emergency is not None
        pairs = [] if quiet else [each.says for each in assessment.contradictions if each.state == "open"]
        cards = () if quiet else assessment.consider
        _fill(self._pairs, [_("Do not go together: {text}").format(text=says) for says in pairs])
        self._title.setVisible(bool(cards))
        _fill(self._cards, [self._told(card) for card in cards])
        left = max(0, len(pairs) - PAIRS) + max(0, len(cards) - CARDS)
        self._more.set_text(_("and {n} more in the report").format(n=left))
        self._more.setVisible(bool(left))
        self.setVisible(bool(pairs or cards))

    def _told(self, card: CardResult) -> str:
        if not self._full:
            return card.says
        return _("{name}: {when}. First: {first}.").format(
            name=card.says, when=card.think_of_it_when, first=card.first_test
        )


def _fill(texts: Sequence[WrappedText], lines: Sequence[str]) -> None:
    for number, text in enumerate(texts):
        text.set_text(lines[number] if number < len(lines) else "")
        text.setVisible(number < len(lines))
