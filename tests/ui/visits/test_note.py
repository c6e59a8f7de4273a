from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from examassist.domain.encounter import Encounter
from examassist.knowledge.follow_up import follow_up
from examassist.ui.visits.note import VisitNote, note_text
from tests.ui.exam_room import a_model, dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

AUGUST = Encounter(pack="leg_pain", examined_at=datetime(2026, 8, 12, 9, 0, tzinfo=UTC))


def test_it_names_the_day_and_whether_the_exam_follows_it() -> None:
    model = a_model()
    assert note_text(model) == ""
    model.marks.use([AUGUST])
    assert note_text(model) == "last visit 12-Aug-2026"
    model.ask(follow_up([AUGUST], model.edition))
    assert note_text(model) == "Follow-up of 12-Aug-2026"


def test_it_is_hidden_without_a_visit_and_in_little_room_keeps_the_day(qtbot: QtBot) -> None:
    dressed()
    model, host = a_model(), QWidget()
    qtbot.addWidget(host)
    note = VisitNote(host)
    note.show_for(model)
    assert note.isHidden()
    model.marks.use([AUGUST])
    model.ask(follow_up([AUGUST], model.edition))
    note.show_for(model)
    assert not note.isHidden()
    assert note.accessibleName() == "Follow-up of 12-Aug-2026"
    assert note.short == "12-Aug-2026"
    pictures = []
    for width in (90, note.sizeHint().width() + 20):
        note.resize(width, 26)
        picture = note.grab().toImage()
        pictures.append({QColor(picture.pixel(x, y)).name() for x in range(width) for y in range(26)})
    assert all(len(colours) > 2 for colours in pictures), "words are drawn at both widths"
