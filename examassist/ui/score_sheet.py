"""The scores of an exam on one sheet that opens when it is asked for; no page and no panel shows one by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from examassist.language import translate as _
from examassist.ui.pieces import Card, PrimaryButton, ReadArea, WrappedText, column, elided_words, heading, row, words
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score
    from examassist.reasoning.assessment import Assessment, ScoreResult

_WIDTH = 620
_INNER = _WIDTH - 2 * 16
_TEXT = _INNER - 2 * 14


class ScoreSheet(QDialog):
    """What each score says now: its range, its meaning, what is missing, for whom it was made and its limits."""

    def __init__(self, parent: QWidget, edition: Edition, assessment: Assessment, patient: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Scores"))
        inside = column(margins=(16, 4, 16, 12), gap=10)
        for title, entries in _groups(edition, assessment.scores):
            inside.addWidget(heading(title))
            for score, results in entries:
                inside.addWidget(_ScoreCard(score, results))
        inside.addStretch(1)
        page = QWidget()
        page.setLayout(inside)
        area = ReadArea(_("Scores"))
        area.setWidget(page)
        close = PrimaryButton(_("Close"))
        close.clicked.connect(self.accept)
        last = row(margins=(16, 0, 16, 0))
        last.addStretch(1)
        last.addWidget(close)
        whole = column(margins=(0, 16, 0, 14), gap=8)
        head = column(margins=(16, 0, 16, 0), gap=2)
        head.addWidget(words(_("Scores"), size=19, weight=BOLD))
        if patient:
            head.addWidget(elided_words(patient, size=13, weight=SEMIBOLD))
        told = _("No word of fit, red flag or test rests on one, and none is printed in the summary.")
        head.addWidget(WrappedText(px(_INNER), ink="text-2", text=told))
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addLayout(last)
        self.setLayout(whole)
        self.resize(px(_WIDTH) + px(24), px(640))


class _ScoreCard(Card):
    """One score, with its right and left side where it is counted for each."""

    def __init__(self, score: Score, results: Sequence[ScoreResult]) -> None:
        super().__init__()
        inside = column(margins=(14, 10, 14, 11), gap=4)
        for result in results:
            inside.addWidget(WrappedText(px(_TEXT), size=14, weight=SEMIBOLD, text=result.says))
            for text in _found(score, result):
                inside.addWidget(WrappedText(px(_TEXT), text=text))
        for text in _about(score):
            inside.addWidget(WrappedText(px(_TEXT), size=12, ink="text-2", text=text))
        self.setLayout(inside)


def _groups(
    edition: Edition, results: Sequence[ScoreResult]
) -> Iterator[tuple[str, list[tuple[Score, list[ScoreResult]]]]]:
    counted = [each for each in results if each.locked is None]
    for title, found in (
        (_("Something is recorded"), [each for each in counted if each.because]),
        (_("Nothing is recorded yet"), [each for each in counted if not each.because]),
        (_("Not computed"), [each for each in results if each.locked is not None]),
    ):
        if found:
            names = dict.fromkeys(each.id for each in found)
            yield title, [(edition.score[name], [each for each in found if each.id == name]) for name in names]


def _found(score: Score, result: ScoreResult) -> Iterator[str]:
    if result.locked is not None or score.state != "computed":
        return
    yield result.interpretation
    if result.missing:
        yield _("To complete it: {cells}").format(cells="; ".join(each.says for each in result.missing))


def _about(score: Score) -> Iterator[str]:
    yield _("Made for: {text}.").format(text=". ".join(filter(None, (score.population, score.setting))))
    yield _("How it did: {text}.").format(text=score.external)
    yield f"{score.why}."
    if score.licence is not None:
        yield f"{score.licence}."
    yield _("Sources: {keys}; {status}.").format(keys=", ".join(score.sources), status=score.status)
