from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.hints import hints
from examassist.ui.single_keys import SingleKeys
from tests.ui.exam_room import a_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_keys_of_a_scale_are_named_and_only_those_that_do_something(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "femoral_pulse").cells[0]
    assert dict(hints(cell)) == {
        "0-3": "choose",
        "D": "Doppler only",
        "Space": "normal",
        "=": "same both sides",
        "X": "not examined",
        "U": "unable, why",
        "Del": "blank",
    }


def test_a_safety_question_names_no_copy_and_no_second_meaning_of_u(qtbot: QtBot) -> None:
    named = dict(hints(a_row(qtbot, "infection_sign").cells[0]))
    assert "=" not in named
    assert "U" not in named
    assert named["X"] == "not asked"


@pytest.mark.parametrize("item", ["infection_sign", "risk_group", "femoral_pulse", "knee_reflex"])
def test_the_normal_key_is_named_exactly_where_it_answers(qtbot: QtBot, item: str) -> None:
    cell = a_row(qtbot, item).cells[0]
    answers: list[object] = []
    cell.answered.connect(lambda _key, result: answers.append(result))
    cell.take_meaning("normal")
    assert ("Space" in dict(hints(cell))) == bool(answers)


def test_other_keys_are_named_and_none_where_they_are_off(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "femoral_pulse").cells[0]
    cell.setting.single.__init__(changed={"unable": "j"})  # type: ignore[misc]  # the page shares the object
    assert dict(hints(cell))["J"] == "unable, why"
    cell.setting.single.on = False
    assert dict(hints(cell))["Enter"] == "choose from a list"
    assert SingleKeys().cap("unable") not in dict(hints(cell))
