from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.act import Impression
from examassist.ui.impression import ImpressionCard
from tests.ui.exam_room import a_model, click, dressed, leg_pain, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_condition_is_offered_in_alphabetical_order_and_none_is_chosen(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    labels = [card.matches.item(row).text() for row in range(card.matches.count())]
    assert labels == sorted((each.label for each in leg_pain().conditions), key=str.casefold)
    assert card.matches.currentRow() == -1, "none is a key press away from being taken"
    press("Enter")
    assert given(card) is None, "Enter on an empty line takes nothing"
    assert not any(chip.isVisible() for chip in card.chips.values())


def test_a_few_letters_find_a_condition_and_enter_takes_it_where_only_one_is_left(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    labels = {condition.id: condition.label for condition in leg_pain().conditions}
    press("o")
    assert 1 < card.matches.count() < len(labels)
    press("Enter")
    assert given(card) is None, "several match: none was meant"
    card.finder.clear()
    name, label = next(iter(sorted(labels.items())))
    press(label)
    assert card.matches.count() == 1
    press("Enter")
    assert given(card) == Impression(conditions=(name,), text="")
    assert [chip.text() for chip in card.chips.values() if chip.isVisible()] == [label]
    assert card.finder.text() == ""
    assert card.finder.hasFocus()


def test_the_arrows_choose_in_the_list_and_a_chosen_one_is_offered_no_more(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    press("Down", "Down")
    second = card.matches.item(1).text()
    press("Enter")
    assert [chip.text() for chip in card.chips.values() if chip.isVisible()] == [second]
    assert second not in [card.matches.item(row).text() for row in range(card.matches.count())]
    press("Down", "Up")
    assert card.finder.hasFocus()


def test_a_chip_is_taken_off_by_space_or_a_click_and_undo_brings_it_back(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    first = card.matches.item(0)
    where = card.matches.visualItemRect(first).center()
    click(card.matches.viewport(), where.x(), where.y())
    (chip,) = [chip for chip in card.chips.values() if chip.isVisible()]
    chip.setFocus()
    press("Space")
    assert given(card) == Impression()
    card._model.undo()
    assert chip.isVisible()
    assert chip.isChecked()


def test_other_words_are_kept_beside_what_was_chosen_and_undone_by_themselves(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    press("Down", "Enter")
    chosen = card._chosen
    card.text.setFocus()
    QTest.keyClicks(card.text, "stiff")
    card.commit()
    assert given(card) == Impression(conditions=chosen, text="stiff")
    card._model.undo()
    assert card.text.text() == ""
    assert given(card) == Impression(conditions=chosen, text="")


def test_the_list_takes_no_room_while_one_does_something_else(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    assert card.matches.isVisible()
    low = card.sizeHint().height()
    card.text.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert not card.matches.isVisible()
    assert card.sizeHint().height() < low - 100


def given(card: ImpressionCard) -> Impression | None:
    return card._model.encounter.impression


def a_card(qtbot: QtBot) -> ImpressionCard:
    dressed()
    model = a_model()
    card = ImpressionCard(model)
    qtbot.addWidget(card)
    model.changed.connect(lambda change: card.show_encounter(change.encounter))
    card.resize(700, 400)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.finder.setFocus()
    settle()
    return card
