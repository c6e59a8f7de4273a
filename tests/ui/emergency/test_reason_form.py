"""Nothing is recorded until all that is asked is there, and nothing is chosen before somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.ui.emergency.choices import Choice
from examassist.ui.emergency.onsets import Disagrees
from examassist.ui.emergency.reason_form import About, ReasonForm, ReasonGiven
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ONE = [About("cold_leg", "Cold leg")]
TWO = [*ONE, About("weak_leg", "Weak leg")]
NEW = Disagrees("Onset of the cold leg: New or worse", ("cold_leg_onset",), "Old and unchanged")


@pytest.fixture
def form(qtbot: QtBot) -> ReasonForm:
    dressed()
    form = ReasonForm()
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_reason_is_chosen_and_never_preselected(form: ReasonForm) -> None:
    given: list[ReasonGiven] = []
    form.given.connect(given.append)
    form.ask(Choice.NOT_AN_EMERGENCY, ONE)
    assert not any(pick.isChecked() for pick in form.picks)
    assert not form.record.isEnabled()
    form.press("R")
    assert given == []
    form.press("2")
    form.press("1")
    assert [pick.isChecked() for pick in form.picks][:2] == [True, False], "one reason, the last one chosen"
    assert form.picks[0].accessibleName().endswith("chosen")
    form.press("R")
    assert given == [ReasonGiven(("cold_leg",), "long_standing", "", "")]


def test_another_reason_needs_words_and_a_known_one_its_date(form: ReasonForm) -> None:
    form.ask(Choice.NOT_AN_EMERGENCY, ONE)
    form.picks[-1].click()
    assert form.missing() == ("write the reason",)
    form.text.setText("  ")
    assert form.missing()
    form.text.setText("asked twice")
    assert not form.missing()
    form.ask(Choice.KNOWN, ONE)
    assert form.text.text() == "", "words for one answer are not carried into another"
    form.picks[0].click()
    assert form.missing() == ("write since when it is unchanged",)
    form.since.setText("March 2024")
    assert not form.missing()


@pytest.mark.parametrize("choice", [Choice.NOT_AN_EMERGENCY, Choice.KNOWN])
def test_long_standing_beside_an_onset_recorded_as_new_is_settled_first(form: ReasonForm, choice: Choice) -> None:
    given: list[ReasonGiven] = []
    form.given.connect(given.append)
    form.ask(choice, [About("cold_leg", "Cold leg", NEW)])
    form.since.setText("2019")
    old = form._reasons.index("long_standing")
    form.picks[1 - old].click()
    assert form.disagreement.isHidden()
    form.picks[old].click()
    assert NEW.says in form.disagreement.text()
    assert form.missing() == ("say whether the onset is to be corrected",)
    form.press("E")
    assert form.missing() == ("write why both are kept",)
    form.press("C")
    assert form.correct.text() == "✓ Correct the onset: Old and unchanged"
    assert not form.keep.isChecked()
    form.press("R")
    form.press("E")
    form.text.setText("seen last year")
    form.press("R")
    assert [each.corrects for each in given] == [("cold_leg_onset",), ()]


def test_with_several_emergencies_it_is_said_which_the_reason_is_for(form: ReasonForm) -> None:
    given: list[ReasonGiven] = []
    form.given.connect(given.append)
    form.ask(Choice.NOT_AN_EMERGENCY, TWO)
    form.picks[0].click()
    assert form.missing() == ("say which of them it is for",)
    form.about["weak_leg"].click()
    form.record.click()
    assert given[0].flags == ("weak_leg",)


def test_plain_keys_write_and_answer_nothing(form: ReasonForm) -> None:
    form.ask(Choice.NOT_AN_EMERGENCY, ONE)
    form.focus_first()
    QTest.keyClicks(form.text, "no 1")
    for code in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(form.text, code)
    QTest.keyClick(form.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    for code in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(form.picks[0], code)
    settle()
    assert form.text.text() == "no 1", "what is held with Alt is no letter"
    assert not any(pick.isChecked() for pick in form.picks)
