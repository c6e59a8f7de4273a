"""The note beside the title of a step: which earlier visit stands beside the exam, and what its mark looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.last_visit import BAR, paint_bar
from examassist.ui.banner import day_text
from examassist.ui.paper.moment import moment_text, paper_text
from examassist.ui.theme import px

if TYPE_CHECKING:
    from datetime import date

    from examassist.ui.encounter_model import EncounterModel

_SIZE = 13


class VisitNote(QWidget):
    """``Follow-up of 12-Aug-2026``, or the mark with the day of the last visit; hidden where there was none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = self.short = ""
        self._bar = False
        self.hide()

    def show_for(self, model: EncounterModel) -> None:
        """Show what stands beside this exam."""
        self.text, self._bar = note_text(model), model.marks.on and model.marks.latest is not None
        self.short = day_text(model.marks.latest) if model.marks.latest is not None else ""
        if model.paper.now is not None:
            self.short = moment_text(model.paper.now.examined_at)
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.setVisible(bool(self.text))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(look.text_width(self.text, look.font(_SIZE)) + px(BAR[0] + 8), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the words, on the line of the title; in little room the day alone."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        of, bar = look.font(_SIZE), px(BAR[0] + 7)
        left = bar if self._bar and look.text_width(self.text, of) + bar <= self.width() else 0
        if left:
            middle = self.height() // 2 + px(1)
            paint_bar(painter, QRect(0, 0, px(BAR[0]) + 1, middle + px(3 + BAR[1] // 2)), look.ink("ghost"))
        room = self.width() - left
        text = self.text if look.text_width(self.text, of) <= room else look.elided(self.short, of, room)
        look.write(painter, QRect(left, 0, room, self.height()), text, of, look.ink("text-2"), look.LEFT)


def note_text(model: EncounterModel) -> str:
    """What is typed from paper, and which earlier visit stands beside the exam; empty where there is neither."""
    paper = [paper_text(model.paper.now)] if model.paper.now is not None else []
    return "  ·  ".join([*paper, *([_visit_text(model, model.marks.latest)] if model.marks.latest else [])])


def _visit_text(model: EncounterModel, latest: date) -> str:
    day = day_text(latest)
    if model.follow_up is not None:
        return _("Follow-up of {day}").format(day=day)
    return _("last visit {day}").format(day=day)
