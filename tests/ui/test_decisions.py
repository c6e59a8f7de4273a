from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.fold import fold
from examassist.reasoning.assess import assess
from examassist.ui.decisions import PlanCard, TestsCard
from examassist.ui.encounter_model import Conduct, EncounterModel
from examassist.ui.opening import take_in
from tests.ui.exam_room import ACTOR, NOW, a_model, dressed, leg_pain
from tests.ui.window import a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_test_is_recommended_or_put_off_with_a_reason_and_never_ordered(qtbot: QtBot, home: Path) -> None:
    dressed()
    model = examined(home)
    card = TestsCard(model)
    qtbot.addWidget(card)
    card.show()
    model.changed.connect(lambda _change: card.show_model())
    card.show_model()
    assert choices(model) == []
    row = card.rows[0]
    assert {row.recommend.text(), row.not_now.text()} == {"Recommend", "Not now"}
    assert not row.reason.isVisible()
    QTest.keyClick(row, Qt.Key.Key_Y)
    assert choices(model) == [("recommend", "")]
    QTest.keyClick(row, Qt.Key.Key_N)
    assert row.reason.isVisible()
    QTest.keyClicks(row.reason, "had one")
    card.commit()
    assert choices(model) == [("not_now", "had one")]
    row.not_now.click()
    assert choices(model) == []


def test_no_step_of_the_plan_is_ticked_beforehand(qtbot: QtBot) -> None:
    dressed()
    model = a_model()
    card = PlanCard(model)
    qtbot.addWidget(card)
    model.changed.connect(lambda change: card.show_encounter(change.encounter, change.assessment))
    assert set(card.chips) == {step.id for step in leg_pain().pathway if step.can_agree}
    assert not any(chip.isChecked() for chip in card.chips.values())
    name, chip = next(iter(card.chips.items()))
    chip.click()
    assert model.encounter.plan == (name,)


def test_steps_that_nothing_speaks_for_are_folded_until_asked_for(qtbot: QtBot, home: Path) -> None:
    dressed()
    model = examined(home)
    card = PlanCard(model)
    qtbot.addWidget(card)
    card.resize(700, 400)
    card.show()
    card.show_encounter(model.encounter, model.assessment)
    named = {option.id for option in model.assessment.plan} & set(card.chips)
    assert named
    assert {name for name, chip in card.chips.items() if chip.isVisible()} == named
    assert card.more.text() == f"{len(card.chips) - len(named)} other steps"
    card.more.click()
    assert all(chip.isVisible() for chip in card.chips.values())
    assert not card.more.isVisible()
    card.show_encounter(model.encounter, model.assessment)
    assert all(chip.isVisible() for chip in card.chips.values())


def choices(model: EncounterModel) -> list[tuple[str, str]]:
    return [(each.choice, each.reason) for each in model.encounter.decisions]


def examined(home: Path) -> EncounterModel:
    workstation = a_workstation(home)
    begun = take_in(workstation, an_invented_patient(), (), NOW)
    said = assess(fold(begun.acts), leg_pain())
    return EncounterModel(
        leg_pain(),
        begun.acts,
        actor=ACTOR,
        clock=lambda: NOW,
        conduct=Conduct(),
        submit=lambda _act: None,
        assess=lambda _encounter: said,
    )
