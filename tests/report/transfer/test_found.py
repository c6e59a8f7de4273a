from __future__ import annotations

from examassist.reasoning.assess import assess
from examassist.report.document import Grid
from examassist.report.record import Record
from examassist.report.transfer.found import short_exam
from examassist.report.transfer.room import Room
from tests.report.builders import texts
from tests.report.transfer.patients import finding, full_bladder, leg_pain, page, patient


def cells() -> dict[str, tuple[str, str]]:
    """Each cell of the page: its text and how it looks."""
    grids = [block for block in page(full_bladder()).summary if isinstance(block, Grid)]
    return {cell.key: (cell.text, cell.tone) for grid in grids for row in grid.rows for cell in row.cells}


def test_what_was_not_examined_is_hatched_and_says_so_beside_what_was() -> None:
    found = cells()
    assert found["findings.short_exam.ankle_reflex.left"] == ("NOT EXAMINED", "blank")
    assert found["findings.short_exam.ankle_reflex.right"][1] == "abnormal"
    assert found["findings.short_exam.saddle_sensation.right"] == ("declined", "not_obtained")
    assert found["transfer.facts.weight.told"] == ("NOT EXAMINED", "blank")
    assert found["transfer.facts.implants.told"] == ("NOT ASKED", "blank")
    edition, encounter = leg_pain(), full_bladder()
    record = Record(encounter, assess(encounter, edition), edition)
    exam = [short for short in edition.short_exams if "suspected_cauda_equina" in short.gates]
    items = [edition.item[name] for short in exam for name in short.examine]
    [whole] = short_exam(record, items, Room())
    assert [row.label for row in whole.rows] == [item.label for item in items]


def test_the_lines_for_the_next_team_are_filled_from_the_record_alone() -> None:
    said = texts(page(full_bladder()))
    assert said["transfer.facts.last_meal_taken.told"] == "20-Nov-2026 07:30"
    assert said["transfer.facts.time_of_onset.told"] == "that change began on 18-Nov-2026"
    assert said["transfer.facts.allergy.told"] == "Penicillin: rash"


def test_a_line_that_is_half_filled_names_its_gap() -> None:
    said = texts(page(full_bladder()))
    assert said["transfer.facts.thinner_and_last_dose.told"] == "Yes"
    assert said["transfer.facts.thinner_and_last_dose.not_asked"] == "NOT ASKED: Last blood thinner."


def test_the_time_of_onset_of_a_leg_has_its_hour() -> None:
    encounter = patient(
        finding("threatened_leg_sign", "yes"),
        finding("threatened_leg_kind.left", ("suddenly_cold",)),
        finding("threatened_leg_sign_onset", "new_or_worse"),
        finding("acute_leg_change_since", "2026-11-20T05:10"),
    )
    said = texts(page(encounter))
    assert said["transfer.facts.time_of_onset.told"] == "20-Nov-2026 05:10"
    assert said["flag.threatened_leg.title"].endswith("(left)")


def test_what_else_is_abnormal_is_named_and_not_what_stands_above() -> None:
    said = texts(page(full_bladder()))
    others = [key for key in said if key.startswith("transfer.abnormal.")]
    assert others == ["transfer.abnormal.l5_light_touch"]
    assert "right not examined" in said[others[0]]
