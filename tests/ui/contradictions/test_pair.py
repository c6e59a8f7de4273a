from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.act import ContradictionSettled
from examassist.reasoning.assess import assess
from examassist.reasoning.kept import KEPT
from examassist.report.beside import all_disagreements
from examassist.report.record import Record
from examassist.ui.contradictions.pair import cells_of
from examassist.ui.contradictions.pairs import Pairs
from tests.ui.exam_room import a_model, a_page, dressed, found, leg_pain, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel

ID = "weak_pulse_with_normal_index"


def disagreeing() -> EncounterModel:
    model = a_model(really_assess=True)
    model.record([found("femoral_pulse.left", "weak"), found("reported_abi.left", 1.05)])
    assert [pair.id for pair in model.assessment.contradictions] == [ID]
    return model


def shown(qtbot: QtBot, model: EncounterModel) -> Pairs:
    dressed()
    pairs = Pairs(model)
    qtbot.addWidget(pairs)
    pairs.resize(760, 200)
    pairs.show()
    settle()
    return pairs


def test_either_finding_can_be_corrected_and_nothing_is_chosen_beforehand(qtbot: QtBot) -> None:
    model = disagreeing()
    pairs = shown(qtbot, model)
    (card,) = pairs.cards
    wanted: list[FindingKey] = []
    card.cell_wanted.connect(wanted.append)
    assert set(card.correct) == {"femoral_pulse", "reported_abi"}
    for button in card.correct.values():
        button.click()
    assert {str(each) for each in wanted} == {"femoral_pulse.left", "reported_abi.left"}
    card.keep.click()
    assert not any(chip.isChecked() for chip in card.form.chips)
    assert not card.form.record.isEnabled()
    assert model.assessment.contradictions[0].state == "open"


@pytest.mark.parametrize("number", range(len(KEPT)))
def test_both_are_kept_for_a_reason_and_undo_opens_the_question_again(qtbot: QtBot, number: int) -> None:
    model = disagreeing()
    pairs = shown(qtbot, model)
    card = pairs.cards[0]
    card.keep.click()
    QTest.mouseClick(card.form.chips[number], Qt.MouseButton.LeftButton)
    assert card.form.record.isEnabled() == (KEPT[number] != "other"), "another reason needs its words"
    QTest.keyClicks(card.form.text, "stiff vessels")
    QTest.keyClick(card.form.text, Qt.Key.Key_Return)
    settle()
    act = model.acts[-1]
    assert isinstance(act, ContradictionSettled)
    assert (act.settlement.because, act.settlement.reason) == (KEPT[number], "stiff vessels")
    assert [pair.state for pair in model.assessment.contradictions] == ["settled"]
    assert "stiff vessels" in pairs.cards[0]._kept()
    edition = leg_pain()
    (line,) = all_disagreements(Record(model.encounter, assess(model.encounter, edition), edition), "second")
    assert "Both kept: " in line.text
    assert "stiff vessels" in line.text
    assert len(model.encounter.findings) == 2, "both stay as they were recorded"
    model.undo()
    settle()
    assert [pair.state for pair in model.assessment.contradictions] == ["open"]
    assert not pairs.cards[0].keep.isHidden()


def test_a_reason_for_one_side_does_not_hide_the_other(qtbot: QtBot) -> None:
    model = disagreeing()
    pairs = shown(qtbot, model)
    pairs.cards[0]._settle("explained", "")
    assert [pair.state for pair in model.assessment.contradictions] == ["settled"]
    model.record([found("femoral_pulse.right", "absent"), found("reported_abi.right", 1.1)])
    (pair,) = model.assessment.contradictions
    assert pair.state == "open"
    assert len(cells_of(pair)["femoral_pulse"]) == 2


def test_a_half_filled_reason_stays_while_something_else_is_recorded(qtbot: QtBot) -> None:
    model = disagreeing()
    pairs = shown(qtbot, model)
    card = pairs.cards[0]
    card.keep.click()
    QTest.keyClicks(card.form.text, "becau")
    model.record([found("knee_reflex.left", "normal")])
    settle()
    assert pairs.cards == [card]
    assert card.form.text.text() == "becau"


def test_the_page_of_the_findings_asks_and_another_page_does_not(qtbot: QtBot) -> None:
    model = disagreeing()
    page = a_page(qtbot, model, 6)
    assert page.pairs.isVisible()
    other = a_page(qtbot, model, 5)
    assert not other.pairs.isVisible()
    page.pairs.cards[0]._settle("examined_again", "")
    settle()
    assert not page.pairs.isVisible(), "what is settled stands on the check page"
