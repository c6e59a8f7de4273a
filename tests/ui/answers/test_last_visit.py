from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.answers import last_visit
from examassist.ui.answers.cell import Setting
from examassist.ui.answers.keys import BounceGuard
from examassist.ui.answers.make import make_row
from tests.ui.exam_room import _HELD, NOW, dressed, found, key, leg_pain, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.answers.row import AnswerRow

AUGUST = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)
MAY = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def visit(*findings: Finding, at: datetime = AUGUST) -> Encounter:
    return Encounter(pack="leg_pain", examined_at=at, findings=findings)


def a_row(qtbot: QtBot, item: str, *earlier: Encounter, abnormal: tuple[str, ...] = ()) -> AnswerRow:
    dressed()
    setting = Setting(BounceGuard())
    setting.marks.use(earlier, abnormal)
    row = make_row(leg_pain().item[item], setting)
    qtbot.addWidget(row)
    _HELD.setdefault(qtbot, []).append(row)
    row.resize(800, row.height_for(800, row.metrics))
    row.show()
    settle()
    return row


def now(row: AnswerRow, *findings: Finding) -> None:
    row.show_encounter(Encounter(pack="leg_pain", examined_at=NOW, findings=findings))
    settle()


def test_the_old_value_is_marked_and_said_only_once_there_is_an_answer(qtbot: QtBot) -> None:
    row = a_row(qtbot, "ankle_reflex", visit(found("ankle_reflex.left", "reduced")))
    cell = row.cell(key("ankle_reflex.left"))
    assert last_visit.old_values(cell) == ()
    assert "last visit" not in cell.value_text
    blank = cell.grab().toImage()
    now(row, found("ankle_reflex.left", "absent"))
    assert last_visit.old_values(cell) == ("reduced",)
    assert cell.accessibleDescription() == f"{cell.label_of('absent')}, abnormal; last visit {cell.label_of('reduced')}"
    with_mark = cell.grab().toImage()
    cell.setting.marks.on = False
    cell.update()
    assert cell.grab().toImage() != with_mark, "the bar is drawn"
    assert "last visit" not in cell.value_text
    assert blank != with_mark


def test_the_answer_itself_is_not_touched_by_the_mark(qtbot: QtBot) -> None:
    row = a_row(qtbot, "ankle_reflex", visit(found("ankle_reflex.left", "reduced")))
    assert all(cell.finding is None for cell in row.cells)
    now(row, found("ankle_reflex.left", "normal"))
    assert row.cell(key("ankle_reflex.left")).finding == found("ankle_reflex.left", "normal")
    assert row.cell(key("ankle_reflex.right")).finding is None


def test_each_side_keeps_its_own_and_what_nobody_examined_is_called_that(qtbot: QtBot) -> None:
    row = a_row(qtbot, "ankle_reflex", visit(found("ankle_reflex.left", "reduced")))
    now(row, found("ankle_reflex.left", "normal"), found("ankle_reflex.right", "normal"))
    right = row.cell(key("ankle_reflex.right"))
    assert last_visit.old_values(right) == ()
    assert right.value_text.endswith("; last visit not examined")
    assert last_visit.below_scale(row.cells) == "last visit R not examined"


def test_not_examined_now_is_an_answer_too_and_shows_what_was(qtbot: QtBot) -> None:
    row = a_row(qtbot, "ankle_reflex", visit(found("ankle_reflex.left", "reduced")))
    cell = row.cell(key("ankle_reflex.left"))
    now(row, Finding(item="ankle_reflex", side=cell.key.side, not_obtained=AbsentReason.NOT_DONE))
    assert cell.value_text.startswith("not examined; last visit")


@pytest.mark.parametrize(
    ("item", "old", "new", "says"),
    [
        ("walking_distance", "from_50_m", "under_50_m", "last visit 50 to 200 m, 12-Aug-2026"),
        ("care_weeks", 4, 9, "last visit 4 weeks, 12-Aug-2026"),
    ],
)
def test_measures_and_choices_say_value_unit_and_day(
    qtbot: QtBot, item: str, old: str | int, new: str | int, says: str
) -> None:
    row = a_row(qtbot, item, visit(found(item, old)))
    assert last_visit.below(row.cells) == ""
    now(row, found(item, new))
    assert last_visit.below(row.cells) == says


def test_an_older_result_names_its_own_day(qtbot: QtBot) -> None:
    row = a_row(qtbot, "walking_distance", visit(found("walking_distance", "from_50_m"), at=MAY), visit())
    now(row, found("walking_distance", "under_50_m"))
    assert last_visit.below(row.cells) == "last visit 50 to 200 m, 01-May-2026"
    assert row.cells[0].value_text.endswith("; on 01-May-2026 50 to 200 m")


def test_a_listed_row_says_only_that_it_was_abnormal(qtbot: QtBot) -> None:
    earlier = visit(found("ankle_reflex.left", "absent"))
    row = a_row(qtbot, "ankle_reflex", earlier, abnormal=("ankle_reflex",))
    assert last_visit.below_scale(row.cells) == "abnormal at the last visit"
    now(row, found("ankle_reflex.left", "absent"))
    assert last_visit.below_scale(row.cells) == "", "the bar says it now"
    row.cells[0].setting.marks.on = False
    now(row)
    assert last_visit.below_scale(row.cells) == ""
