"""The visits beside the page, the newest first: when, whose record, and what the clinician thought of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from examassist.language import translate as _
from examassist.ui.pieces import Card, column, pictured, row, words
from examassist.ui.theme import BOLD
from examassist.ui.trends.words import impression_text, visit_names

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.over_time import OverTime, Visit

WIDTH = 300


class VisitList(QFrame):
    """Each visit with the clinician's own impression; the program's words are in none of them."""

    def __init__(self, over: OverTime, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = column(margins=(0, 0, 0, 0), gap=10)
        head = row(gap=8)
        head.addWidget(pictured("history", "text-2", 18))
        head.addWidget(words(_("Visits"), size=16, weight=BOLD), 1)
        whole.addLayout(head)
        for visit, name in reversed(list(zip(over.visits, visit_names(over.visits), strict=True))):
            whole.addWidget(_card(visit, name, edition))
        note = _(
            "An impression is the clinician's own. In the exam an earlier value is only a small mark beside an answer."
        )
        whole.addWidget(words(note, size=12, ink="text-2", wrap=True))
        whole.addStretch(1)
        self.setLayout(whole)


def _card(visit: Visit, name: str, edition: Edition) -> QWidget:
    card = Card()
    inside = column(margins=(12, 9, 12, 9), gap=3)
    inside.addWidget(words(name, size=14, weight=BOLD, wrap=True))
    inside.addWidget(words(impression_text(visit, edition), size=13, ink="text-1", wrap=True))
    if visit.examiners:
        who = _("Recorded by {names}").format(names=", ".join(visit.examiners))
        inside.addWidget(words(who, size=12, ink="text-2", wrap=True))
    card.setLayout(inside)
    return card
