"""The pages of one exam: made when first shown, and thrown away when they would show what no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.check.page import STEP as CHECK
from examassist.ui.check.page import CheckPage
from examassist.ui.exam_page import ExamPage
from examassist.ui.opening import deciding_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.shell import Shell


class ExamPages:
    """Makes the pages and wires each to the screens it belongs to; everything on a page comes from the acts."""

    def __init__(self, window: Shell, model: EncounterModel, screens: ExamScreens, *, half_grades: bool) -> None:
        self._window = window
        self._model = model
        self._screens = screens
        self._steps = {step.step: step for step in model.edition.steps}
        self._made: dict[int, QWidget] = {}
        self._measures: dict[int, ExamPage] = {}
        self.deciding = deciding_steps(model.edition)
        """The steps in which one decides."""
        self.half_grades = half_grades
        """Whether a row of strength offers them; pages that are there already are as they were made."""

    def __iter__(self) -> Iterator[QWidget]:
        """Every page that is there."""
        return iter((*self._made.values(), *self._measures.values()))

    @property
    def of_decisions(self) -> Iterator[AssessmentPage]:
        """Those in which one decides."""
        return (page for page in self._made.values() if isinstance(page, AssessmentPage))

    def shown(self, number: int) -> bool:
        """Whether the page of that step is the one on the screen."""
        page = self._made.get(number)
        return page is not None and self._window.pages.currentWidget() is page

    def of_step(self, number: int) -> QWidget:
        """The page of that step, made if it is not there."""
        if number not in self._made:
            if number == CHECK:
                page: QWidget = self._check_page()
            else:
                page = self._deciding_page(number) if number in self.deciding else self._exam_page(number)
            self._made[number] = page
            self._window.pages.addWidget(page)
        return self._made[number]

    def measures(self, number: int) -> ExamPage:
        """What is recorded on request in a step in which one decides."""
        page = self._measures.get(number)
        if page is None:
            page = self._measures[number] = self._exam_page(number)
            items = self._model.edition.items_of_step(number)
            self._model.request([item.id for item in items if item.show == "on_request"])
        return page

    # ------------------------------------------------------------------ thrown away

    def drop_all(self) -> None:
        """Take them out of the window."""
        self._drop(lambda _page: True)

    def drop_rows(self) -> None:
        """Throw away the pages of rows, because what they offer has changed."""
        self._drop(lambda page: isinstance(page, ExamPage))

    def drop_hidden(self) -> None:
        """Throw away every page but the one that is seen.

        To put other looks on a page costs far more than to make it, and most are not looked at for a while.
        """
        shown = self._window.pages.currentWidget()
        for page in self._drop(lambda page: page is not shown):
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)  # before the looks change

    def _drop(self, goes: Callable[[QWidget], bool]) -> list[QWidget]:
        dropped: list[QWidget] = []
        for pages in (self._made, self._measures):
            for number, page in tuple(pages.items()):
                if goes(page):
                    dropped.append(pages.pop(number))
                    self._window.pages.removeWidget(page)
                    page.deleteLater()
        return dropped

    # ------------------------------------------------------------------ made

    def _deciding_page(self, number: int) -> AssessmentPage:
        screens = self._screens
        page = AssessmentPage(self._model, self._steps[number])
        page.show_plan(screens.plan_open.text)
        page.export_wanted.connect(screens.export_wanted)
        page.preview_wanted.connect(screens.preview_wanted)
        page.why_wanted.connect(screens.why_wanted)
        page.copy_wanted.connect(screens.copy_wanted)
        page.measures_wanted.connect(lambda: screens.show_measures(number))
        return page

    def _check_page(self) -> CheckPage:
        screens = self._screens
        page = CheckPage(self._model)
        page.export_wanted.connect(screens.finish)
        page.cell_wanted.connect(screens.go_to_cell)
        page.step_wanted.connect(screens.go_to_step)
        page.identify_wanted.connect(screens.identify_wanted)
        page.decide_wanted.connect(screens.decide)
        page.preview_wanted.connect(screens.preview_wanted)
        return page

    def _exam_page(self, number: int) -> ExamPage:
        screens = self._screens
        page = ExamPage(self._model, self._steps[number], half_grades=self.half_grades, single=screens.single)
        page.cell_focused.connect(screens.show_keys)
        page.timer_wanted.connect(screens.timer_wanted)
        page.pairs.cell_wanted.connect(screens.go_to_cell)
        page.next_step.connect(lambda: screens.step_by(1))
        page.previous_step.connect(lambda: screens.step_by(-1))
        page.message.connect(self._window.notice.say)
        return page
