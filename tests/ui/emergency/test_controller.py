"""An emergency asks once, by the key that raises it; only its own keys answer, and the bar stays."""

from __future__ import annotations

import os
import random
import secrets
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.act import FlagAnswer, FlagAnswered, Undone
from examassist.domain.patient import Patient
from examassist.ui.emergency import controller
from examassist.ui.emergency.choices import GUARD, Choice
from tests.screens import settle, wait_until
from tests.ui.alarm import ALT, CTRL, FIRST, SECOND, Room, shortcut_is_kept
from tests.ui.exam_room import blank, found, press, value
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def room(qtbot: QtBot, home: Path) -> Room:
    return Room(qtbot, home)


def test_it_comes_after_the_answer_and_its_onset_and_never_between_the_two_keys(room: Room) -> None:
    room.answer("bladder_or_bowel_change", "y")
    assert room.model.assessment.emergency is not None, "an onset that is not known takes the higher tier"
    assert room.watch.waiting
    assert not room.alarm.isVisible()
    assert not room.main.emergency.isVisible()
    assert room.cell == "bladder_or_bowel_change_onset"
    press("1")
    assert room.alarm.isVisible()
    assert room.alarm.flags == (FIRST,)
    assert room.main.emergency.isVisible()
    assert QApplication.focusWidget() is room.alarm.heading
    assert value(room.model, "bladder_or_bowel_change_onset") == "new_or_worse"


def test_every_safety_question_waits_for_its_onset_also_while_rows_open_below_it(room: Room) -> None:
    groups = [item for item in room.model.edition.items if item.group_number is not None and item.onset]
    assert len(groups) >= 9
    for number, group in enumerate(groups):
        room.at(groups[0].id)
        press(*["n"] * number)
        settle()
        press("y")
        settle()
        assert room.cell == group.onset, group.id
        assert not room.alarm.isVisible(), group.id
        room.model.clear([each.key for each in room.model.encounter.findings])
        settle()


def test_an_onset_that_makes_it_no_emergency_opens_nothing(room: Room) -> None:
    room.answer("bladder_or_bowel_change", "y")
    scale = next(scale for scale in room.model.edition.scales if scale.id == "onset_course")
    press(next(each.key or "" for each in scale.values if each.id == "long_standing_unchanged"))
    assert not room.alarm.isVisible()
    assert not room.watch.waiting


@pytest.mark.parametrize("way", ["another question", "another step", "time"])
def test_an_onset_that_nobody_gives_is_unknown_and_that_is_an_emergency(room: Room, way: str) -> None:
    room.answer("bladder_or_bowel_change", "y")
    assert not room.alarm.isVisible()
    if way == "another question":
        room.at("both_legs_newly_affected")
    elif way == "another step":
        assert room.main.screens is not None
        room.main.screens.step_by(1)
    else:
        assert room.watch._hold.interval() == controller.HOLD
        room.watch._hold.setInterval(0)
    wait_until(room.alarm.isVisible)
    assert blank(room.model, "bladder_or_bowel_change_onset")


def test_it_is_there_when_the_key_is_done_and_waits_for_nothing_else(room: Room) -> None:
    room.answer("bladder_or_bowel_change", "y")
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_1)
    assert room.alarm.isVisible(), "no event was handled since the key"


def test_after_the_answer_the_keys_are_on_a_cell_that_is_blank(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("A", ALT)
    assert not room.alarm.isVisible()
    assert room.cell != "bladder_or_bowel_change_onset"
    assert blank(room.model, room.cell), "the next digit answers a question and changes no answer"


def test_it_comes_from_any_step(room: Room) -> None:
    room.answer("foot_temperature.left", "2")
    room.answer("posterior_tibial_pulse.left", "0")
    assert room.main.screens is not None
    assert room.main.screens.current != 1
    raised = {flag.id for flag in room.model.assessment.raised if flag.tier == "now"}
    assert set(room.alarm.flags) == raised


def test_two_hundred_plain_keys_do_not_close_it_and_change_nothing(room: Room) -> None:
    seed = int(os.environ.get("EXAMASSIST_SEED", secrets.randbelow(1_000_000)))
    sys.stdout.write(f"seed {seed}\n")
    chance = random.Random(seed)  # noqa: S311  random keys, to be pressed again by their seed
    room.first()
    room.clock.turn(5)
    acts = room.model.acts
    named = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Backspace]
    named += [Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_F6, Qt.Key.Key_Tab]
    for _turn in range(200):
        target = QApplication.focusWidget()
        assert target is not None
        assert room.alarm.isAncestorOf(target), seed
        if chance.random() < 0.7:
            QTest.keyClicks(target, chance.choice("abcdefghijklmnopqrstuvwxyzATNPKZ0123456789+-=?/"))
        else:
            QTest.keyClick(target, chance.choice(named))
        settle()
        assert room.alarm.isVisible(), seed
    assert room.model.acts == acts, seed


