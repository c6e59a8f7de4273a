"""The list of visits: the newest first, with the clinician's impression and nothing of the program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist.domain.act import Impression
from examassist.domain.evolve import evolve
from examassist.reasoning.over_time import over_time
from examassist.ui.trends.visit_list import VisitList
from tests.reasoning.wrist import a_wrist, days_before, wrist
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_each_visit_has_its_day_and_its_own_impression(qtbot: QtBot) -> None:
    dressed()
    before = evolve(days_before(9).build(), impression=Impression(text="A wrist that rests"))
    made = VisitList(over_time(a_wrist().build(), [before], wrist()), wrist())
    qtbot.addWidget(made)
    texts = [label.text() for label in made.findChildren(QLabel) if label.text()]
    assert texts[:5] == [
        "Visits",
        "20-Nov-2026 (now)",
        "No impression recorded",
        "11-Nov-2026",
        "A wrist that rests",
    ]
