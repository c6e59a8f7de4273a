from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

from examassist.domain.patient import Patient
from examassist.ui import drafts, opening
from examassist.ui.known import matches
from tests.ui.exam_room import NOW
from tests.ui.test_opening import saved
from tests.ui.visits.visiting import visited
from tests.ui.window import a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.workstation import Workstation

INGRID = Patient(id="EX-7", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14))


def examined(workstation: Workstation, patient: Patient, days: int = 0) -> str:
    acts = opening.begin(workstation, patient, NOW + timedelta(days=days)).acts
    saved(workstation, acts)
    return getattr(acts[0], "exam", "") or ""


def test_a_workstation_without_a_journal_knows_nobody_and_makes_none(home: Path) -> None:
    workstation = a_workstation(home)
    assert matches(workstation, INGRID) == ()
    assert not workstation.journal_file.exists()


def test_a_number_or_name_with_birth_date_is_known_and_one_of_them_alone_is_not(home: Path) -> None:
    workstation = a_workstation(home)
    examined(workstation, INGRID)
    by_number = matches(workstation, Patient(id=" ex-7 ", family_name="Other"))
    assert [(each.same_number, each.same_person) for each in by_number] == [(True, False)]
    by_name = matches(workstation, Patient(family_name="HALVORSEN", given_name=" ingrid", birth_date=INGRID.birth_date))
    assert [(each.same_number, each.same_person) for each in by_name] == [(False, True)]
    assert not matches(workstation, Patient(family_name="Halvorsen", given_name="Ingrid"))
    assert not matches(workstation, Patient(family_name="Ada", birth_date=INGRID.birth_date))
    assert not matches(workstation, Patient(birth_date=INGRID.birth_date)), "a birth date without a name is nobody"


def test_exported_exams_are_known_and_discarded_ones_are_not(home: Path) -> None:
    workstation = a_workstation(home)
    exported, discarded, open_ = (examined(workstation, INGRID, days=n) for n in range(3))
    with closing(workstation.open_journal()) as journal:
        journal.finish(exported, NOW.isoformat())
    drafts.discard(workstation, discarded)
    assert {(each.exam, each.draft) for each in matches(workstation, INGRID)} == {(exported, False), (open_, True)}


def test_an_exam_that_found_something_is_an_earlier_visit_unless_a_birth_date_denies_it(home: Path) -> None:
    workstation = a_workstation(home)
    with_findings, without = visited(workstation), visited(workstation, (), days=10)
    open_now = visited(workstation, days=1)
    known = {each.exam: each for each in matches(workstation, INGRID, open_now)}
    assert list(known) == [without, with_findings], "the newest first, without the one that is open"
    assert known[with_findings].an_earlier_visit
    assert not known[without].an_earlier_visit
    somebody = Patient(id="EX-7", birth_date=date(1949, 10, 30))
    assert not any(each.an_earlier_visit for each in matches(workstation, somebody))
    assert any(each.an_earlier_visit for each in matches(workstation, Patient(id="EX-7")))
