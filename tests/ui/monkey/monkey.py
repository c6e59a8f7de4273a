"""Presses random keys on a page of the exam and compares record, keys and button with the ledger after each."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import FindingKey, How
from tests.ui.exam_room import NAMED, settle
from tests.ui.monkey.ledger import Ledger
from tests.ui.monkey.table import Reason

if TYPE_CHECKING:
    from examassist.domain.finding import Finding
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_page import ExamPage

KEYS = (
    *(*"0123456789" * 3, *"123" * 3, *"ynudhtrfpbls" * 2, *"xx==++--aa.,zc"),
    *("Space", "Enter", "Enter", "Left", "Right", "Up", "Down") * 2,
    *("Del", "Back", "Home", "End", "Esc", "Shift X", "Undo", "Undo", "Undo", "Redo", "Redo"),
)
"""What is pressed, some of it more often: letters that mean nothing, and those that mean something here alone."""
ASKS = 50
SAFE = ("x", "u", "Up", "Down", "Home", "End", "Del", "Enter", "Undo", "a", "Shift X")
"""In a date or a number with units letters are its own; there only what means the same everywhere is pressed."""


class Disagreement(AssertionError):
    """The page did something else than the ledger."""


class Monkey:
    """One page, one ledger, one seed."""

    def __init__(self, page: ExamPage, model: EncounterModel, seed: int, *, half: bool) -> None:
        self.page, self.model = page, model
        self.seed = seed
        self.pressed: list[str] = []
        self.events = 0
        self._dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
        page.focus_first_blank()
        self.ledger = Ledger(model.edition, page.cell_keys(), half=half)
        self.compare()

    def run(self, events: int) -> None:
        """So many random keys; now and then a row that has to be asked for is asked for first."""
        for event in range(events):
            if event % ASKS == 0:
                self._ask_for_a_row()
            self.turn()

    def _ask_for_a_row(self) -> None:
        if self.ledger.asking_why or self.ledger.under_way.get(self.ledger.at):
            return  # whoever asks for a row is not in the middle of a number or of saying why
        items = self.model.edition.items_of_step(self.page.step.step)
        hidden = [item.id for item in items if item.show == "on_request" and item.kind not in {"date", "text"}]
        if hidden:
            self.model.request([self._dice.choice(hidden)])

    def turn(self) -> None:
        """One random key."""
        item = self.model.edition.item[self.ledger.at.item]
        if item.kind == "text":  # every key is a letter there
            self.page.focus_cell(self.page.cell_keys()[0])
            self.ledger.move_to(self._focused())
            return
        if self.ledger.asking_why:
            key = self._dice.choice([*"12345678", "Esc", "Down", "x"])
        else:
            key = self._dice.choice(SAFE if item.kind == "date" or item.entry_units else KEYS)
        self.press(key)

    def press(self, key: str) -> None:
        """One key, and what it must have done."""
        before = self.page.cell_keys()
        self.pressed.append(key)
        self.events += 1
        self.ledger.raised = {flag.id for flag in self.model.assessment.raised}
        self._really_press(key)
        self.ledger.press(key, before, self.page.cell_keys())
        self.compare()

    def _really_press(self, key: str) -> None:
        if key in {"Undo", "Redo"}:
            getattr(self.model, key.lower())()
        else:
            send(key, pad=self._dice.random() < 0.5)
        settle()

    def compare(self) -> None:
        """Record, place of the keys and number on the button; Disagreement where one differs."""
        shown = {finding.key: _entry(finding) for finding in self.model.encounter.findings}
        meant = {key: entry[:3] for key, entry in self.ledger.record.items()}
        for key in shown.keys() | meant.keys():
            self._same(f"{key} is recorded", shown.get(key), meant.get(key))
        self._same("the keys are on", self._focused(), self.ledger.at)
        here = self.page.cell_keys()
        count = f"({len(self.ledger.fills(here))})"
        button = self.page._head.rest_normal
        if button.isVisibleTo(self.page):
            self._same("the button says", button.text().rpartition(" ")[2], count)

    def _same(self, what: str, shown: object, meant: object) -> None:
        if shown != meant:
            keys = " ".join(self.pressed[-40:])
            message = f"seed {self.seed}, key {self.events}: {what} {shown}, should be {meant}; after {keys}"
            raise Disagreement(message)

    def _focused(self) -> FindingKey:
        key = self.page.focused_key
        if key is None:
            message = f"seed {self.seed}, key {self.events}: no cell has the keys; after {' '.join(self.pressed[-40:])}"
            raise Disagreement(message)
        return key


def send(key: str, *, pad: bool = False) -> None:
    """Press a real key where the focus is; a digit on the number pad when ``pad``."""
    target = QApplication.focusWidget()
    if target is None:
        message = "nothing has the focus"
        raise Disagreement(message)
    if key == "Shift X":
        QTest.keyClick(target, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    elif key in NAMED:
        QTest.keyClick(target, NAMED[key])
    elif pad and key.isdigit():
        QTest.keyClick(target, Qt.Key(ord(key)), Qt.KeyboardModifier.KeypadModifier)
    else:
        QTest.keyClicks(target, key)


def _entry(finding: Finding) -> tuple[Any, str, tuple[str, ...]]:
    what: Any = finding.value
    if finding.not_obtained is not None:
        what = Reason(str(finding.detail or finding.not_obtained))
    return what, str(finding.how or How.SINGLE), finding.qualifiers