def test_keys_and_clicks_count_only_after_a_moment(room: Room) -> None:
    room.first()
    for seconds in (0.0, GUARD - 0.01):
        room.clock.turn(seconds)
        for letter in "PTANK":
            room.strike(letter)
        room.strike("Z", CTRL)
        QTest.mouseClick(room.alarm.buttons[Choice.ACTING], Qt.MouseButton.LeftButton)
        settle()
        assert room.alarm.isVisible()
        assert room.alarm.form.isHidden()
        assert room.answers() == {}
    room.clock.turn(0.02)
    room.strike("A")
    assert not room.alarm.isVisible()
    assert room.answers() == {FIRST: "acting"}


def test_a_click_answers_and_the_keys_are_where_they_were(room: Room) -> None:
    room.first()
    before = "bladder_bowel_change_kind"
    room.clock.turn()
    QTest.mouseClick(room.alarm.buttons[Choice.ACTING], Qt.MouseButton.LeftButton)
    settle()
    assert room.answers() == {FIRST: "acting"}
    [answer] = room.model.encounter.flag_answers
    assert answer.who == room.main._workstation.actor.name
    assert answer.at is not None
    assert room.cell == before


def test_no_key_of_the_window_behind_it_works(room: Room) -> None:
    room.first()
    for code, modifier in (
        (Qt.Key.Key_N, CTRL),
        (Qt.Key.Key_2, ALT),
        (Qt.Key.Key_PageDown, ALT),
        (Qt.Key.Key_F1, CTRL),
    ):
        assert shortcut_is_kept(code, modifier)
    assert not shortcut_is_kept(Qt.Key.Key_L, CTRL), "the screen may be hidden at any time"
    room.main.to_next_zone()
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert room.alarm.isAncestorOf(focused)
    for _turn in range(12):
        press_tab()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert room.alarm.isAncestorOf(focused)


def press_tab() -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Tab)
    settle()


