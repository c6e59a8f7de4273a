"""While an exam is being opened no key goes anywhere, and what takes long says whose it is."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.errors import CouldNot
from examassist.ui import opening
from examassist.ui.states import loading
from examassist.ui.states.loading import LoadingCard
from tests.screens import settle, wait_until
from tests.ui.exam_room import press
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> MainWindow:
    """The start page with one draft."""
    made = a_window(qtbot, home)
    in_exam(made, an_invented_patient())
    made._close_exam()
    wait_until(lambda: not made.busy)
    return made


@contextmanager
def slowly(monkeypatch: pytest.MonkeyPatch, refuses: CouldNot | None = None) -> Iterator[None]:
    """A disk that reads the draft only when the block ends."""
    go = threading.Event()
    real = opening.go_on

    def waits(*what: object) -> object:
        go.wait(20)
        if refuses is not None:
            raise refuses
        return real(*what)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(opening, "go_on", waits)
    try:
        yield
    finally:
        go.set()


def card_of(window: MainWindow) -> LoadingCard:
    card = window.findChild(LoadingCard)
    assert card is not None
    return card


def test_nothing_is_shown_at_first_then_the_name_over_rows_that_are_not_there_yet(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert loading.SLOW == 400
    card = card_of(window)
    with slowly(monkeypatch):
        window.start_page.continue_first()
        settle()
        assert not card.isVisible()
        wait_until(card.isVisible)
        assert card.heading.text() == "Opening INVENTED, Patient…"
        settle()
    wait_until(lambda: window.in_exam)
    settle()
    assert not card.isVisible()
    assert window.screens is not None
    page = window.screens.shown_page
    focused = QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert focused is page or page.isAncestorOf(focused), "the keys are on the page, not where they were before"


def test_what_comes_at_once_shows_nothing(window: MainWindow) -> None:
    card = card_of(window)
    seen: list[bool] = []
    window.desk.opened.connect(lambda _model: seen.append(card.isVisible()))
    window.start_page.continue_first()
    wait_until(lambda: window.in_exam)
    settle()
    assert seen == [False]


def test_no_key_typed_ahead_lands_in_a_grid_that_nobody_has_seen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slowly(monkeypatch):
        window.start_page.continue_first()
        press("2", "y", "Space", "a")
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.currentWidget() is window.start_page

    def in_the_queue(_model: object) -> None:
        """Keys pressed while the page was being made, which come when it is there."""
        for code, text in ((Qt.Key.Key_Y, "y"), (Qt.Key.Key_2, "2")):
            to = QApplication.focusWidget() or window
            QCoreApplication.postEvent(to, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text))

    window.desk.opened.connect(in_the_queue)
    wait_until(lambda: window.in_exam)
    assert window.screens is not None
    acts = len(window.screens.model.acts)
    settle()
    assert len(window.screens.model.acts) == acts
    window.screens.go_to_step(1)
    settle()
    before = len(window.screens.model.acts)
    press("x")
    assert len(window.screens.model.acts) > before, "from now on they count"


def test_while_rows_are_made_no_event_is_asked_whether_it_is_a_key(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    class Counted(frozenset[QEvent.Type]):
        def __contains__(self, kind: object) -> bool:
            asked.append(kind)
            return super().__contains__(kind)

    monkeypatch.setattr(loading, "_KEYS", Counted(loading._KEYS))
    counts: list[int] = []
    window.desk.closing.connect(lambda: counts.append(len(asked)))
    window.desk.opened.connect(lambda _model: counts.append(len(asked)))
    window.start_page.continue_first()
    wait_until(lambda: window.in_exam)
    settle()
    before, after = counts
    assert before > 0
    assert after == before, "a page of rows makes thousands"


def test_what_cannot_be_opened_gives_the_keys_back_and_says_why(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(window)
    with slowly(monkeypatch, CouldNot("The disk failed.")):
        window.start_page.continue_first()
        wait_until(card.isVisible)
    wait_until(lambda: not card.isVisible())
    assert "The disk failed." in window.notice.label.text()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.pages.currentWidget() is not window.start_page


def test_a_file_is_named_while_it_is_read(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    go = threading.Event()
    monkeypatch.setattr(window._workstation, "read_exam", lambda _path: go.wait(20))
    card = card_of(window)
    window.files.open_file(tmp_path / "exam.json")
    wait_until(card.isVisible)
    assert card.heading.text() == "Opening exam.json…"
    go.set()
    wait_until(lambda: not card.isVisible())


def control(window: MainWindow, which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, which, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_the_key_that_quits_quits(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    with slowly(monkeypatch):
        window.start_page.continue_first()
        wait_until(card_of(window).isVisible)
        asked: list[bool] = []
        monkeypatch.setattr(window._background, "close", lambda: asked.append(window.isVisible()))  # it would wait
        control(window, Qt.Key.Key_Q)
        assert asked
        assert not window.isVisible()


def test_the_key_that_hides_hides_and_no_name_comes_over_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(window)
    with slowly(monkeypatch):
        window.start_page.continue_first()
        settle()
        control(window, Qt.Key.Key_L)
        assert window.privacy.covered
        QTest.qWait(loading.SLOW + 200)
        assert not card.isVisible()
        window.privacy.uncover()
        settle()
        assert card.isVisible()
    wait_until(lambda: window.in_exam)
    settle()
    assert not card.isVisible()
