"""An exam room for tests: a model and a page on real content, and fingers that press real keys."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.act import Actor, Opened, Profile
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.fold import fold
from examassist.knowledge.load import load_pack
from examassist.reasoning.assess import assess
from examassist.ui import dress, theme
from examassist.ui.answers.cell import Setting
from examassist.ui.answers.keys import BounceGuard
from examassist.ui.answers.make import make_row
from examassist.ui.encounter_model import Conduct, EncounterModel
from examassist.ui.exam_page import ExamPage
from tests.reasoning.patients import edition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from examassist.domain.act import Act
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Step
    from examassist.reasoning.assessment import Assessment
    from examassist.ui.answers.row import AnswerRow

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
ACTOR = Actor(name="tester")
WRIST = Path(__file__).parent.parent / "packs" / "wrist"
_HELD: WeakKeyDictionary[QtBot, list[AnswerRow]] = WeakKeyDictionary()
"""Qt deletes a widget that nobody holds; each row lives as long as its test."""

NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Del": Qt.Key.Key_Delete,
    "Back": Qt.Key.Key_Backspace,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "PgDn": Qt.Key.Key_PageDown,
    "PgUp": Qt.Key.Key_PageUp,
}


def leg_pain() -> Edition:
    """The pack that is shipped."""
    return edition()


@cache
def wrist() -> Edition:
    """The pack that proves that content drives every screen."""
    return load_pack(WRIST)


@cache
def _nothing_said(edition_of: Callable[[], Edition]) -> Assessment:
    return assess(_fold_opened(edition_of()), edition_of())


def _fold_opened(edition: Edition) -> Encounter:
    return fold([opened(edition)])


def opened(edition: Edition) -> Opened:
    """The act that begins an exam."""
    return Opened(
        seq=1,
        actor=ACTOR,
        at=NOW,
        exam="exam-1",
        pack=edition.header.id,
        edition=edition.header.edition,
        profile=Profile(),
        examined_at=NOW,
    )


def a_model(
    edition_of: Callable[[], Edition] = leg_pain,
    *,
    acts: Sequence[Act] = (),
    conduct: Conduct | None = None,
    submit: Callable[[Act], None] | None = None,
    really_assess: bool = False,
    clock: Callable[[], datetime] = lambda: NOW,
) -> EncounterModel:
    """An open exam; what is said about it stays that of an empty one unless ``really_assess``."""
    edition = edition_of()

    def say(encounter: Encounter) -> Assessment:
        return assess(encounter, edition) if really_assess else _nothing_said(edition_of)

    return EncounterModel(
        edition,
        acts or [opened(edition)],
        actor=ACTOR,
        clock=clock,
        conduct=conduct or Conduct(),
        submit=submit or (lambda _act: None),
        assess=say,
    )


def step_of(edition: Edition, number: int) -> Step:
    """One step of the exam."""
    return next(step for step in edition.steps if step.step == number)


def dressed() -> None:
    """The program's fonts and colours."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if (
        theme.looks() != theme.Looks()
    ):  # no loop runs here that would take closed windows away: they are not dressed anew
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress.change(theme.Looks())
    if not app.styleSheet():
        theme.apply(app)


def a_page(
    qtbot: QtBot, model: EncounterModel, step: int, *, half_grades: bool = False, size: tuple[int, int] = (848, 748)
) -> ExamPage:
    """A page on the screen, with the keys on it."""
    dressed()
    page = ExamPage(model, step_of(model.edition, step), half_grades=half_grades)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def a_row(qtbot: QtBot, item: str, edition_of: Callable[[], Edition] = leg_pain, width: int = 800) -> AnswerRow:
    """One row alone, on the screen and with the keys on its first cell."""
    dressed()
    row = make_row(edition_of().item[item], Setting(BounceGuard()))
    qtbot.addWidget(row)
    _HELD.setdefault(qtbot, []).append(row)
    row.resize(width, row.height_for(width, row.metrics))
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    row.cells[0].setFocus()
    settle()
    return row


def settle() -> None:
    """Let Qt do what is waiting."""
    QApplication.processEvents()


def press(*keys: str) -> None:
    """Press keys where the focus is, one after the other."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if key in NAMED:
            QTest.keyClick(target, NAMED[key])
        else:
            QTest.keyClicks(target, key)
        settle()


def click(widget: QWidget, x: int, y: int) -> None:
    """Click at a place in a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
    settle()


def key(text: str) -> FindingKey:
    """The cell printed as ``text``."""
    return FindingKey.parse(text)


def value(model: EncounterModel, text: str) -> Value | None:
    """What is recorded for the cell printed as ``text``."""
    finding = model.encounter.finding(key(text))
    return finding.value if finding is not None else None


def blank(model: EncounterModel, text: str) -> bool:
    """Whether nothing is recorded for that cell."""
    return model.encounter.finding(key(text)) is None


def found(text: str, value: Value) -> Finding:
    """A value for the cell printed as ``text``."""
    cell = FindingKey.parse(text)
    return Finding(item=cell.item, side=cell.side, value=value)
