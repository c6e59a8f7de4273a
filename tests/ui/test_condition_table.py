from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist.domain.evolve import evolve
from examassist.reasoning.assess import assess
from examassist.ui.condition_table import SHOWN, ConditionTable
from examassist.ui.pieces import LinkButton
from tests.ui.exam_room import dressed, leg_pain
from tests.ui.window import an_invented_patient

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_first_conditions_have_reasons_and_the_others_their_word(qtbot: QtBot) -> None:
    said = assess(an_invented_patient(), leg_pain())
    table = a_table(qtbot)
    table.show_assessment(said)
    texts = shown(table)
    assert texts[:4] == ["Condition", "For", "Against, or second cause", "Not known"]
    assert said.conditions[0].why in texts
    assert len([text for text in texts if text == "Fits well"]) == 1
    assert len(said.conditions) > SHOWN
    assert any("Little support so far: " in text for text in texts)


def test_what_comes_after_the_first_is_folded_and_what_lacks_data_never_is(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.show_assessment(assess(an_invented_patient(), leg_pain()))
    assert any(text.startswith("Not enough data: ") for text in seen(table))
    assert not any(text.startswith("Little support so far: ") for text in seen(table))
    the_fold(table).click()
    assert any(text.startswith("Little support so far: ") for text in seen(table))
    table.show_assessment(assess(an_invented_patient("l5_disc"), leg_pain()))
    assert any(text.startswith("Little support so far: ") for text in seen(table)), "it stays as it was put"
    the_fold(table).click()
    assert not any(text.startswith("Little support so far: ") for text in seen(table))


def test_what_red_flags_ask_about_is_not_ranked_and_stays_in_sight_until_it_is_cleared(qtbot: QtBot) -> None:
    core = leg_pain().gate["suspected_cauda_equina"].core
    name = leg_pain().condition["cauda_equina_syndrome"].short
    told = an_invented_patient()
    table = a_table(qtbot)
    table.show_assessment(assess(told, leg_pain()))
    assert [text.split(":")[0] for text in shown(table) if name in text] == ["No trigger recorded"]
    silent = evolve(told, findings=tuple(each for each in told.findings if each.item not in core))
    table.show_assessment(assess(silent, leg_pain()))
    assert [text.split(":")[0] for text in seen(table) if name in text] == ["Red flag not cleared"], (
        "never an all-clear"
    )


def test_the_words_collapse_under_an_emergency(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    table.show_assessment(assess(an_invented_patient(), leg_pain()))
    table.show_assessment(assess(an_invented_patient("cauda_equina"), leg_pain()))
    assert shown(table) == ["Words of fit are not shown while an emergency is raised."]


def test_the_same_assessment_is_not_laid_out_again(qtbot: QtBot) -> None:
    said = assess(an_invented_patient(), leg_pain())
    table = a_table(qtbot)
    table.show_assessment(said)
    body = table._body
    table.show_assessment(said)
    assert table._body is body


def a_table(qtbot: QtBot) -> ConditionTable:
    dressed()
    table = ConditionTable(leg_pain())
    qtbot.addWidget(table)
    table.show()
    return table


def shown(table: ConditionTable) -> list[str]:
    body = table._body
    assert body is not None
    return [line for label in body.findChildren(QLabel) for line in label.text().splitlines()]


def test_a_narrow_page_has_the_lists_one_under_the_other_and_says_the_same(qtbot: QtBot) -> None:
    said = assess(an_invented_patient(), leg_pain())
    table = a_table(qtbot)
    table.show_assessment(said)
    wide = shown(table)
    width = table.minimumSizeHint().width()
    table.set_width(400)
    narrow = shown(table)
    assert table.minimumSizeHint().width() < width
    assert set(wide) - set(narrow) == {"Condition"}
    for title in ("For", "Against, or second cause", "Not known"):
        assert narrow.count(title) == SHOWN
    table.set_width(900)
    assert shown(table) == wide


def seen(table: ConditionTable) -> list[str]:
    labels = [label for label in table.findChildren(QLabel) if label.isVisibleTo(table)]
    return [line for label in labels for line in label.text().splitlines()]


def the_fold(table: ConditionTable) -> LinkButton:
    assert table._body is not None
    return next(each for each in table._body.findChildren(LinkButton) if "more condition" in each.text())
