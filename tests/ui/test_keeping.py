from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from examassist.errors import CouldNot
from examassist.storage.journal import Journal
from examassist.ui.states.waiting import WaitingCard
from tests.screens import settle, wait_until
from tests.ui.exam_room import found
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.desk import Desk


def test_saved_is_said_only_when_the_journal_holds_it(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window).model
    held: list[int] = []
    window.desk.keeping.saved.connect(lambda _at: held.append(len(acts_in_journal(window.desk))))
    model.record([found("femoral_pulse.right", "normal")])
    wait_until(lambda: model.unsaved == 0)
    settle()
    assert held[-1] == len(model.acts)
    assert window.banner.saved.text().startswith("Saved ")


def test_what_could_not_be_saved_is_said_and_saved_by_trying_again(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window).model
    wait_until(lambda: model.unsaved == 0)

    def refuse(*_arguments: object) -> None:
        raise CouldNot("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr("examassist.storage.journal.Journal.append", refuse)
        with qtbot.waitSignal(window.desk.keeping.not_saved, timeout=5000) as told:
            model.record([found("femoral_pulse.right", "normal")])
        assert told.args == [model.acts[-1].at, "The disk is full."]
        assert window.banner.saved.text().startswith("Not saved since ")
    window.banner.retry.click()
    wait_until(lambda: model.unsaved == 0)
    settle()
    assert window.banner.saved.text().startswith("Saved ")


def test_an_exam_without_a_journal_goes_on_and_says_so(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)

    def refuse(_edition: object) -> str:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr(window._workstation, "start_exam", refuse)
    model = in_exam(window).model
    model.record([found("femoral_pulse.right", "normal")])
    settle()
    assert window.banner.saved.text().startswith("Not saved since ")


def test_a_wait_for_the_disk_at_the_end_is_shown_before_it_begins(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window).model
    wait_until(lambda: model.unsaved == 0)
    card = window.findChild(WaitingCard)
    assert card is not None
    real = Journal.append
    seen: list[tuple[bool, bool]] = []

    def slow(*what: Any) -> None:  # noqa: ANN401  handed on as it came
        while not seen:
            time.sleep(0.01)
        real(*what)

    def waits(on: bool) -> None:
        seen.append((on, card.isVisible()))

    window.desk.keeping.waits.connect(waits)
    monkeypatch.setattr(Journal, "append", slow)
    model.record([found("femoral_pulse.right", "normal")])
    window._close_exam()
    assert seen == [(True, True), (False, False)]
    assert "could be saved" not in window.notice.label.text()


def acts_in_journal(desk: Desk) -> list[str]:
    assert desk.model is not None
    journal = desk._workstation.open_journal()
    try:
        return journal.acts(desk.model.exam_id)
    finally:
        journal.close()
