from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from examassist.domain.evolve import evolve
from examassist.reasoning.assess import assess
from examassist.ui.assessment_panel import AssessmentPanel
from examassist.ui.pieces import WrappedText, column
from examassist.ui.why_link import WhyLink
from tests.builders import an_encounter
from tests.ui.exam_room import dressed, key, leg_pain, wrist
from tests.ui.window import an_invented_patient

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.knowledge.edition import Edition


def test_red_flags_stand_first_then_words_then_tests(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_assessment(assess(an_invented_patient(), leg_pain()))
    shown = visible(panel)
    places = [
        shown.index(next(text for text in shown if part in text)) for part in ("No trigger", "Fits well", "First:")
    ]
    assert places == sorted(places)
    assert any("You decide." in text and "Not clinically reviewed." in text for text in shown)


def test_words_collapse_under_an_emergency(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_assessment(assess(an_invented_patient("cauda_equina"), leg_pain()))
    shown = visible(panel)
    assert "Words of fit are not shown while this is raised." in shown
    assert not any(text in {"Fits well", "Possible", "Little support so far"} for text in shown)


def test_a_test_that_is_only_an_option_is_named_and_never_called_none(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    said = assess(an_invented_patient(), leg_pain())
    tests = [evolve(test, role="optional") for test in said.investigations if test.role != "not_now"]
    panel.show_assessment(evolve(said, investigations=tuple(tests)))
    shown = visible(panel)
    assert f"Optional: {leg_pain().investigation[tests[0].id].label}" in shown
    assert not any("None suggested" in text for text in shown)


def test_an_empty_exam_says_that_the_urgency_is_not_known(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_assessment(assess(an_encounter().build(), leg_pain()))
    assert any("Urgency not known" in text for text in visible(panel))


def test_what_can_change_the_plan_leads_to_its_cell(qtbot: QtBot) -> None:
    said = assess(an_invented_patient("stenosis_history_only"), leg_pain())
    assert said.open
    panel = a_panel(qtbot)
    panel.show_open(said.open)
    with qtbot.waitSignal(panel.go_to_cell) as told:
        panel._open._rows[0][2].click()
    assert told.args == [key(said.open[0].finding)]


def test_a_met_card_stands_between_the_words_and_the_tests(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_assessment(assess(an_invented_patient("outside_cyclist"), leg_pain()))
    shown = visible(panel)
    assert shown.index("Also think of; not ranked") < shown.index("Iliac endofibrosis")


def test_no_urgent_flag_is_left_to_a_count(qtbot: QtBot) -> None:
    said = assess(an_invented_patient("breast_cancer_long_ago"), leg_pain())
    flag = next(flag for flag in said.raised if flag.tier != "now")
    gates = [gate.id for gate in leg_pain().gates[:4]]
    flags = tuple(evolve(flag, id=gate, says=f"Invented flag {n}", tier="today") for n, gate in enumerate(gates))
    panel = a_panel(qtbot)
    panel.show_assessment(evolve(said, red_flags=flags))
    shown = " ".join(visible(panel))
    assert [each.says in shown for each in flags] == [True] * 4
    links = [link for link in panel.findChildren(WhyLink) if link.isVisibleTo(panel) and link.explains in flags]
    asked: list[object] = []
    panel.why_wanted.connect(asked.append)
    for link in links:
        link.click()
    assert asked == list(flags)
    panel.show_assessment(evolve(said, red_flags=flags[:1]))
    assert "Invented flag 1" not in " ".join(visible(panel))


def test_it_never_takes_the_focus(qtbot: QtBot) -> None:
    dressed()
    around = QWidget()
    qtbot.addWidget(around)
    field, panel = QLineEdit(), AssessmentPanel(leg_pain(), 356)
    layout = column()
    layout.addWidget(field)
    layout.addWidget(panel)
    around.setLayout(layout)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    field.setFocus()
    for case in ("cauda_equina", "", "spine_and_arteries"):
        panel.show_assessment(assess(an_invented_patient(case), leg_pain()))
        assert field.hasFocus()


def test_another_pack_is_shown_as_well(qtbot: QtBot) -> None:
    panel = a_panel(qtbot, wrist())
    panel.show_assessment(assess(an_encounter("wrist").build(), wrist()))
    assert visible(panel)


def a_panel(qtbot: QtBot, edition: Edition | None = None) -> AssessmentPanel:
    dressed()
    panel = AssessmentPanel(edition or leg_pain(), 356)
    qtbot.addWidget(panel)
    panel.resize(356, 800)
    panel.show()
    return panel


def visible(panel: AssessmentPanel) -> list[str]:
    texts = [text for text in panel.findChildren(WrappedText) if text.isVisible()]
    return [text.text for text in sorted(texts, key=lambda text: text.mapTo(panel, text.rect().topLeft()).y())]
