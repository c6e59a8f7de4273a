"""What the clinician decides about each suggested test, and the steps agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.letters import letters_for
from examassist.ui.chip_keys import ChipKeys
from examassist.ui.committed_line import CommittedLine
from examassist.ui.dress import fix
from examassist.ui.flow import Flow
from examassist.ui.pieces import Card, Chip, LinkButton, column, row, words
from examassist.ui.theme import BOLD
from examassist.ui.why_link import WhyLink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QVBoxLayout

    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assessment import Assessment, InvestigationResult
    from examassist.ui.encounter_model import EncounterModel

_MARGINS = (16, 12, 16, 14)
NO_TEST = "none"
"""The kind of what is no test: the advice to take none now."""


class TestRow(QWidget):
    """One suggested test with the two things one can decide about it."""

    __test__ = False  # a clinical test, not one that pytest should collect

    def __init__(self, model: EncounterModel, number: str, result: InvestigationResult) -> None:
        super().__init__()
        self._model = model
        self.id = result.id
        label = model.edition.investigation[result.id].label
        self.recommend, self.not_now = Chip(_("Recommend")), Chip(_("Not now"))
        self.recommend.setAccessibleName(_("Recommend: {test}").format(test=label))
        self.not_now.setAccessibleName(_("Not now: {test}").format(test=label))
        self.recommend.clicked.connect(lambda on: self._decide("recommend" if on else None))
        self.not_now.clicked.connect(lambda on: self._decide("not_now" if on else None))
        self.reason = CommittedLine(_("Reason (optional)"))
        self.reason.committed.connect(lambda text: self._model.decide_test(self.id, "not_now", text))
        line = row(margins=(16, 9, 16, 9), gap=12)
        badge = words(number, size=14, weight=BOLD, ink="accent")
        fix(badge, width=18)
        line.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
        texts = column(gap=3)
        texts.addWidget(words(label, size=14, weight=BOLD, wrap=True))
        texts.addWidget(words(result.says, size=13, ink="text-2", wrap=True))
        for check in result.gates:
            if check.state != "clear":
                ink = "urg" if check.state == "hold" else "text-2"
                texts.addWidget(
                    words(self._check_text(check.id, check.state, check.effect), size=13, ink=ink, wrap=True)
                )
        texts.addWidget(self.reason)
        line.addLayout(texts, 1)
        self.copy = QPushButton()
        is_test = model.edition.investigation[result.id].kind != NO_TEST
        self.copy.setEnabled(is_test)
        if not is_test:  # nobody can be asked for it
            self.copy.hide()
        self.explains = result
        self.why = WhyLink()
        self.why.explain(result, label)
        for button in (self.recommend, self.not_now, self.copy, self.why):
            line.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_decision()

    def show_decision(self) -> None:
        """Show what is recorded; nothing is, at first."""
        decision = next((each for each in self._model.encounter.decisions if each.investigation == self.id), None)
        self.recommend.setChecked(decision is not None and decision.choice == "recommend")
        not_now = decision is not None and decision.choice == "not_now"
        self.not_now.setChecked(not_now)
        self.reason.setVisible(not_now)
        self.reason.show_text(decision.reason if decision is not None else "")
        own = any(each.request == self.id for each in self._model.encounter.requests)
        self.copy.setText(_("Edited request…") if own else _("Request text…"))
        named = _("Request text, edited by hand: {test}") if own else _("Request text: {test}")
        self.copy.setAccessibleName(named.format(test=self._model.edition.investigation[self.id].label))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y recommends, N puts off; the same key again takes it back."""
        typed = event.text().casefold()
        if typed == "y":
            self.recommend.click()
        elif typed == "n":
            self.not_now.click()
        elif typed == "c":
            self.copy.click()
        else:
            super().keyPressEvent(event)

    def _decide(self, choice: Literal["recommend", "not_now"] | None) -> None:
        self._model.decide_test(self.id, choice)

    def _check_text(self, name: str, state: str, effect: str) -> str:
        label = self._model.edition.safety_gate[name].label
        template = _("Hold: {check}. {effect}") if state == "hold" else _("Not asked: {check}. {effect}")
        return template.format(check=label, effect=effect)


