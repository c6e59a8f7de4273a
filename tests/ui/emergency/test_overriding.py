"""What was set aside stays so for what was known; anything stronger speaks again; every answer can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.act import Undone
from examassist.reasoning.answered import answer_with_reason
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.emergency.choices import Choice
from examassist.ui.exam_page import ExamPage
from tests.screens import settle
from tests.ui.alarm import CTRL, FIRST, SECOND, Room
from tests.ui.exam_room import press, value

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def room(qtbot: QtBot, home: Path) -> Room:
    return Room(qtbot, home)


def test_an_override_is_silent_on_what_it_knew_and_the_bar_speaks_again_of_what_it_did_not(room: Room) -> None:
    room.first()
    override(room)
    bar = room.main.emergency
    assert room.watch.unanswered() == ()
    assert not bar.buttons[Choice.ACTING].isVisible()
    room.answer("bladder_bowel_change_kind", "3", "Enter")
    assert not room.alarm.isVisible(), "a part of the question that was assessed: the bar alone"
    assert [each.id for each in room.watch.unanswered()] == [FIRST], "leaving asks who acts"
    assert bar.news.text().startswith("Not assessed: ")
    assert "Before that: Assessed: not an emergency" in bar.news.text()
    assert bar.buttons[Choice.ACTING].isVisible()
    assert "Not assessed" in bar.accessibleName()
    room.main.undo()
    assert room.watch.unanswered() == (), "what was assessed is all there is again"
    override(room, "N")
    room.answer("saddle_or_sexual_change", "y", "1")
    assert room.alarm.flags == (FIRST,), "another kind of finding is asked about in the window"
    room.clock.turn()
    room.strike("P")
    room.answer("saddle_or_sexual_change_kind", "1", "Enter")
    assert not room.alarm.isVisible(), "once for each kind"
    assert room.watch.unanswered()
    room.strike("A")
    assert room.watch.unanswered() == ()


def test_a_sooner_clock_opens_the_window_whatever_was_answered_to_the_later_one(room: Room) -> None:
    room.answer("saddle_or_sexual_change", "y")
    room.answer("saddle_or_sexual_change_kind", "4", "Enter")
    room.answer("saddle_or_sexual_change_onset", "1")
    room.strike("A")
    assert room.watch.unanswered() == ()
    room.first()
    assert room.alarm.flags == (FIRST,)
    assert room.watch.unanswered()


def test_an_answer_can_be_taken_back_at_the_bar_and_by_undo(room: Room) -> None:
    room.first()
    override(room)
    QTest.mouseClick(room.main.emergency.take_back, Qt.MouseButton.LeftButton)
    settle()
    assert room.answers() == {}
    assert isinstance(room.model.acts[-1], Undone)
    assert room.main.emergency.buttons[Choice.ACTING].isVisible()
    assert value(room.model, "bladder_or_bowel_change") == "yes"
    room.strike("A")
    assert room.answers() == {FIRST: "acting"}
    assert room.main.screens is not None
    room.main.screens.panel._emergency.answered[0].take_back.click()
    assert room.answers() == {}, "the card takes it back, too"
    room.strike("A")
    room.strike("Z", CTRL)
    assert room.answers() == {}
    assert "answer to" in room.main.notice.label.text()
    assert value(room.model, "bladder_or_bowel_change_onset") == "new_or_worse", "the findings stay"


def test_an_unknown_onset_is_said_in_the_window_and_can_be_told_there(room: Room) -> None:
    room.answer("foot_temperature.left", "3")
    room.answer("posterior_tibial_pulse.left", "0")
    room.answer("dorsalis_pedis_pulse.left", "2")
    [asked] = room.alarm.onsets
    assert SECOND in room.alarm.flags
    [leg] = [each for each in room.alarm._matters if each.flag == SECOND]
    pulse = room.model.edition.item["dorsalis_pedis_pulse"].label
    assert not [line for line in leg.recorded if pulse in line], "a full pulse is no reason and carries no mark"
    room.strike("O")
    assert room.alarm.isVisible(), "not before the moment is over"
    room.clock.turn()
    room.strike("O")
    assert not room.alarm.isVisible()
    assert room.cell == "threatened_leg_sign"
    assert room.answers() == {}
    assert room.main.emergency.isVisible()
    assert asked is not None


def test_long_standing_beside_a_new_onset_corrects_it_or_is_printed_with_it(room: Room) -> None:
    room.first()
    room.clock.turn()
    for letter in "N1R":
        room.strike(letter)
    assert room.alarm.isVisible(), "the disagreement is settled first"
    room.strike("E")
    room.alarm.form.text.setText("since the operation of 2019")
    room.strike("R")
    said = answer_with_reason(room.model.encounter.flag_answers[0])
    assert said.endswith("the onset is recorded as new or worse; since the operation of 2019")
    assert value(room.model, "bladder_or_bowel_change_onset") == "new_or_worse"
    for letter in "N1CR":
        room.strike(letter)
    assert value(room.model, "bladder_or_bowel_change_onset") == "long_standing_unchanged"
    assert not room.alarm.isVisible()


def test_a_bar_that_nobody_answered_stays_while_another_question_of_it_waits_for_its_onset(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("P")
    room.answer("saddle_or_sexual_change", "y")
    assert room.main.emergency.isVisible()
    assert room.watch.unanswered()
    press("1")
    assert not room.alarm.isVisible(), "once for each rule"


def test_under_the_bar_the_row_with_the_keys_is_wholly_in_sight(room: Room) -> None:
    room.main.resize(1366, 768)
    room.first()
    room.clock.turn()
    room.strike("P")
    for group in [item.id for item in room.model.edition.items if item.group_number is not None]:
        room.answer(group, "y")
        room.clock.turn()
        if room.alarm.isVisible():
            room.strike("P")
            room.at(room.model.edition.item[group].onset or group)
        settle()
        cell = QApplication.focusWidget()
        page = room.main.pages.currentWidget()
        assert isinstance(cell, AnswerCell), group
        assert isinstance(page, ExamPage)
        whole = cell.parentWidget()
        assert whole is not None
        port = page._area.viewport()
        assert port.rect().contains(QRect(whole.mapTo(port, QPoint(0, 0)), whole.size())), group
        assert str(cell.key) == room.model.edition.item[group].onset, group


def override(room: Room, key_: str = "N") -> None:
    """Say that it is none, explained by something else."""
    room.clock.turn()
    for letter in (key_, "2", "R"):
        room.strike(letter)
