from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from examassist.ui.help import KeysHelp
from examassist.ui.pieces import Chip, KeyCap, KeyedButton, KeyedPrimaryButton, WordsDialog, WrappedText, heading, words
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Words that do not fit on one line of so narrow a column and therefore go on below"


def test_wrapped_text_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    text = WrappedText(120, text="Short")
    qtbot.addWidget(text)
    low = text.height()
    text.set_text(LONG)
    high = text.height()
    assert high > 2 * low
    assert text.accessibleName() == LONG
    text.set_width(400)
    assert text.height() < high
    text.set_ink("urg")
    assert not text.grab().isNull()


def test_labels_take_every_text_literally(qtbot: QtBot) -> None:
    label = words("<b>x</b>", ink="urg", wrap=True)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert heading("Talk").text() == "TALK"


def test_a_button_leaves_room_for_its_key(qtbot: QtBot) -> None:
    dressed()
    plain, keyed = KeyedButton("Note"), KeyedPrimaryButton("Note", "Ctrl E", "check")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 30
    assert keyed.sizeHint().height() >= 32
    assert keyed.accessibleDescription() == "Ctrl E"
    keyed.setEnabled(False)
    assert not keyed.grab().isNull()
    assert not KeyCap("F1").grab().isNull()


def test_a_chip_is_on_or_off(qtbot: QtBot) -> None:
    chip = Chip("Yes")
    qtbot.addWidget(chip)
    chip.click()
    assert chip.isChecked()


@pytest.mark.parametrize("ends", ["accept", "reject", "close"])
def test_a_dialog_that_is_closed_is_gone_because_it_names_a_patient(qtbot: QtBot, ends: str) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    for made in (WordsDialog(around), KeysHelp(around)):
        made.open()
        getattr(made, ends)()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert around.findChildren(QDialog) == []