class TestsCard(Card):
    """The tests in their order, then those that are not right now and when they become so."""

    __test__ = False
    why_wanted = Signal(object)
    copy_wanted = Signal(str)
    """The id of the test of which the request is to be shown."""

    def __init__(self, model: EncounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[tuple[InvestigationResult, ...], list[str]] | None = None
        self._body: QWidget | None = None
        self.rows: list[TestRow] = []
        self.letters: dict[str, LinkButton] = {}
        """The letters that can be written now, by the reader."""
        self._column = column(gap=0)
        self.setLayout(self._column)

    def show_model(self) -> None:
        """Show the tests that are suggested now and what was decided."""
        results = self._model.assessment.investigations
        letters = letters_for(self._model.encounter, self._model.assessment, self._model.edition)
        if (results, letters) != self._shown:
            self._shown = results, letters
            self._make(results)
        for each in self.rows:
            each.show_decision()

    def commit(self) -> None:
        """Record what is still being typed."""
        for each in self.rows:
            each.reason.commit()

    def _make(self, results: tuple[InvestigationResult, ...]) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        inside = column(gap=0)
        inside.addLayout(_headed(_("Tests and imaging"), _("in this order; nothing is sent by this program")))
        self.rows = []
        wanted = [result for result in results if result.role != "not_now"]
        for number, result in enumerate(wanted, start=1):
            made = TestRow(self._model, str(number), result)
            made.why.wanted.connect(self.why_wanted)
            made.copy.clicked.connect(lambda _on=False, name=result.id: self.copy_wanted.emit(name))
            self.rows.append(made)
            inside.addWidget(self.rows[-1])
        if not wanted:
            inside.addWidget(_indented(_("None suggested on what is recorded.")))
        for result in (result for result in results if result.role == "not_now"):
            label = self._model.edition.investigation[result.id].label
            text = _("Not now: {test}. {reason}").format(test=label, reason=result.when_right or result.says)
            inside.addWidget(_indented(text))
        inside.addWidget(self._letters())
        inside.addSpacing(8)
        self._body.setLayout(inside)
        self._column.addWidget(self._body)
        self._body.show()

    def _letters(self) -> QWidget:
        """The readers to whom this exam may be written, in one line; nobody is where the content names none."""
        self.letters = {}
        edition = self._model.edition
        for name in letters_for(self._model.encounter, self._model.assessment, edition):
            button = LinkButton(_("Letter: {reader}…").format(reader=edition.reader[name].label))
            button.clicked.connect(lambda _on=False, name=name: self.copy_wanted.emit(name))
            self.letters[name] = button
        whole = QWidget()
        line = row(margins=(16, 5, 16, 0))
        if self.letters:
            line.addWidget(Flow(list(self.letters.values()), gap=14))
        whole.setLayout(line)
        return whole


class PlanCard(Card):
    """The steps of care that can be agreed, those with a reason in this exam first; none is ticked beforehand."""

    def __init__(self, model: EncounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.chips: dict[str, Chip] = {}
        for step in model.edition.pathway:
            if step.can_agree:
                chip = Chip(step.label)
                chip.setToolTip(step.meaning)
                chip.clicked.connect(self._record)
                self.chips[step.id] = chip
        self._keys = ChipKeys(list(self.chips.values()), self)
        inside = _headed(_("Plan"), _("tick what you agreed with the patient"))
        self._named: frozenset[str] = frozenset()
        self._flow = Flow(list(self.chips.values()), gap=7)
        inside.addWidget(self._flow)
        self.more = LinkButton()
        self.more.clicked.connect(self._open)
        inside.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._held = words("", size=13, ink="urg", wrap=True)
        inside.addWidget(self._held)
        self.setLayout(inside)

    def show_encounter(self, encounter: Encounter, assessment: Assessment) -> None:
        """Show what is recorded, and which steps wait for something."""
        for name, chip in self.chips.items():
            chip.setChecked(name in encounter.plan)
        self._named |= frozenset(encounter.plan) | {option.id for option in assessment.plan}
        self._fold()
        held = [option.says for option in assessment.plan if option.id in self.chips and option.state == "held"]
        self._held.setText("\n".join(held))
        self._held.setVisible(bool(held))

    def _fold(self) -> None:
        """Leave out what nothing in this exam speaks for, until it is asked for; what was once shown stays."""
        shown = [chip for name, chip in self.chips.items() if name in self._named]
        self._flow.show_only(shown)
        self._keys.let_in()
        folded = len(self.chips) - len(shown)
        self.more.setText(translate_count("{n} other step", "{n} other steps", folded).format(n=folded))
        self.more.setVisible(folded > 0)

    def _open(self) -> None:
        first = next((chip for chip in self.chips.values() if chip.isHidden()), None)
        self._named |= frozenset(self.chips)
        self._fold()
        if first is not None:
            first.setFocus()

    def _record(self, *_arguments: object) -> None:
        self._model.set_plan(name for name, chip in self.chips.items() if chip.isChecked())


def _headed(title: str, about: str) -> QVBoxLayout:
    inside = column(margins=_MARGINS, gap=9)
    line = row(gap=10)
    line.addWidget(words(title, size=15, weight=BOLD))
    line.addWidget(words(about, size=13, weight=400, ink="text-2"))
    line.addStretch(1)
    inside.addLayout(line)
    return inside


def _indented(text: str) -> QWidget:
    widget = QWidget()
    line = row(margins=(16, 5, 16, 5))
    line.addWidget(words(text, size=13, ink="text-2", wrap=True))
    widget.setLayout(line)
    return widget