def test_undoing_the_answer_withdraws_window_and_bar_and_leaves_a_line(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("Z", CTRL)
    assert not room.alarm.isVisible(), "back between the two keys: the onset is asked again"
    assert not room.main.emergency.isVisible()
    assert room.cell == "bladder_or_bowel_change_onset"
    room.main.undo()
    assert room.model.assessment.emergency is None
    assert not room.main.emergency.isVisible()
    assert [type(act) for act in room.model.acts[-2:]] == [Undone, Undone]
    assert room.answers() == {}


def test_what_was_withdrawn_is_asked_again_when_it_is_raised_again(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("Z", CTRL)
    press("1")
    assert room.alarm.flags == (FIRST,)


def test_a_second_rule_joins_the_window_that_is_open_and_closes_the_keys_again(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.model.record([found("threatened_leg_sign", "yes"), found("threatened_leg_sign_onset", "new_or_worse")])
    room.model.record([found("threatened_leg_kind.left", ("suddenly_cold",))])
    settle()
    assert FIRST in room.alarm.flags
    assert room.alarm.flags[0] == SECOND, "the leg leads, though it joined later"
    room.strike("A")
    assert room.answers() == {}, "what joined has to be read first"
    room.clock.turn()
    room.strike("A")
    assert set(room.answers()) >= {FIRST, SECOND}
    assert not room.alarm.isVisible()


def test_a_rule_is_asked_once_and_a_later_one_for_itself_alone(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("A")
    room.answer("saddle_or_sexual_change", "y", "1")
    assert not room.alarm.isVisible()
    room.second()
    assert room.alarm.flags
    assert FIRST not in room.alarm.flags
    assert room.answers() == {FIRST: "acting"}


def test_what_was_recorded_after_an_answer_is_told_beside_it(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("A")
    assert room.main.emergency.answered.text().startswith("Acting on it, ")
    assert "more recorded since" not in room.main.emergency.answered.text()
    room.answer("saddle_or_sexual_change", "y", "1")
    assert "more recorded since" in room.main.emergency.answered.text()
    assert room.watch.unanswered() == (), "whoever acts acts on that as well"


def test_the_bar_stands_on_every_step_with_the_same_keys(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.main.notice.say("Undone: an answer")
    room.strike("P")
    assert not room.main.notice.isVisible(), "nothing of before lies over whom to phone"
    assert not room.alarm.isVisible()
    assert room.answers() == {}, "to look at the pathway is no answer"
    assert room.main.screens is not None
    for step in room.model.edition.steps:
        room.main.screens.go_to_step(step.step)
        settle()
        assert room.main.emergency.isVisible()
        assert not room.alarm.isVisible()
    room.strike("A")
    assert room.answers() == {FIRST: "acting"}
    assert room.main.emergency.isVisible()


def test_assessed_and_known_ask_one_reason_and_keep_it(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("N")
    assert not room.alarm.form.isHidden()
    press("a", "k", " ", "Enter")
    assert room.answers() == {}
    room.strike("R")
    assert room.answers() == {}, "a reason has to be chosen"
    room.strike("2")
    room.strike("R")
    [answer] = room.model.encounter.flag_answers
    assert (answer.answer, answer.because) == ("assessed_not_an_emergency", "other_explanation")
    assert answer.reason == "ak"
    assert not room.alarm.isVisible()
    assert room.main.emergency.isVisible(), "it lowers nothing"
    room.strike("K")
    assert not room.alarm.form.isHidden()
    room.strike("1")
    room.strike("R")
    assert len([act for act in room.model.acts if isinstance(act, FlagAnswered)]) == 1, "since when is asked, too"
    room.alarm.form.since.setText("2019")
    room.strike("R")
    [answer] = room.model.encounter.flag_answers
    assert (answer.answer, answer.because, answer.since) == ("already_known", "team_knows", "2019")


def test_what_is_today_stands_in_the_bar_with_its_clock_and_never_interrupts(room: Room) -> None:
    room.answer("saddle_or_sexual_change", "y")
    room.answer("saddle_or_sexual_change_kind", "4", "Enter")
    room.answer("saddle_or_sexual_change_onset", "1")
    assert room.model.assessment.urgency == "today"
    assert not room.alarm.isVisible()
    assert room.main.emergency.isVisible()
    assert room.main.emergency.label.text().startswith("Today")
    room.strike("A")
    assert room.answers() == {FIRST: "acting"}


def test_the_transfer_page_goes_into_the_folder_that_is_asked_for_once(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def folder(*_arguments: object) -> str:
        asked.append("asked")
        return str(tmp_path)

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", folder)
    room.first()
    room.clock.turn()
    for number in (1, 2):
        room.strike("T")
        wait_until(lambda: not room.main.desk.files.writing)
        assert len(list(tmp_path.glob("*-transfer*.pdf"))) == number
    assert asked == ["asked"]
    newest = max(tmp_path.glob("*.pdf"), key=lambda path: path.name)
    assert str(tmp_path) in room.main.notice.label.text(), "it says where the page is"
    with pypdfium2.PdfDocument(newest) as pdf:
        assert len(pdf) == 1
        assert "EMERGENCY" in pdf[0].get_textpage().get_text_range()
    assert room.alarm.isVisible(), "a report is no answer"


def test_an_exam_gone_on_with_asks_again_until_somebody_answered(room: Room) -> None:
    patient = an_invented_patient("acute_limb_ischaemia")
    in_exam(room.main, patient)
    raised = {flag.id for flag in room.model.assessment.raised if flag.tier == "now"}
    assert set(room.alarm.flags) == raised
    room.watch.say([FlagAnswer(flag=flag, answer="acting") for flag in raised])
    in_exam(room.main, room.model.encounter)
    assert not room.alarm.isVisible()
    assert room.main.emergency.answered.text().startswith("Acting on it")


def test_a_hostile_name_is_shown_as_it_was_typed(room: Room) -> None:
    name = "<b>Bold</b> & <table><tr><td>x" * 3
    room.model.identify(Patient(family_name=name, id="<img src=x>"))
    room.first()
    assert room.alarm.name.text() == name.upper()
    assert room.alarm.name.textFormat() is Qt.TextFormat.PlainText
    assert room.alarm.card.width() <= room.main.width()
    assert room.alarm.card.height() <= room.main.height()


def test_putting_the_exam_away_takes_everything_with_it(room: Room) -> None:
    room.first()
    room.clock.turn()
    room.strike("A")
    room.main.close_exam()
    settle()
    assert room.main.emergencies is None
    assert not room.main.emergency.isVisible()


def test_an_exam_that_was_cut_off_heads_the_start_page_and_asks_again(room: Room, qtbot: QtBot, home: Path) -> None:
    room.first()
    exam = room.model.exam_id
    wait_until(lambda: room.model.unsaved == 0)
    room.main._close_now()  # nobody was asked, as when the power fails
    again = a_window(qtbot, home)
    wait_until(lambda: bool(again.start_page.drafts))
    [draft] = again.start_page.drafts
    assert (draft.exam, draft.now) == (exam, True)
    again.continue_draft(exam)
    wait_until(lambda: again.emergencies is not None)
    settle()
    assert again.emergencies is not None
    assert again.emergencies.window.flags == (FIRST,)
    assert again.emergency.isVisible()
