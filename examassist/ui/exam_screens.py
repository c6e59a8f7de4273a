"""The screens of one open exam: which step is shown, and what rail, banner, panel and keys say about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.ui.around_page import AroundPage
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.assessment_panel import AssessmentPanel
from examassist.ui.check.page import STEP as CHECK
from examassist.ui.check.page import CheckPage
from examassist.ui.check.page import title as check_title
from examassist.ui.emergency.said_before import answers_beside
from examassist.ui.exam_page import ExamPage
from examassist.ui.exam_pages import ExamPages
from examassist.ui.key_bar import Hint
from examassist.ui.opening import last_place, place_to_go_on, step_of
from examassist.ui.plan_open import PlanOpen
from examassist.ui.safety import safety_of
from examassist.ui.single_keys import SingleKeys
from examassist.ui.step_rail import StepState
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from examassist.reasoning.assessment import Assessment, OpenItem
    from examassist.ui.encounter_model import EncounterChange, EncounterModel
    from examassist.ui.shell import Shell
    from examassist.ui.step_rail import Alarm


class ExamScreens(QObject):
    """Made when an exam opens and gone when it is put away."""

    export_wanted = Signal()
    preview_wanted = Signal()
    identify_wanted = Signal()
    why_wanted = Signal(object)
    copy_wanted = Signal(str)
    timer_wanted = Signal()
    undo_changed = Signal(object, object)
    """What undo and redo would do, in words, or None."""

    def __init__(
        self,
        window: Shell,
        model: EncounterModel,
        *,
        half_grades: bool,
        hide_until_impression: bool = False,
        single: SingleKeys | None = None,
    ) -> None:
        super().__init__(window)
        self.single = single or SingleKeys()
        self._window = window
        self.model = model
        self._hides = hide_until_impression
        self._steps = {step.step: step for step in model.edition.steps}
        self.titles = {number: step.title for number, step in self._steps.items()} | {CHECK: check_title()}
        """Every page in its order; the last is where one checks."""
        self.current = next(iter(self._steps))
        self._folded = window.widths.drawer
        self.plan_open = PlanOpen()
        self.pages = ExamPages(window, model, self, half_grades=half_grades)
        self.around = AroundPage(window, model.edition, self)
        self.around.panel_wanted.connect(self.fold_panel)
        self.around.next_wanted.connect(lambda: self.step_by(1))
        self.panel = self._new_panel()
        model.changed.connect(self._on_changed)
        model.requested_changed.connect(self._show_steps)
        window.rail.step_wanted.connect(self.go_to_step)
        window.rail.show()
        self._show_all(model.assessment)

    def leave(self) -> None:
        """Take the pages out of the window."""
        self.around.leave()
        self.model.changed.disconnect(self._on_changed)
        self.model.requested_changed.disconnect(self._show_steps)
        self._window.rail.step_wanted.disconnect(self.go_to_step)
        self.pages.drop_all()

    # ------------------------------------------------------------------ where one is

    @property
    def shown_page(self) -> QWidget | None:
        """The page in the middle of the window."""
        return self._window.pages.currentWidget()

    def go_on(self) -> None:
        """Go to where the exam stopped, or to its beginning."""
        place = place_to_go_on(self.model)
        self.go_to_step(place.step)
        if place.key is not None:
            self.go_to_cell(place.key)

    def go_to_step(self, number: int) -> None:
        """Show that step, with the keys on its first blank cell."""
        if number not in self.titles:
            return
        self.commit()
        self.current = number
        page = self.pages.of_step(number)
        self._window.show_page(page)
        self._show_panel(self.model.assessment)
        self._show_steps()
        if isinstance(page, ExamPage):
            page.focus_first_blank()
        elif isinstance(page, CheckPage):
            page.focus_first()
        else:
            page.setFocus()
        self.show_keys()

    def finish(self) -> None:
        """Check the exam; from the check page on, export the draft."""
        if self.current == CHECK and self.pages.shown(CHECK):
            self.commit()
            self.export_wanted.emit()
        else:
            self.go_to_step(CHECK)

    def decide(self) -> None:
        """Show the step in which one decides."""
        self.go_to_step(next(reversed(self._steps)))

    def go_to_cell(self, key: FindingKey) -> None:
        """Show the step of that cell, with the keys on it."""
        step = step_of(key, self.model.edition)
        if step is None:
            return
        if step in self.pages.deciding:
            self.show_measures(step).focus_cell(key)
            return
        if step != self.current or not self.pages.shown(step):
            self.go_to_step(step)
        page = self.pages.of_step(step)
        if isinstance(page, ExamPage):
            page.focus_cell(key)

    def current_page(self) -> ExamPage | None:
        """The page of rows that is on the screen; None on any other page."""
        page = self._window.pages.currentWidget()
        return page if isinstance(page, ExamPage) else None

    def commit(self) -> None:
        """Record what is still being typed."""
        for page in self.pages.of_decisions:
            page.commit()

    def step_by(self, by: int) -> None:
        """Show the next step or the one before."""
        number = self._step_beside(by)
        if number is not None:
            self.go_to_step(number)

    def _step_beside(self, by: int) -> int | None:
        """The step so many before or after this one, of those that ask something; None beyond the ends."""
        numbers = list(self.titles)
        at = numbers.index(self.current)
        way = [number for number in (numbers[at + 1 :] if by > 0 else numbers[:at][::-1]) if self._asks(number)]
        return way[abs(by) - 1] if len(way) >= abs(by) else None

    def _asks(self, number: int) -> bool:
        """Whether a step has rows; one of a follow-up may have all of them on request, and is passed by."""
        if self.model.follow_up is None or number == CHECK or number in self.pages.deciding:
            return True
        return any(part.rows for part in self.model.parts_of(number))

    def show_marks(self) -> None:
        """Show the marks of earlier visits, or show them no more."""
        for page in self.pages:
            if isinstance(page, ExamPage):
                page.show_marks()

    def show_current(self) -> None:
        """Show the step that was shown last."""
        self.go_to_step(self.current)

    def show_last_touched(self) -> None:
        """Bring what undo or redo touched into view."""
        key, _again = last_place(self.model.acts, self.model.edition)
        if key is not None:
            self.go_to_cell(key)

    def show_measures(self, number: int) -> ExamPage:
        """Show what is recorded on request in a step in which one decides."""
        page = self.pages.measures(number)
        self._window.show_page(page)
        page.focus_first_blank()
        self.show_keys()
        return page

    # ------------------------------------------------------------------ what is said about it

    def _on_changed(self, change: EncounterChange) -> None:
        self.plan_open = replace(self.plan_open, pending=True)
        self._show_all(change.assessment)
        self.show_keys()

    def _show_all(self, assessment: Assessment) -> None:
        model = self.model
        encounter = model.encounter
        self._window.banner.show_patient(encounter.patient, encounter.examined_at.date())
        self._window.banner.show_alerts(alerts(assessment, model))
        self._show_panel(assessment)
        self._show_open()
        self._show_steps()
        self.undo_changed.emit(model.undo_text, model.redo_text)

    def _show_panel(self, assessment: Assessment) -> None:
        """Say on the right what the page does not say itself, and nothing that the settings keep back."""
        impression = self.model.encounter.impression
        held = self._hides and not (impression is not None and (impression.conditions or impression.text))
        self.panel.held = held
        self.panel.elsewhere = isinstance(self._window.pages.currentWidget(), AssessmentPage)
        self.panel.answers = answers_beside(assessment, self.model.encounter, self.model.edition)
        safety = safety_of(self.model)
        self.panel.show_assessment(assessment, safety)
        self.around.show_assessment(assessment, held=held, safety=safety)
        for page in self.pages.of_decisions:
            page.hold_words(held=held)

    def show_open(self, items: tuple[OpenItem, ...]) -> None:
        """Show what can still change the plan, as it was found after the last answer."""
        self.plan_open = PlanOpen(items, pending=False)
        self._show_open()
        self._show_steps()

    def _show_open(self) -> None:
        """Until it is found anew, leave out what has been answered meanwhile."""
        self.plan_open = replace(self.plan_open, emergency=self.model.assessment.emergency is not None)
        plan = self.plan_open
        self.panel.show_open(plan.blank(self.model.encounter))
        self._window.rail.show_plan(plan.text, pending=plan.pending)
        for page in self.pages.of_decisions:
            page.show_plan(plan.text)

    def open_items(self) -> tuple[OpenItem, ...]:
        """What can still change the plan, as far as it is known now."""
        return self.plan_open.blank(self.model.encounter)

    def _show_steps(self) -> None:
        alarms = self._alarms(self.model.assessment)
        changing = self.plan_open.by_step(self.model.edition)
        states = []
        for number, step in self._steps.items():
            progress = self.model.progress_of(number)
            states.append(
                StepState(
                    number,
                    step.title,
                    step.position,
                    progress.recorded,
                    progress.total,
                    progress.gaps,
                    alarms.get(number, ""),
                    changing.get(number, 0),
                    progress.unasked,
                )
            )
        states.append(StepState(CHECK, self.titles[CHECK], self._steps[next(reversed(self._steps))].position))
        self._window.rail.show_steps(states, self.current)

    def _alarms(self, assessment: Assessment) -> dict[int, Alarm]:
        """The steps whose answers raised a flag."""
        found: dict[int, Alarm] = {}
        for flag in sorted(assessment.raised, key=lambda flag: flag.tier == "now"):
            for fact in flag.because:
                step = step_of(FindingKey.parse(fact.finding), self.model.edition)
                if step is not None:
                    found[step] = "emergency" if flag.tier == "now" else "urgent"
        return found

    def show_keys(self, _key: object = None) -> None:
        """Say which keys work where the focus is now."""
        page = self._window.pages.currentWidget()
        self.around.show_page(page)
        if isinstance(page, ExamPage | AssessmentPage | CheckPage):
            hints = [Hint(key, does) for key, does in page.keys_now()]
        else:
            return
        after = self._step_beside(1)
        go_on = Hint(_("PgDn"), self.titles[after]) if after is not None else None
        self._window.keys.show_keys(hints, go_on, "" if go_on else _("Nothing is sent by this program"))

    # ------------------------------------------------------------------ the panel

    def fold_panel(self) -> None:
        """Fold the panel away, or bring it back."""
        self._folded = not self._folded
        self.panel.setVisible(not self._folded)
        self._window.place_drawer()

    def use_hiding(self, *, on: bool) -> None:
        """Keep the words of fit back until there is an impression, or no more."""
        self._hides = on
        self._show_panel(self.model.assessment)

    def use_half_grades(self, *, on: bool) -> None:
        """Offer half grades from now on, or no more; what is recorded stays and is shown."""
        self.pages.half_grades = on
        self.remake_pages()

    def remake_pages(self) -> None:
        """Make the pages of rows anew when they are next shown, because what they offer has changed."""
        self.pages.drop_rows()

    def drop_hidden_pages(self) -> None:
        """Keep only the page that is seen; the others are made anew when they are shown again."""
        self.commit()
        self.pages.drop_hidden()

    def fit(self) -> None:
        """The window has another width: other rail, other panel."""
        self._window.rail.step_wanted.connect(self.go_to_step)
        self._folded = self._window.widths.drawer
        self.panel = self._new_panel()
        self._show_all(self.model.assessment)
        self.show_keys()

    def _new_panel(self) -> AssessmentPanel:
        panel = AssessmentPanel(self.model.edition, px(self._window.widths.panel))
        panel.go_to_cell.connect(self.go_to_cell)
        panel.why_wanted.connect(self.why_wanted)
        panel.taken_back.connect(self.model.take_back_answer)
        self._window.put_panel(panel)
        self.around.put()
        panel.setVisible(not self._folded)
        panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return panel


def alerts(assessment: Assessment, model: EncounterModel) -> tuple[str, ...]:
    """The recorded answers that hold back a test, by the name of their safety check."""
    found: dict[str, None] = {}
    for test in assessment.investigations:
        for check in test.gates:
            if check.state == "hold" and check.id in model.edition.safety_gate:
                found[model.edition.safety_gate[check.id].label] = None
    return tuple(found)
