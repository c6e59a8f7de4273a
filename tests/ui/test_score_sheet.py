from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.assessment_panel import AssessmentPanel
from examassist.ui.pieces import WrappedText
from examassist.ui.plain_label import PlainLabel
from examassist.ui.score_sheet import ScoreSheet
from tests.ui.exam_room import a_model, dressed, found, leg_pain, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.knowledge.edition import Edition


def test_a_score_shows_its_range_its_meaning_what_is_missing_and_its_limits(qtbot: QtBot) -> None:
    said = sheet_of(qtbot, wrist(), {"blue_fingers": "no", "turning_a_key": "creaks_at_once"})
    assert "Creak points: 1 to 6 so far" in said
    assert "Still open between Between and Creaky. The age is not recorded." in said
    assert any(text.startswith("To complete it: Lifts a kettle: not recorded") for text in said)
    assert "How it did: Never tried on another bench." in said
    assert "It counts nothing but creaking." in said


def test_a_locked_score_shows_why_and_no_number(qtbot: QtBot) -> None:
    said = sheet_of(qtbot, wrist(), {})
    assert "The grandmother's list: not computed. Its points were seen in a letter only" in said
    assert "Creak points: not computed. Not valid while fingers are blue or nobody has asked" in said


def test_the_sides_of_one_score_stand_in_one_card(qtbot: QtBot) -> None:
    said = sheet_of(qtbot, wrist(), {"grip_bounce.right": "no_bounce", "grip_bounce.left": "good_bounce"})
    right, left = (said.index(f"Bounce stage, {side}") for side in ("right: 3", "left: 0"))
    assert said[right : left + 1].count("A stage says nothing about the cause.") == 0
    assert said.count("A stage says nothing about the cause.") == 1


def test_a_licensed_form_says_so(qtbot: QtBot) -> None:
    said = sheet_of(qtbot, leg_pain(), {})
    assert "Licensed; the questions are not shown, only the total of a form filled elsewhere." in said


def test_the_sheet_opens_from_the_page_and_is_gone_when_closed(qtbot: QtBot) -> None:
    dressed()
    page = AssessmentPage(a_model(wrist, really_assess=True), wrist().steps[-1])
    qtbot.addWidget(page)
    page.show()
    page.scores.click()
    (sheet,) = page.findChildren(ScoreSheet)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.accept()


def test_neither_the_page_nor_the_panel_shows_a_score_by_itself(qtbot: QtBot) -> None:
    dressed()
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "no"), found("turning_a_key", "creaks_at_once")])
    page = AssessmentPage(model, wrist().steps[-1])
    panel = AssessmentPanel(wrist(), 380)
    panel.show_assessment(model.assessment)
    for widget in (page, panel):
        qtbot.addWidget(widget)
        widget.show()
        assert not any("Creak points" in text for text in texts(widget))


def sheet_of(qtbot: QtBot, edition: Edition, answers: dict[str, str]) -> list[str]:
    dressed()
    model = a_model(wrist if edition is wrist() else leg_pain, really_assess=True)
    if answers:
        model.record([found(key, value) for key, value in answers.items()])
    around = QWidget()
    qtbot.addWidget(around)
    sheet = ScoreSheet(around, edition, model.assessment)
    sheet.open()
    return texts(sheet)


def texts(widget: QWidget) -> list[str]:
    return [each.text for each in widget.findChildren(WrappedText)] + [
        each.text() for each in widget.findChildren(PlainLabel)
    ]
