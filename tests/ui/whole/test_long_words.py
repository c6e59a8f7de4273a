"""In a language that is two fifths longer nothing is cut, and every step still fits its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from examassist.settings import Layout
from examassist.ui.exam_page import ExamPage
from tests.screens import settle
from tests.ui.exam_room import dressed
from tests.ui.whole.measuring import painted
from tests.ui.whole.pseudo import lengthened, spoken
from tests.ui.whole.walk import screens_of
from tests.ui.window import a_window, an_invented_patient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


OPENED = {"step 1 in an emergency"}
"""A group that was answered with yes shows its parts, which are more than a page of questions has room for."""
OPENED = {"step 1 in an emergency", "leaving", "pathway"}
"""A group that was answered with yes shows its parts, which are more than a page of questions has room for."""
WAYS = {"mouse": ((1366, 768), Layout.MOUSE), "fingers": ((1280, 800), Layout.TOUCH)}


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


def test_the_pretended_language_is_two_fifths_longer_and_keeps_what_is_filled_in() -> None:
    sentence = "Decision support for trained clinicians; it does not diagnose."
    assert 1.35 <= len(lengthened(sentence)) / len(sentence) <= 1.45
    assert lengthened("{n} of {total}").format(n=1, total=2).startswith("[1 ")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_cut_in_a_longer_language(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    size, layout = WAYS[way]
    faults: dict[str, list[str]] = {}
    with spoken(monkeypatch):
        window = a_window(qtbot, home, size=size)
        window.appearance.change(layout=layout)
        settle()
        with painted(monkeypatch) as paint:
            for name, screen in screens_of(window, an_invented_patient().patient):
                found = paint.faults_of(screen)
                if layout is Layout.MOUSE and name not in OPENED:
                    found += scrolls(window)
                faults[name] = found
    assert {name: found for name, found in faults.items() if found} == {}


def scrolls(window: MainWindow) -> list[str]:
    """Whether the rows of the step need more height than there is."""
    page = window.pages.currentWidget()
    area = page.findChild(QScrollArea) if isinstance(page, ExamPage) else None
    hidden = area.verticalScrollBar().maximum() if area is not None else 0
    return [f"{hidden} px too high"] if hidden else []
