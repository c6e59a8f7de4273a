"""The page on which one decides: what fits, the clinician's own impression, tests, plan, and the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.ui.beside import BesideCard
from examassist.ui.condition_table import ConditionTable
from examassist.ui.decisions import PlanCard, TestsCard
from examassist.ui.emergency.matter import who
from examassist.ui.emergency.said_before import answers_beside
from examassist.ui.flag_cards import EmergencyBlock
from examassist.ui.impression import ImpressionCard
from examassist.ui.page_head import blank_text
from examassist.ui.pieces import KeyedButton, KeyedPrimaryButton, LinkButton, column, row, words
from examassist.ui.score_sheet import ScoreSheet
from examassist.ui.sight_area import SightArea
from examassist.ui.tab_order import stops_in
from examassist.ui.theme import BOLD, px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from examassist.knowledge.item import Step
    from examassist.ui.encounter_model import EncounterChange, EncounterModel

_TITLE = 220
"""What the title keeps beside three buttons; where there is less, the note is copied from the menu and by its key."""
_EDGE = 24


class AssessmentPage(QWidget):
    """Everything here is the clinician's to decide; nothing is chosen beforehand and nothing is sent."""

    export_wanted = Signal()
    preview_wanted = Signal()
    why_wanted = Signal(object)
    """A card of which the reasons are asked."""
    copy_wanted = Signal(str)
    """The id of the test or reader of which the request is to be shown; empty to copy the whole note."""
    measures_wanted = Signal()
    """The items of this step that are recorded on request."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, model: EncounterModel, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stale = True
        self._holds = False
        self._plan_text = self._blank = ""
        self._count = words("", size=14, ink="text-2", wrap=True)
        self.export = KeyedPrimaryButton(_("Export PDF (draft)"), "Ctrl E", "file-down")
        self.export.clicked.connect(self._export)
        self.preview = KeyedButton(_("Preview"), "Ctrl R")
        self.preview.clicked.connect(self.preview_wanted)
        self._emergency = EmergencyBlock(600)
        self._emergency.why.wanted.connect(self.why_wanted)
        self._emergency.taken_back.connect(model.take_back_answer)
        self._table = ConditionTable(model.edition)
        self._table.why_wanted.connect(self.why_wanted)
        self._beside = BesideCard(600, full=True)
        self._held = words(_("What fits is shown here when you have given your impression."), ink="text-2", wrap=True)
        self.impression = ImpressionCard(model)
        self.tests = TestsCard(model)
        self.tests.why_wanted.connect(self.why_wanted)
        self.tests.copy_wanted.connect(self.copy_wanted)
        self.copy_note = KeyedButton(_("Copy whole note"), "Ctrl Shift C")
        self.copy_note.clicked.connect(lambda: self.copy_wanted.emit(""))
        self.plan = PlanCard(model)
        self.scores = LinkButton(_("Scores: show what they say"))
        self.scores.clicked.connect(self._show_scores)
        self._area = SightArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page(step.step))
        self.setLayout(self._arranged(step.title))
        self.scores.setVisible(bool(model.edition.scores))  # not before it is inside: it would be a window of its own
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(step.title)
        model.changed.connect(self._on_changed)

    def tab_stops(self) -> list[QWidget]:
        """The choices come first: whoever arrives here with a key still in the fingers must not export."""
        chosen = [self, *self.impression.tab_stops(), *stops_in(self.tests), *stops_in(self.plan), self.export]
        return [*chosen, *(each for each in self.findChildren(QWidget) if each not in chosen)]

    def _arranged(self, title: str) -> QVBoxLayout:
        whole = column(margins=(0, 16, 0, 0), gap=10)
        head = row(margins=(_EDGE, 0, _EDGE, 0))
        names = column(gap=2)
        names.addWidget(words(title, size=22, weight=BOLD, wrap=True))
        names.addWidget(self._count)
        head.addLayout(names, 1)
        head.addWidget(self.copy_note, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.export, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        return whole

    def _more(self, step: int) -> QWidget:
        """The items of this step that are measured on request only."""
        edition = self._model.edition
        titles = [section.title for section in edition.sections if section.step == step]
        button = LinkButton(_("{title}: record").format(title=", ".join(titles)))
        if not titles:
            button.hide()
        button.clicked.connect(self.measures_wanted)
        return button

    def _page(self, step: int) -> QWidget:
        page = QWidget()
        inside = column(margins=(_EDGE, 2, _EDGE, 20), gap=12)
        for block in (
            self._emergency,
            self._held,
            self._table,
            self._beside,
            self.impression,
            self.tests,
            self.plan,
            self._more(step),
        ):
            inside.addWidget(block)
        inside.addWidget(self.scores)
        inside.addStretch(1)
        page.setLayout(inside)
        return page

    # ------------------------------------------------------------------ for the window around it

    def keys_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that do something here."""
        return (
            (_("Tab"), _("next list")),
            (_("Arrows"), _("or a first letter: in a list")),
            (_("Space"), _("choose")),
            (_("Y N"), _("on a test: recommend, not now")),
            (_("C"), _("its request text")),
            (_("W"), _("why")),
            (_("Ctrl R"), _("preview")),
            (_("Ctrl E"), _("export PDF")),
            (_("Ctrl Z"), _("undo")),
        )

    def commit(self) -> None:
        """Record what is still being typed."""
        self.impression.commit()
        self.tests.commit()

    # ------------------------------------------------------------------ from the model

    def _on_changed(self, _change: EncounterChange) -> None:
        self._stale = True
        if self.isVisible():
            self._show_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was recorded meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again."""
        super().resizeEvent(event)
        beside = 2 * px(_EDGE) + self._area.verticalScrollBar().sizeHint().width()
        for block in (self._emergency, self._beside, self._table):
            block.set_width(self.width() - beside)
        buttons = sum(each.sizeHint().width() for each in (self.copy_note, self.preview, self.export))
        self.copy_note.setVisible(self.width() >= buttons + 2 * px(_EDGE) + px(_TITLE))

    def _show_all(self) -> None:
        self._stale = False
        model = self._model
        progress = [model.progress_of(step.step) for step in model.edition.steps]
        counts = ((each.recorded, each.total, each.gaps, each.unasked) for each in progress)
        self._blank = blank_text(*map(sum, zip(*counts, strict=True)))
        self._say_count()
        answers = answers_beside(model.assessment, model.encounter, model.edition)
        self._emergency.show_flags([flag for flag in model.assessment.raised if flag.tier == "now"], answers)
        self._table.show_assessment(model.assessment)
        self._beside.show_assessment(model.assessment)
        self.impression.show_encounter(model.encounter)
        self.tests.show_model()
        self._held.setVisible(self._holds)
        self._table.setVisible(not self._holds)
        self.tests.setVisible(not self._holds)
        if self._holds:
            self._beside.hide()
        self.plan.show_encounter(model.encounter, model.assessment)

    def hold_words(self, *, held: bool) -> None:
        """Keep back what fits and which tests, so that the impression is one's own; red flags are never kept back."""
        self._holds = held
        self._stale = True
        if self.isVisible():
            self._show_all()

    def show_plan(self, text: str) -> None:
        """Say how many things can still change the plan."""
        self._plan_text = text
        self._say_count()

    def _say_count(self) -> None:
        self._count.setText("  ·  ".join(part for part in (self._plan_text, self._blank) if part))

    def _show_scores(self) -> None:
        """Open the sheet of scores on what is recorded now."""
        self.commit()
        whose = ", ".join(part for part in who(self._model.encounter) if part)
        ScoreSheet(self, self._model.edition, self._model.assessment, whose).open()

    def _export(self) -> None:
        self.commit()
        self.export_wanted.emit()
