from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from examassist.domain.patient import Patient, Sex
from examassist.ui.new_exam import NewExam, read_birth_date
from tests.ui.exam_room import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("typed", ["1955-03-14", "14-Mar-1955", "14 mar 1955", "14 March 1955"])
def test_a_birth_date_is_read_in_the_forms_that_nobody_can_misread(typed: str) -> None:
    assert read_birth_date(typed) == date(1955, 3, 14)


@pytest.mark.parametrize("typed", ["03/04/1955", "14.03.1955", "1955", "31-Feb-1955", "14-Xyz-1955", "1955-13-01"])
def test_a_date_that_is_read_two_ways_or_not_at_all_is_refused(typed: str) -> None:
    assert read_birth_date(typed) is None


def test_the_patient_is_given_as_typed(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    QTest.keyClicks(form.family, " Halvorsen ")
    QTest.keyClicks(form.born, "14-Mar-1955")
    form.sex.buttons()[0].click()
    with qtbot.waitSignal(form.started) as told:
        form.accept()
    assert told.args == [Patient(family_name="Halvorsen", birth_date=date(1955, 3, 14), sex=Sex.FEMALE)]


def test_whoever_is_under_eighteen_is_refused_in_words(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    QTest.keyClicks(form.born, "21-Nov-2008")
    with qtbot.assertNotEmitted(form.started):
        form.accept()
    assert "for adults" in form.echo.text()
    form.born.setText("20-Nov-2008")
    assert form.refusal() == ""


@pytest.mark.parametrize("typed", ["2027-01-01", "1880-01-01", "03/04/1955"])
def test_an_impossible_birth_date_is_refused(qtbot: QtBot, typed: str) -> None:
    form = a_form(qtbot)
    form.born.setText(typed)
    with qtbot.assertNotEmitted(form.started):
        form.accept()
    assert form.refusal()


def test_a_patient_may_be_identified_later(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    with qtbot.waitSignal(form.started) as told:
        form.later.click()
    assert told.args == [Patient()]


def test_the_form_shows_whom_it_corrects(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.ask(Patient(family_name="Halvorsen", id="7", sex=Sex.MALE))
    assert form.family.text() == "Halvorsen"
    assert [chip.text() for chip in form.sex.buttons() if chip.isChecked()] == ["Male"]
    assert not form.later.isVisibleTo(form)
    form.hold(on=True)
    assert not form.isEnabled()


def a_form(qtbot: QtBot) -> NewExam:
    form = NewExam("Leg pain", NOW.date)
    qtbot.addWidget(form)
    return form
