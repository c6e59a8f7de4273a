from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from examassist.ui.shell import Shell
from examassist.ui.states.save_card import NotSaved, SaveCard
from tests.ui.exam_room import dressed, settle
from tests.ui.looking import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WHY = "journal.db: the disk is full.\nEverything that was shown as saved is safe.\nFree some space, then try again."


def a_card(qtbot: QtBot) -> SaveCard:
    dressed()
    shell = Shell()
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    card = SaveCard(shell)
    card.show_it(NotSaved(WHY, 3, 44, "10:43"))
    settle()
    return card


def test_it_says_what_happened_where_the_answers_are_and_what_to_do(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    assert card.what.text() == "journal.db: the disk is full."
    assert "3 answers since 10:43 are in the memory of this window only. 44 answers before" in card.safe.text()
    assert "lost if ExamAssist or the computer stops" in card.safe.text()
    assert card.todo.text() == "Free some space, then try again."
    card.show_it(NotSaved("Refused.", 0, 0, "10:43"))
    assert "there is none yet" in card.safe.text()
    assert card.todo.isHidden()


def test_every_button_is_whole_in_each_size(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    for zoom in (100, 150, 200):
        with looking(zoom=zoom):
            settle()
            assert card.rect().contains(card.card.geometry())
            for button in (card.retry, card.copy, card.export, card.go_on):
                assert button.width() >= button.sizeHint().width()
                assert card.card.rect().contains(button.rect().translated(button.mapTo(card.card, QPoint())))
