from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.ui.drafts import list_drafts
from examassist.ui.known import matches
from examassist.ui.visits.reading import keep, read_visits
from tests.ui.exam_room import found
from tests.ui.visits.visiting import FOUND, INGRID, visited
from tests.ui.window import a_workstation

if TYPE_CHECKING:
    from pathlib import Path


def test_visits_are_read_as_they_were_recorded_and_missing_ones_are_passed_over(home: Path) -> None:
    workstation = a_workstation(home)
    assert read_visits(workstation, ["nowhere"]) == ()
    assert not workstation.journal_file.exists(), "looking makes no journal"
    exam = visited(workstation)
    (visit,) = read_visits(workstation, ["nowhere", exam])
    assert {each.key for each in visit.findings} == {each.key for each in FOUND}


def test_a_file_is_kept_once_as_an_exam_that_is_no_draft(home: Path) -> None:
    workstation = a_workstation(home)
    exam = visited(workstation)
    (visit,) = read_visits(workstation, [exam])
    assert keep(workstation, visit) == exam, "the journal has it already"
    assert keep(workstation, evolve(visit, exam="elsewhere"), [exam]) == exam, "the same visit under another name"
    other = evolve(visit, exam=None, examined_at=visit.examined_at - timedelta(days=30))
    kept = keep(workstation, other)
    assert kept != exam
    assert list_drafts(workstation) == ()
    again = keep(workstation, other, [known.exam for known in matches(workstation, INGRID)])
    assert again == kept
    changed = evolve(other, findings=(found("ankle_reflex.left", "absent"),))
    assert keep(workstation, changed, [kept]) not in {kept, exam}, "a record that says something else is another one"
    with closing(workstation.open_journal()) as journal:
        assert len(journal.exams()) == 3
