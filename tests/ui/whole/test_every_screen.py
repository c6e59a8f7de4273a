"""On every screen: the patient is named as typed and nothing is pushed away, and every control can be heard."""

from __future__ import annotations

import itertools
import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPushButton, QWidget

from examassist.domain.patient import Patient, Sex
from examassist.ui import accessible
from examassist.ui.banner import Banner, patient_name
from tests.screens import settle
from tests.ui.exam_room import NOW, dressed
from tests.ui.whole.walk import screens_of
from tests.ui.window import a_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

TAG = re.compile("<[a-zA-Z/!]")
HOSTILE = {
    "markup": "<b>O'Neil</b><img src=x><a href='file:///'>here</a>",
    "nested tables": "<table><tr><td>" * 13,
    "ampersands": "A && B &amp; &C &lt;",
    "right to left": "שָׁלוֹם עֲלֵיכֶם \N{RIGHT-TO-LEFT OVERRIDE}evil",
    "200 letters": "Wolfeschlegelsteinhausenbergerdorff" * 5 + "Wolfeschlegelsteinhausenb",
    "emoji": "Zoë \N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS}\N{FACE WITH TEARS OF JOY}",
}
WORST = Patient(
    id="<i>4&2</i>" + "7" * 54,
    family_name=("<table><tr><td>" * 4 + HOSTILE["markup"] + HOSTILE["ampersands"] + HOSTILE["right to left"])[:200],
    given_name=(HOSTILE["emoji"] + "<table>" * 28)[:200],
    birth_date=date(1955, 3, 14),
    sex=Sex.FEMALE,
)
NAME = patient_name(WORST)


def faults_of_words(widget: QWidget) -> list[str]:
    """Where a text would be read as HTML, or lose an ampersand."""
    found = []
    for label in widget.findChildren(QLabel):
        guesses = label.textFormat() is Qt.TextFormat.AutoText and TAG.search(label.text()) is not None
        if guesses or label.textFormat() in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}:
            found.append(f"read as HTML: {label.text()[:60]}")
    for each in widget.findChildren(QWidget):
        hint = each.toolTip()
        if "<table>" in hint or "<b>" in hint:
            found.append(f"a hint read as HTML: {hint[:60]}")
    found += [
        f"a button that eats ampersands: {button.text()[:60]}"
        for button in widget.findChildren(QPushButton)
        if type(button) is QPushButton and (WORST.family_name or "-") in button.text()
    ]
    for menu in widget.findChildren(QMenu):
        found += [
            f"a menu with a name: {a.text()[:60]}" for a in menu.actions() if (WORST.family_name or "") in a.text()
        ]
    return found


def faults_of_names(widget: QWidget) -> list[str]:
    """What can be reached with Tab and has no name or no kind, for people who hear the screen."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        if (
            not each.isVisible()
            or not each.isEnabled()
            or each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.NoFocus
        ):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        name = told.text(QAccessible.Text.Name)
        if not name.strip():
            found.append(f"no name: {type(each).__name__}")
        if told.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            found.append(f"no kind: {type(each).__name__} {name[:40]}")
    return found


def test_every_screen_names_the_patient_as_typed_and_every_control_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    accessible.install()
    window = a_window(qtbot, tmp_path, size=(1366, 768))
    faults: dict[str, list[str]] = {}
    seen = []
    start = time.process_time()
    for name, screen in screens_of(window, WORST):
        seen.append(name)
        found = faults_of_words(screen) + faults_of_names(screen)
        if screen is window and window.in_exam:
            found += faults_of_identity(window)
        found += [f"in the title: {screen.windowTitle()}"] if "O'N" in screen.windowTitle().upper() else []
        faults[name] = list(dict.fromkeys(found))
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(seen) >= 17
    assert time.process_time() - start < 60, "something froze"


def faults_of_identity(window: MainWindow) -> list[str]:
    """The banner with name and number inside the window on every page; the form that changes them stands apart."""
    found = []
    banner = window.banner
    if banner.name.text() != NAME or banner._number.value.text() != WORST.id:
        found.append(f"the banner says {banner.name.text()[:40]}")
    for each in (banner.name, banner._number, banner._born, *banner.findChildren(QAbstractButton)):
        inside = window.rect().contains(each.mapTo(window, each.rect().topLeft()))
        if each.isVisible() and not (inside and window.rect().contains(each.mapTo(window, each.rect().bottomRight()))):
            found.append(f"pushed out of the window: {each}")
    if window.minimumSizeHint().width() > window.width():
        found.append(f"the window wants {window.minimumSizeHint().width()} pixels")
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_the_banner_shows_any_name_as_typed_and_pushes_nothing_away(qtbot: QtBot, name: str) -> None:
    dressed()
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(1366, 60)
    banner.show()
    banner.show_patient(Patient(given_name=HOSTILE[name], id="EX-1", birth_date=date(1955, 3, 14)), NOW.date())
    settle()
    assert banner.name.text() == HOSTILE[name]
    shown = banner.name.shown
    assert shown == HOSTILE[name] or (shown.endswith("…") and HOSTILE[name].startswith(shown[:-1]))
    assert banner.name.textFormat() is Qt.TextFormat.PlainText
    for first, second in itertools.pairwise([banner.name, banner._born, banner._sex, banner._number]):
        right = first.mapTo(banner, first.rect().topRight()).x()
        assert right < second.mapTo(banner, second.rect().topLeft()).x()
    assert banner._number.mapTo(banner, banner._number.rect().topRight()).x() < banner.width()
