"""The row that asks since when has a key for each answer, takes none by itself, and leads to the question else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.emergency.onset_row import ASK, OnsetRow
from examassist.ui.emergency.onsets import OnsetAsked
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ANSWERS = (("new", "New", "1"), ("old", "Old", "3"))


def test_each_answer_has_its_key_and_tells_all_cells(qtbot: QtBot) -> None:
    dressed()
    line = OnsetRow(OnsetAsked("Nobody said", ("one", "two"), ANSWERS), 600, with_keys=True)
    qtbot.addWidget(line)
    told: list[tuple[object, str]] = []
    line.told.connect(lambda cells, answer: told.append((cells, answer)))
    assert not line.press("2")
    assert line.press("3")
    assert told == [(("one", "two"), "old")]


def test_without_answers_it_leads_to_the_question_and_without_keys_only_by_a_click(qtbot: QtBot) -> None:
    dressed()
    line = OnsetRow(OnsetAsked("Nobody said", ask_at="question"), 600, with_keys=False)
    qtbot.addWidget(line)
    assert not line.press(ASK)
    with qtbot.waitSignal(line.wanted) as wanted:
        line.buttons[ASK].click()
    assert wanted.args == ["question"]
