from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from examassist.errors import CouldNot, ExamAssistError
from examassist.ui.background import Background, Lane
from tests.screens import wait_until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    told: list[tuple[int, int]] = []
    background.run(threading.get_ident, lambda where: told.append((where, threading.get_ident())), _never)
    wait_until(lambda: bool(told))
    worked, heard = told[0]
    assert worked != heard == threading.get_ident()
    assert not background.busy
    background.close()


def test_a_refusal_is_told_in_its_own_words(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    told: list[ExamAssistError] = []

    def refuse() -> None:
        raise CouldNot("The disk is full.")

    background.run(refuse, _never, told.append)
    wait_until(lambda: bool(told))
    assert str(told[0]) == "The disk is full."
    background.close()


def test_a_fault_is_told_without_its_text(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    told: list[ExamAssistError] = []

    def fail() -> None:
        raise KeyError("Jane Doe")

    background.run(fail, _never, told.append)
    wait_until(lambda: bool(told))
    assert "KeyError" in str(told[0])
    assert "Jane" not in str(told[0])
    background.close()


def test_a_closed_one_starts_nothing(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    background.close()
    background.run(lambda: None, _never, _never)
    assert not background.busy


def test_what_is_awaited_never_waits_behind_long_work_which_gives_way(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    go, hold = threading.Event(), threading.Event()
    told: list[str] = []

    def long() -> str:
        go.wait(20)
        background.give_way()
        return "long"

    background.run(long, told.append, _never, lane=Lane.LONG)
    background.run(lambda: hold.wait(20) and "awaited", told.append, _never, lane=Lane.AWAITED)
    go.set()
    hold.set()
    wait_until(lambda: len(told) == 2)
    assert told == ["awaited", "long"]
    background.close()


def test_long_work_leaves_off_when_the_window_closes(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    closing, ends = threading.Event(), []

    def long() -> None:
        closing.wait(20)
        try:
            while True:
                background.give_way()
        finally:
            ends.append("left off")

    background.run(long, _never, _never, lane=Lane.LONG)
    closing.set()
    background.close()
    assert ends == ["left off"]


def _never(what: object) -> None:
    message = f"told {what}"
    raise AssertionError(message)
