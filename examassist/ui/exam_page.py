"""One step of the exam on one page: its rows, where the keys go, and how to do what they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from examassist.domain import act as acts_
from examassist.knowledge.numbering import numbers
from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.advance import kept, led_from
from examassist.ui.answers.cell import AnswerCell, Setting
from examassist.ui.answers.date import DateCell
from examassist.ui.answers.keys import BounceGuard, is_command
from examassist.ui.body_map.beside import MapBeside
from examassist.ui.commands.timing import timed
from examassist.ui.contradictions.pairs import Pairs
from examassist.ui.dress import space
from examassist.ui.exam_sheet import ExamSheet, SheetArea, neighbour
from examassist.ui.further_keys import FurtherKeys
from examassist.ui.lost_limb import lost_cells, record_answer
from examassist.ui.notes_line import NotesLine
from examassist.ui.page_head import PageHead
from examassist.ui.prone_link import PositionLinks
from examassist.ui.rest_of_page import fill_rest_normal, may_fill, rest_not_examined, why_not_copied
from examassist.ui.single_keys import SingleKeys
from examassist.ui.tab_order import in_reading_order
from examassist.ui.technique import TechniqueStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Step
    from examassist.ui.answers.result import Result
    from examassist.ui.commands.technique_popover import TechniquePopover
    from examassist.ui.encounter_model import EncounterChange, EncounterModel, RecordedChange


class ExamPage(QWidget):
    """Shows one step and passes each answer to the model; what is recorded comes back from there alone."""

    cell_focused = Signal(object)
    """The FindingKey the keys go to."""
    next_step = Signal()
    previous_step = Signal()
    timer_wanted = Signal()
    message = Signal(str)
    """A short sentence for the person at the keys."""

    def __init__(
        self,
        model: EncounterModel,
        step: Step,
        *,
        half_grades: bool = False,
        single: SingleKeys | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.step = step
        pictures = model.edition.picture
        shown = numbers(model.edition) if model.paper.now is not None else {}
        self._setting = Setting(BounceGuard(), half_grades, single or SingleKeys(), pictures, model.marks, shown)
        self._further = FurtherKeys(model, self._setting, self)
        self._further.said.connect(self.message)
        self._further.wanted.connect(self._go_beside)
        self._advancing = False
        self._leaving: FindingKey | None = None
        self._unseen: set[str] | None = None  # items recorded while nobody saw the page
        self.last_key: FindingKey | None = None
        self.technique: TechniquePopover | None = None
        self._head = PageHead(step.title, self)
        self._head.rest_normal.clicked.connect(self.fill_rest_normal)
        self._head.technique.clicked.connect(self.toggle_technique)
        self._head.timer.clicked.connect(self.timer_wanted)
        self._sheet = ExamSheet(model.edition, step.title, self._setting, self._prepare)
        self._sheet.more_wanted.connect(self._open_more)
        self._area = SheetArea(self._sheet, self)
        self._beside = MapBeside(self._area, self)
        self._beside.put_map(model.edition, step.step, self._setting, self._prepare)
        self._beside.layer_changed.connect(self._on_layer)
        self._beside.rows_wanted.connect(self.focus_first_blank)
        self._beside.alone.connect(self._head.setHidden)
        self._strip = TechniqueStrip(model.edition, self)
        self._beside.alone.connect(self._strip.set_away)
        layout = QVBoxLayout(self)
        space(layout, (20, 6, 20, 4), 6)
        layout.addWidget(self._head)
        layout.addWidget(self._beside, 1)
        self._notes = NotesLine(model, self._sheet, self._area)
        self._notes.wanted.connect(self.focus_cell)
        layout.addWidget(self._notes)
        self.positions = PositionLinks(model, self)
        self.positions.said.connect(self._said_prone)
        self.positions.taken_back.connect(self.focus_first_blank)
        layout.addWidget(self.positions)
        self.pairs = Pairs(model, step.step, self)
        layout.addWidget(self.pairs)
        layout.addWidget(self._strip)
        model.recorded.connect(self._on_recorded)
        model.changed.connect(self._on_changed)
        model.requested_changed.connect(self._on_requested)
        self._show_all()

    # ------------------------------------------------------------------ for the window around it

    @property
    def focused_key(self) -> FindingKey | None:
        """The cell the keys go to, in a row or on the map."""
        return self._sheet.focused_key() or self._beside.focused_key

    def cell(self, key: FindingKey) -> AnswerCell | None:
        """The cell of ``key``; None when the step does not show it."""
        self._catch_up()
        return self._sheet.cell(key)

    def cell_keys(self) -> tuple[FindingKey, ...]:
        """Every cell of the page in the order of the exam."""
        self._catch_up()
        return tuple(key for line in self._sheet.lines() for key in line)

    def tab_stops(self) -> list[QWidget]:
        """What the heading offers, the rows as they stand, the map, and the rest."""
        rows = in_reading_order(self._sheet.findChildren(QWidget), self._sheet)
        first = [*self._head.findChildren(QWidget), *rows]
        met = set(first)
        return [*first, *(each for each in self.findChildren(QWidget) if each not in met)]

    def focus_cell(self, key: FindingKey) -> bool:
        """Bring the keys to a cell, opening its row if it has to be asked for; whether it is on this page."""
        item = self._model.edition.item.get(key.item)
        if item is None or self._model.edition.section[item.section].step != self.step.step:
            return False
        if self.cell(key) is None:
            self._model.request([key.item])
        self._beside.show_rows()
        return self._area.bring(self._sheet.cell(key))

    def focus_first_blank(self) -> None:
        """Bring the keys to the first blank cell, or to the first cell where none is blank."""
        keys = self.cell_keys()
        blank = (key for key in keys if self._model.encounter.finding(key) is None)
        key = next(blank, keys[0] if keys else None)
        if key is not None:
            self.focus_cell(key)
        else:
            self._sheet.focus_more()

    def show_marks(self) -> None:
        """Show the marks of earlier visits beside the answers, or show them no more."""
        self._sheet.show_keys({row.item.id for row in self._sheet.shown}, self._model.encounter)
        self._sheet.place()
        self._show_progress()

    def keys_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that do something where the focus is, each with what it does."""
        key, on_map = self._sheet.focused_key(), self._beside.focused_key
        cell = self._sheet.cell(key) if key is not None else self._beside.cell(on_map) if on_map is not None else None
        own = cell.keys_now() if cell is not None else ()
        single = self._setting.single
        offered = single.on and self._head.rest_normal.isVisibleTo(self)
        rest = ((single.cap("rest_normal"), _("rest normal")),) if offered else ()
        over = ((single.cap("note"), _("note")), (single.cap("why"), _("why"))) if single.on else ()
        return (*own, *rest, *over, (_("Ctrl Z"), _("undo")))

    def fill_rest_normal(self) -> None:
        """Write the normal value into every blank cell that may be filled, as one act."""
        count, text = fill_rest_normal(self._model, self.step.step)
        self.message.emit(text)
        key = self.focused_key
        if count and (key is None or self._model.encounter.finding(key) is not None):
            self.focus_first_blank()

    def toggle_technique(self) -> None:
        """Show how the item is done that the keys are on, until it is asked for again or Esc; or hide it."""
        if not self.close_technique() and (key := self._sheet.focused_key() or self.last_key) is not None:
            self._open_technique(key)

    def close_technique(self) -> bool:
        """Hide how it is done; whether it was shown."""
        technique, self.technique = self.technique, None
        if technique is not None:
            technique.leave()
        return technique is not None

    def _open_technique(self, key: FindingKey) -> None:
        from examassist.ui.commands.technique_popover import TechniquePopover

        cell = self._sheet.cell(key)
        if cell is not None:
            self.technique = TechniquePopover(self, self._model.edition, key)
            self.technique.stand_clear_of(cell)

    # ------------------------------------------------------------------ from the cells

    def _prepare(self, cell: AnswerCell) -> None:
        if isinstance(cell, DateCell):
            cell.today = self._model.encounter.examined_at.date()
        cell.answered.connect(self._on_answered)
        cell.cleared.connect(self._on_cleared)
        cell.copy_wanted.connect(self._on_copy)
        cell.moved.connect(self._move)
        cell.half_step.connect(self._further.half_step)
        cell.lettered.connect(self._further.letter)
        cell.focused.connect(self._on_focused)
        cell.refused.connect(self.message)

    def _on_answered(self, key: FindingKey, result: Result) -> None:
        self._leaving = key if result.advance else None
        record_answer(self._model, key, result, self.cell_keys(), self.message.emit)

    def _on_cleared(self, key: FindingKey) -> None:
        self._model.clear([key])

    def _on_copy(self, key: FindingKey) -> None:
        self._leaving = key
        if self._model.same_on_other_side(key) is None:
            self._leaving = None
            self.message.emit(why_not_copied(self._model, key))

    def _go_beside(self, target: FindingKey) -> None:
        """Bring the keys to another item, on the map if they are there."""
        if not (self._beside.focused_key is not None and self._beside.focus(target)):
            self.focus_cell(target)

    def _on_layer(self) -> None:
        """The map shows another way of testing; the keys may be elsewhere by that."""
        if self.focused_key is not None:
            self.cell_focused.emit(self.focused_key)

    def _advance(self, key: FindingKey) -> None:
        self._further.just_typed = led_from(key, self._model.edition)
        self._advancing = True
        self._move(key, "next")
        self._advancing = False

    def _move(self, key: FindingKey, way: str) -> None:
        """Bring the keys to the neighbour of a cell, in the rows or on the map; at the edge they stay."""
        on_map = self._beside.focused_key is not None
        lines = self._beside.lines() if on_map else self._sheet.lines()
        if way == "next" and not on_map:
            target = self._model.cell_after(key, [each for line in lines for each in line])
        else:
            target = neighbour(lines, key, way, lost_cells(self._model.encounter))
        if target is not None and target != key and not (on_map and self._beside.focus(target)):
            self.focus_cell(target)

    def _on_focused(self, key: FindingKey) -> None:
        if not self._advancing:
            self._further.just_typed = None
        if self._sheet.cell(key) is None and self._beside.cell(key) is None:
            return
        self._beside.point_out(key)
        self._strip.show_cell(key)
        if self.close_technique():
            self._open_technique(key)
        self.last_key = key
        item = self._model.edition.item[key.item]
        self._head.show_setup(self._model.edition.section[item.section].setup)
        self._head.show_timer(offered=timed(key, self._model.edition) is not None)
        self._sheet.show_heads()
        self.cell_focused.emit(key)

    # ------------------------------------------------------------------ from the model

    def _on_recorded(self, change: RecordedChange) -> None:
        """Show what was recorded and go on, before the assessment is worked out."""
        items = {key.item for key in change.keys}
        if isinstance(change.act, acts_.Noted | acts_.Undone | acts_.Redone):
            items |= {row.item.id for row in self._sheet.shown}
        if not self.isVisible():
            self._unseen = items | (self._unseen or set())
            return
        self._show_recorded(items)
        if isinstance(change.act, acts_.Recorded):  # also where the same answer was given again
            leaving, self._leaving = self._leaving, None
            if leaving is not None and any(finding.key == leaving for finding in change.act.findings):
                self._advance(leaving)
        if isinstance(change.act, acts_.Undone | acts_.Redone):
            on_map = [key for line in self._beside.lines() for key in line] if self._beside.focused_key else []
            here = [key for key in on_map or self.cell_keys() if key in change.keys]
            if here and not (on_map and self._beside.focus(here[0])):
                self.focus_cell(here[0])
        self._sheet.paint_now(items)

    def _show_recorded(self, items: set[str]) -> None:
        focused, before = self._sheet.focused_key(), self.cell_keys()
        if self._sheet.show_parts(self._model.parts_of(self.step.step), self._model.encounter):
            self._keep_focus(focused, before)
            self._area.settle()
        self._sheet.show_keys(items, self._model.encounter)
        self._beside.show_encounter(self._model.encounter)
        self._show_progress()
        self.positions.show_for(self.cell_keys())  # here, because a line more moves what is painted now

    def _catch_up(self) -> None:
        """A page that nobody sees is drawn no more; it shows what was recorded meanwhile when somebody asks for it."""
        items, self._unseen = self._unseen, None
        if items is not None:
            self._show_recorded(items)
            self._show_rest_normal()

    def _on_changed(self, _change: EncounterChange) -> None:
        if self._unseen is None:
            self._show_rest_normal()

    def _keep_focus(self, focused: FindingKey | None, before: tuple[FindingKey, ...]) -> None:
        """After other rows came or went the keys stay where they were, or go to the row above."""
        target = kept(focused, before, self.cell_keys()) if focused is not None else None
        if target is not None and self._sheet.focused_key() != target:
            self.focus_cell(target)

    def _on_requested(self) -> None:
        focused, before = self._sheet.focused_key(), self.cell_keys()
        if self._sheet.show_parts(self._model.parts_of(self.step.step), self._model.encounter):
            self._keep_focus(focused, before)
        self._show_progress()
        self._show_rest_normal()
        self.positions.show_for(self.cell_keys())

    def _open_more(self, items: tuple[str, ...]) -> None:
        before = set(self.cell_keys())
        self._model.request(items)
        new = next((key for key in self.cell_keys() if key not in before), None)
        if new is not None:
            self.focus_cell(new)

    def _show_all(self) -> None:
        parts = self._model.parts_of(self.step.step)
        self._show_recorded(set())
        self._head.show_setup(parts[0].section.setup if parts else "")
        self._show_rest_normal()

    def _show_progress(self) -> None:
        progress = self._model.progress_of(self.step.step)
        self._head.show_count(progress.recorded, progress.total, progress.gaps, progress.unasked)
        self._head.visit.show_for(self._model)
        self._notes.show_parts(self._model.parts_of(self.step.step))

    def _show_rest_normal(self) -> None:
        self._head.show_rest_normal(
            len(self._model.rest_normal_plan(self.step.step)), offered=may_fill(self._model, self.step.step)
        )

    def _said_prone(self, count: int) -> None:
        self.message.emit(translate_count("{n} marked as unable.", "{n} marked as unable.", count).format(n=count))
        self.focus_first_blank()  # what can still be examined

    # ------------------------------------------------------------------ keys of the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that belong to the page and not to one cell."""
        if event.key() == Qt.Key.Key_PageDown:
            self.next_step.emit()
        elif event.key() == Qt.Key.Key_PageUp:
            self.previous_step.emit()
        elif is_command(event) or event.isAutoRepeat() or not self._take_single(event):
            event.ignore()

    def _take_single(self, event: QKeyEvent) -> bool:
        """Do what a single key means for the whole page; whether it means anything."""
        meaning = self._setting.single.meaning(event.text())
        if meaning == "technique":
            self.toggle_technique()
        elif meaning == "rest_normal" and may_fill(self._model, self.step.step):
            self.fill_rest_normal()
        elif meaning in {None, "timer"} and self._further.take(event):
            return True
        elif meaning == "not_examined" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._rest_not_examined()
        else:
            return False
        return True

    def _rest_not_examined(self) -> None:
        if text := rest_not_examined(self._model, self.cell_keys()):
            self.message.emit(text)

    # ------------------------------------------------------------------ Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the strip low where the rows need the room."""
        super().resizeEvent(event)
        for part in (self._head, self._strip, self.positions):
            part.fit_page(self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """A step opens with the keys on its first blank cell."""
        super().showEvent(event)
        self._catch_up()
        self._head.show_caps(self._setting.single)
        if self._sheet.focused_key() is None:
            self.focus_first_blank()
        QTimer.singleShot(0, self._sheet, self._sheet.place)
