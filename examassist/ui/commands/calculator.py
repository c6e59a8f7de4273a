"""The calculator of indices: pressures typed one after the other, the formula with its numbers as they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from examassist.domain.act import Redone, Undone
from examassist.language import translate as _
from examassist.reasoning.say import say_for
from examassist.ui.answers import look
from examassist.ui.answers.cell import Setting
from examassist.ui.answers.keys import BounceGuard
from examassist.ui.answers.measure import MeasureCell
from examassist.ui.answers.paired_scale import PairedRow
from examassist.ui.commands.popover import Popover
from examassist.ui.commands.ratios import pressures, quantities, ratio_lines
from examassist.ui.lost_limb import record_answer
from examassist.ui.pieces import PrimaryButton, WrappedText, row, words
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.answers.result import Result
    from examassist.ui.encounter_model import EncounterModel, RecordedChange
    from examassist.ui.single_keys import SingleKeys

WIDTH = 880
_TEXT = WIDTH - 2 * 16


class _Pace:
    """Whether the cell before was left by itself, so that an Enter typed by habit skips nothing."""

    left_by_itself = False


class PressureCell(MeasureCell):
    """A pressure; it is accepted as soon as no further digit can belong to it."""

    pace = _Pace()

    def take_event(self, event: QKeyEvent) -> bool:
        """Enter after a cell that was left by itself is the end of what was typed there."""
        by_itself, self.pace.left_by_itself = self.pace.left_by_itself, False
        if by_itself and not self.entry and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return True
        return super().take_event(event)

    def _type(self, text: str) -> None:
        super()._type(text)
        if self._is_whole(text):
            self.accept(advance=True)
            self.pace.left_by_itself = True

    def _is_whole(self, text: str) -> bool:
        limits = self.item.range
        return (
            limits is not None
            and text.isdecimal()
            and limits[0] <= int(text) <= limits[1]
            and int(text + "0") > limits[1]
        )


class Calculator(Popover):
    """Every pressure is recorded as it is typed, as on its own row of the exam; Ctrl Z takes it back."""

    def __init__(self, parent: QWidget, model: EncounterModel, single: SingleKeys) -> None:
        labels = " · ".join(dict.fromkeys(each.label for each in quantities(model.edition)))
        super().__init__(parent, labels, "", width=WIDTH)
        self._model = model
        self._say = say_for(model.edition)
        setting = Setting(BounceGuard(), single=single)
        pace = _Pace()
        self.rows = tuple(PairedRow(item, PressureCell, setting) for item in pressures(model.edition))
        self.cells: dict[FindingKey, AnswerCell] = {}
        self._add_warning()
        self._add_head()
        for made in self.rows:
            metrics = look.sizes()[-1]
            made.metrics = metrics
            made.setFixedSize(px(_TEXT), metrics.row)
            self.inside.addWidget(made)
            for cell in made.cells:
                if isinstance(cell, PressureCell):
                    cell.pace = pace
                self.cells[cell.key] = cell
                cell.answered.connect(self._on_answered)
                cell.cleared.connect(lambda key: model.clear([key]))
                cell.moved.connect(self._on_moved)
                cell.refused.connect(self._say_refused)
        said = ratio_lines(model.encounter, model.edition, self._say)
        self.lines = tuple(WrappedText(px(_TEXT), weight=SEMIBOLD) for _line in said)
        for line in self.lines:
            self.inside.addWidget(line)
        self._problem = words("", size=13, ink="urg")
        last = row(gap=8)
        last.addWidget(self._problem, 1)
        self.done = PrimaryButton(_("Done"))
        self.done.clicked.connect(self.leave)
        last.addWidget(self.done)
        self.inside.addLayout(last)
        model.recorded.connect(self._on_recorded)
        self._show()

    def _add_warning(self) -> None:
        """What is raised that forbids measuring now stands first."""
        edition = self._model.edition
        forbidden = {flag for item in pressures(edition) for flag in item.not_if}
        raised = [flag for flag in self._model.assessment.raised if flag.id in forbidden]
        if raised:
            names = ", ".join(edition.gate[flag.id].label for flag in raised)
            text = _("Not while this is raised: {flags}. Do not wait for a number.").format(flags=names)
            self.inside.addWidget(WrappedText(px(_TEXT), weight=SEMIBOLD, ink="urg", text=text))

    def _add_head(self) -> None:
        head = row(gap=8)
        head.addWidget(words(_("Patient's RIGHT"), size=13, weight=SEMIBOLD, ink="text-2"))
        head.addStretch(1)
        instead = dict.fromkeys(f"{key} {label}" for cell in self.rows[-2].cells for key, label in cell.other_keys())
        told = " · ".join([_("digits, then Enter"), *instead])
        head.addWidget(words(told, size=12, ink="text-2"))
        head.addStretch(1)
        head.addWidget(words(_("Patient's LEFT"), size=13, weight=SEMIBOLD, ink="text-2"))
        self.inside.addLayout(head)

    @property
    def first(self) -> QWidget:
        """The first blank cell, or the first of all."""
        blank = (cell for key, cell in self.cells.items() if self._model.encounter.finding(key) is None)
        return next(blank, next(iter(self.cells.values())))

    def leave(self) -> None:
        """Close it; what is typed and can be read is recorded by leaving its cell."""
        if not self.is_left:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
            self._model.recorded.disconnect(self._on_recorded)
        super().leave()

    def _on_answered(self, key: FindingKey, result: Result) -> None:
        self._problem.setText("")
        self._model.request(item.id for item in pressures(self._model.edition) if item.show == "on_request")
        record_answer(self._model, key, result, self.cells, self._problem.setText)
        if result.advance:
            self._on_moved(key, "next")

    def _on_moved(self, key: FindingKey, way: str) -> None:
        keys = list(self.cells)
        step = {"next": 1, "right": 1, "left": -1, "down": 2, "up": -2}.get(way, 0)
        at = {"home": 0, "end": len(keys) - 1}.get(way, keys.index(key) + step)
        if at >= len(keys):
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at >= 0:
            self.cells[keys[at]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_refused(self, why: str) -> None:
        self._problem.setText(why)

    def _on_recorded(self, change: RecordedChange) -> None:
        self._show()
        mine = [cell for key, cell in self.cells.items() if key in change.keys]
        if mine and isinstance(change.act, Undone | Redone):  # the window has shown it on the page behind
            QTimer.singleShot(0, mine[0], mine[0].setFocus)

    def _show(self) -> None:
        encounter = self._model.encounter
        for made in self.rows:
            made.show_encounter(encounter)
        lines = ratio_lines(encounter, self._model.edition, self._say)
        for widget, line in zip(self.lines, lines, strict=True):
            widget.set_text(f"{line.label}: {line.says}")
            widget.set_ink("text-1" if line.known else "text-2")
        self.setAccessibleDescription("\n".join(widget.text for widget in self.lines))
        if not self.isHidden():
            self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the last button closes as a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.done.hasFocus():
            self.leave()
        else:
            super().keyPressEvent(event)
