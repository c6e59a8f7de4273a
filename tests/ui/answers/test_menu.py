"""Every answer of every kind of cell can be had without a single key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.menu import open_menu
from tests.ui.exam_room import a_row, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.answers.result import Result

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a real screen

BLANK = "Back to blank"


@pytest.mark.parametrize("item", ["femoral_pulse", "infection_sign", "brought_on_by", "dorsalis_pedis_pressure"])
def test_the_list_names_every_answer_not_examined_unable_and_blank(qtbot: QtBot, item: str) -> None:
    cell = a_row(qtbot, item).cells[0]
    menu = open_menu(cell)
    names = [action.text() for action in menu.actions()]
    menu.close()
    for answer in leg_pain().item[item].values:
        assert answer.label.replace("&", "&&") in names
    for coded in leg_pain().item[item].coded_results:
        assert coded.replace("_", " ") in names
    assert cell.absent_word in names
    assert names[-2:] == ["Unable, why", BLANK]


def test_a_choice_of_the_list_answers_and_blank_clears(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "femoral_pulse").cells[0]
    told: list[Result] = []
    cell.answered.connect(lambda _key, result: told.append(result))
    menu = open_menu(cell)
    named = {action.text(): action for action in menu.actions()}
    next(action for name, action in named.items() if "eak" in name).trigger()
    assert [result.value for result in told] == ["weak"]
    with qtbot.waitSignal(cell.cleared):
        named[BLANK].trigger()
    menu.close()
