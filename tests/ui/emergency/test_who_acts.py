"""Before an open emergency leaves the screen somebody is named, or a reason, or it stays open and says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from examassist.ui.emergency.who_acts import Asked, WhoActs
from tests.ui.exam_room import a_model, dressed, found, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.domain.act import FlagAnswer

NOW = datetime(2026, 11, 20, 9, 13, 40, tzinfo=UTC)


@pytest.fixture
def dialog(qtbot: QtBot) -> WhoActs:
    dressed()
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes"), found("blue_fingers_onset", "new_or_worse")])
    asked = [Asked(flag, "Not assessed: cold") for flag in model.assessment.raised]
    dialog = WhoActs(
        None,
        asked,
        "INVENTED, Tomas",
        "Dr Invented",
        NOW,
    )
    qtbot.addWidget(dialog)
    return dialog


def test_name_whom_and_when_are_recorded(dialog: WhoActs) -> None:
    answers: list[FlagAnswer] = []
    dialog.answered.connect(answers.extend)
    assert dialog.missing() == ("write whom they told",)
    assert not dialog.acting.isEnabled()
    dialog.told.setText("hand surgeon on call")
    dialog.at.setText("8:50")
    dialog.acting.click()
    [answer] = answers
    assert (answer.answer, answer.who, answer.told) == ("acting", "Dr Invented", "hand surgeon on call")
    assert answer.at == NOW.replace(hour=8, minute=50, second=0)


def test_every_button_is_as_wide_as_its_words(dialog: WhoActs) -> None:
    dialog.show()
    for button in (dialog.acting, dialog.none, dialog.leave, dialog.go_on):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8


def test_a_time_that_is_none_is_asked_for_and_one_still_to_come_was_yesterday(dialog: WhoActs) -> None:
    dialog.told.setText("hand surgeon on call")
    for wrong in ("", "soon", "25:00", "9"):
        dialog.at.setText(wrong)
        assert dialog.missing() == ("write when, such as 09:13",)
    dialog.at.setText("23:50")
    assert dialog._when() == NOW.replace(hour=23, minute=50, second=0) - timedelta(days=1)


def test_enter_by_habit_goes_back_and_leaving_without_an_answer_says_so(dialog: WhoActs) -> None:
    assert dialog.go_on.isDefault()
    told: list[object] = []
    dialog.answered.connect(told.append)
    dialog.go_on.click()
    assert told == []
    dialog.leave.click()
    assert told == [[]]
