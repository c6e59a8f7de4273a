from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from examassist.report.fonts import visible
from examassist.report.requests.compose import request
from examassist.report.requests.edited import composed_of, line_digests, own_text
from examassist.ui.requests.card import RequestCard
from examassist.ui.shell import Shell
from tests.report.builders import a_creaking_wrist
from tests.report.hostile import HOSTILE
from tests.ui.exam_room import dressed, press, settle
from tests.ui.looking import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.domain.act import RequestText
    from examassist.report.requests.phrase import RequestDocument

DOCUMENT = request(a_creaking_wrist().record, "wrist_picture")
COMPOSED = composed_of(DOCUMENT)
LATER = request(a_creaking_wrist().left("thumb_bounce", "no_bounce").record, "wrist_picture")


def a_card(
    qtbot: QtBot, kept: RequestText | None = None, document: RequestDocument = DOCUMENT
) -> tuple[RequestCard, list[RequestText], list[str]]:
    """The card over a window, and what it says to it: edits, and texts to copy."""
    dressed()
    shell = Shell()
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    card = RequestCard(shell)
    edits: list[RequestText] = []
    copied: list[str] = []
    card.edited.connect(edits.append)
    card.copy_wanted.connect(copied.append)
    card.show_it(document, kept)
    settle()
    return card, edits, copied


def test_the_composed_text_is_shown_and_copied_as_it_stands(qtbot: QtBot) -> None:
    card, edits, copied = a_card(qtbot)
    assert card.text.toPlainText() == COMPOSED
    assert card.mark.isHidden()
    assert not card.again.isEnabled()
    card.copy.click()
    assert copied == [COMPOSED]
    assert edits == []
    assert "nothing was sent" in card.status.text()


def test_what_is_typed_is_marked_as_edited_by_hand_and_kept_when_it_closes(qtbot: QtBot) -> None:
    card, edits, copied = a_card(qtbot)
    card.text.setFocus()
    press("x")
    assert card.mark.text().startswith("EDITED BY HAND")
    QTest.keyClick(card.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert copied == [f"x{COMPOSED}"]
    press("y")
    press("Esc")
    assert not card.is_open
    assert [each.text for each in edits] == [f"x{COMPOSED}", f"xy{COMPOSED}"]
    assert {each.composed for each in edits} == {line_digests(COMPOSED)}
    assert {each.request for each in edits} == {"wrist_picture"}


def test_ones_own_text_comes_back_and_gives_way_to_the_composed_one(qtbot: QtBot) -> None:
    card, edits, _copied = a_card(qtbot, own_text(DOCUMENT, "Mine"))
    assert card.text.toPlainText() == "Mine"
    assert "has changed" not in card.mark.text()
    assert card.changes.isHidden()
    assert card.compared.isHidden()
    card.again.click()
    assert card.text.toPlainText() == COMPOSED
    assert card.mark.isHidden()
    assert [each.text for each in edits] == [""]


def test_what_was_recorded_later_stands_beside_ones_own_text_until_it_was_compared(qtbot: QtBot) -> None:
    own = own_text(DOCUMENT, f"Mine\n{COMPOSED}")
    card, edits, copied = a_card(qtbot, own, LATER)
    assert "What is recorded has changed since you wrote it" in card.mark.text()
    assert card.changes.isVisible()
    told = card.changes.toPlainText()
    assert "no bounce" in told[: told.index("Still in your text")]
    assert all(line in COMPOSED for line in told[told.index("Still in your text") :].splitlines()[1:])
    card.text.setFocus()
    press("x")
    card.copy.click()
    assert copied == [f"xMine\n{COMPOSED}"]
    assert "does not hold what has changed" in card.status.text()
    assert card.changes.isVisible(), "neither typing nor copying is comparing"
    assert edits[-1].composed == own.composed
    card.compared.click()
    assert card.changes.isHidden()
    assert edits[-1] == own_text(LATER, f"xMine\n{COMPOSED}")


def test_closing_is_not_comparing(qtbot: QtBot) -> None:
    own = own_text(DOCUMENT, "Mine")
    card, edits, _copied = a_card(qtbot, own, LATER)
    card.text.setFocus()
    press("x")
    press("Esc")
    assert [(each.text, each.composed) for each in edits] == [("xMine", own.composed)]


def test_going_back_to_the_composed_text_ends_what_stands_beside_it(qtbot: QtBot) -> None:
    card, edits, _copied = a_card(qtbot, own_text(DOCUMENT, "Mine"), LATER)
    card.again.click()
    assert card.text.toPlainText() == composed_of(LATER)
    assert card.changes.isHidden()
    assert card.compared.isHidden()
    assert edits == [own_text(LATER, "")]


def test_what_is_pasted_into_it_is_copied_as_it_is_shown(qtbot: QtBot) -> None:
    card, _edits, copied = a_card(qtbot)
    for words in HOSTILE:
        card.text.setPlainText(words)
        card.copy.click()
        assert copied[-1] == card.text.toPlainText()
        assert copied[-1] == visible(copied[-1])
    assert len(copied) == len(HOSTILE)


def test_every_button_and_the_text_are_whole_in_each_size(qtbot: QtBot) -> None:
    card, _edits, _copied = a_card(qtbot, own_text(DOCUMENT, "Mine"), LATER)
    for zoom in (100, 150, 200):
        with looking(zoom=zoom):
            settle()
            assert card.rect().contains(card.card.geometry())
            assert card.text.height() >= 60
            assert card.changes.geometry().bottom() == card.text.geometry().bottom()
            below = min(button.mapTo(card.card, QPoint()).y() for button in (card.copy, card.compared, card.leave))
            assert card.text.geometry().bottom() < below
            for button in (card.copy, card.compared, card.again, card.leave):
                assert button.width() >= button.sizeHint().width()
                assert card.card.rect().contains(button.rect().translated(button.mapTo(card.card, QPoint())))


def test_tab_goes_round_inside_the_card(qtbot: QtBot) -> None:
    card, _edits, _copied = a_card(qtbot)
    seen = []
    for _n in range(4):
        QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(card.window().focusWidget())
    assert seen == [card.text, card.copy, card.leave, card.text]
