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
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

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

OF_VALUE = {QAccessible.Role.SpinBox, QAccessible.Role.EditableText, QAccessible.Role.List, QAccessible.Role.ComboBox}
OF_A_PATIENT = {"scores", "leaving", "known already", "emergency", "emergency, KNOWN", "emergency, NOT_AN_EMERGENCY"}
HIDDEN = "hidden"
SINGLE = "xuam?wgtynh=+-10"
"""What answers or opens something where no text is written."""
TAG = re.compile("<[a-zA-Z/!]")
HOSTILE = {
    "markup": "<b>O'Neil</b><img src=x><a href='file:///'>here</a>",
    "nested tables": "<table><tr><td>" * 13,
    "ampersands": "A && B &amp; &C &lt;",
    "right to left": "שָׁלוֹם עֲלֵיכֶם \N{RIGHT-TO-LEFT OVERRIDE}evil",
    "200 letters": "Wolfeschlegelsteinhausenbergerdorff" * 5 + "Wolfeschlegelsteinhausenb",
    "controls": "A\0B\x07C\x1b[31mD",
    "emoji": "Zoë \N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS}\N{FACE WITH TEARS OF JOY}",
}
WORST_NAME = HOSTILE["controls"] + "<table><tr><td>" * 4
WORST_NAME += HOSTILE["markup"] + HOSTILE["ampersands"] + HOSTILE["right to left"]
WORST = Patient(
    id="<i>4&2</i>" + "7" * 54,
    family_name=(
        HOSTILE["controls"]
        + "<table><tr><td>" * 4
        + HOSTILE["markup"]
        + HOSTILE["ampersands"]
        + HOSTILE["right to left"]
    )[:200],
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


def faults_of_text(window: MainWindow, screen: QWidget) -> list[str]:
    """Fields in which a key that answers elsewhere is not the letter that was typed, or records something."""
    faults, before = [], window.screens.model.encounter.findings if window.screens is not None else ()
    fields: list[QLineEdit | QPlainTextEdit] = [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]
    for field in fields:
        if not field.isVisible() or not field.isEnabled() or field.isReadOnly() or field.isHidden():
            continue
        had, focused = field.text() if isinstance(field, QLineEdit) else field.toPlainText(), QApplication.focusWidget()
        field.clear()
        field.setFocus()
        QTest.keyClicks(field, SINGLE)
        written = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        if written != SINGLE:
            faults.append(f"typed {SINGLE!r} and it says {written!r}: {field.accessibleName()[:40]}")
        _put_back(field, had)
        if focused is not None:
            focused.setFocus()
    after = window.screens.model.encounter.findings if window.screens is not None else ()
    return faults + (["a key typed in a text answered something"] if after != before else [])


def _put_back(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def faults_of_names(widget: QWidget) -> list[str]:
    """What can be used and has no name, no kind or no value, for people who hear the screen."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        if not each.isVisible() or not each.isEnabled() or not can_be_used(each):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        name, kind = told.text(QAccessible.Text.Name), told.role()
        if not name.strip():
            found.append(f"no name: {type(each).__name__}")
        if kind in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            found.append(f"no kind: {type(each).__name__} {name[:40]}")
        if kind in OF_VALUE and hasattr(each, "spoken_role") and not told.text(QAccessible.Text.Value).strip():
            found.append(f"no value: {type(each).__name__} {name[:40]}")
        if isinstance(each, QLineEdit) and seen(told.text(QAccessible.Text.Value)) != seen(each.text()):
            found.append(f"another value than is written: {name[:40]}")
        if isinstance(each, QAbstractButton) and each.isCheckable() and not told.state().checkable:
            found.append(f"not said that it can be chosen: {name[:40]}")
    return found


def seen(text: str) -> str:
    """What can be seen of a text; a field shows a control character as a blank."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def can_be_used(widget: QWidget) -> bool:
    """Whether the keys, the mouse or a finger do something to it."""
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.NoFocus
    return tabbed or isinstance(widget, QAbstractButton)


def test_every_screen_names_the_patient_as_typed_and_every_control_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    accessible.install()
    window = a_window(qtbot, tmp_path, size=(1366, 768))
    faults: dict[str, list[str]] = {}
    walked = []
    start = time.process_time()
    for name, screen in screens_of(window, WORST):
        walked.append(name)
        found = faults_of_words(screen) + faults_of_names(screen) + faults_of_text(window, screen)
        if screen is window and window.in_exam and name != HIDDEN:
            found += faults_of_identity(window)
        found += faults_of_whose(name, screen)
        found += [f"in the title: {screen.windowTitle()}"] if "O'N" in screen.windowTitle().upper() else []
        faults[name] = list(dict.fromkeys(found))
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(set(walked)) >= 37
    assert {"known already", "settings", "contradiction", "recovered"} <= set(walked)
    assert time.process_time() - start < 60, "something froze"


def faults_of_whose(name: str, screen: QWidget) -> list[str]:
    """A dialog about a patient says whose it is in full; what hides the exam says nothing of it."""
    told = [text for each in [screen, *screen.findChildren(QWidget)] if each.isVisible() for text in heard(each)]
    about = [text for text in told if NAME in text]
    number = [text for text in told if WORST.id is not None and WORST.id in text]
    if name in OF_A_PATIENT and not (about and number):
        return [f"it does not say whose it is: {'no name' if not about else 'no number'}"]
    if name == HIDDEN:
        parts = [part for part in (WORST.family_name, WORST.given_name, WORST.id, "1955") if part]
        return [f"it says who is examined: {text[:40]}" for text in told if any(part in text for part in parts)]
    return []


def heard(widget: QWidget) -> list[str]:
    """Everything that is written on a widget or said of it."""
    written = widget.text() if isinstance(widget, QLabel | QLineEdit | QAbstractButton) else ""
    return [written, widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]


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
