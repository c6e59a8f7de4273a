from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.finding import How
from examassist.report import findings as findings_room
from examassist.report.document import Cell, Grid, Row
from examassist.report.findings import findings
from tests.report.builders import a_creaking_wrist, an_exam, texts

if TYPE_CHECKING:
    from examassist.report.document import Tone


def cells(exam: object) -> dict[str, tuple[str, str]]:
    record = exam.record  # type: ignore[attr-defined]
    return {
        cell.key.removeprefix("findings."): (cell.text, cell.tone)
        for grid in findings(record)
        if isinstance(grid, Grid)
        for row in grid.rows
        for cell in row.cells
    }


def test_right_stands_before_left() -> None:
    for grid in findings(a_creaking_wrist().record):
        for row in grid.rows if isinstance(grid, Grid) else ():
            assert [cell.key.rpartition(".")[2] for cell in row.cells] in (["right", "left"], ["unsided"])


def test_every_recorded_finding_has_its_cell_with_its_value() -> None:
    exam = a_creaking_wrist()
    found = cells(exam)
    for finding in exam.findings:
        item = exam.record.edition.item[finding.item]
        text, _ = found[f"{item.section}.{item.id}.{finding.side}"]
        assert text.startswith(exam.record.say.value(finding))


def test_a_blank_cell_of_the_focused_exam_is_not_examined_and_not_normal() -> None:
    found = cells(an_exam())
    assert found["bench_tests.grip_bounce.left"] == ("not examined", "blank")
    assert found["opening_questions.lifts_a_kettle.unsided"] == ("not asked", "blank")
    assert "normal" not in {tone for _, tone in found.values()}


def test_a_refused_cell_shows_its_reason() -> None:
    assert cells(a_creaking_wrist())["bench_tests.creaking_spots.right"] == ("declined", "not_obtained")


def test_abnormal_and_filled_in_values_are_marked() -> None:
    found = cells(a_creaking_wrist())
    assert found["bench_tests.grip_bounce.left"] == ("No bounce", "abnormal")
    assert found["bench_tests.grip_bounce.right"] == ("Good bounce †", "normal")


def test_items_outside_the_focused_exam_stand_there_only_when_recorded() -> None:
    assert "opening_questions.own_words_of_creaking.unsided" not in cells(an_exam())
    exam = an_exam().told("own_words_of_creaking", "like a gate")
    assert cells(exam)["opening_questions.own_words_of_creaking.unsided"] == ("like a gate", "plain")


def test_a_note_and_an_onset_stand_below_their_row() -> None:
    exam = an_exam().left("grip_bounce", "no_bounce", note="ball was wet")
    assert texts(exam.document)["findings.bench_tests.grip_bounce.left.note"] == "Note, left: ball was wet"
    exam = an_exam().told("blue_fingers", "yes", onset="new_or_worse", since="2026-11-18")
    key = "findings.opening_questions.blue_fingers.unsided.onset"
    assert texts(exam.document)[key] == "Onset: New or worse; since 2026-11-18"


def test_a_declined_side_leaves_the_other_side_alone() -> None:
    exam = an_exam().not_had("grip_bounce", Laterality.LEFT).right("grip_bounce", "good_bounce")
    assert cells(exam)["bench_tests.grip_bounce.right"] == ("Good bounce", "normal")


def test_what_a_value_explains_in_brackets_stands_once_in_a_grid_unless_it_is_abnormal_or_wide() -> None:
    said: set[str] = set()

    def printed(text: str, tone: Tone, count: int = 2) -> list[str]:
        cells = tuple(Cell("key", text, tone) for _each in range(count))
        return [cell.text for cell in findings_room.briefly(Row("row", "Label", cells), said).cells]

    assert printed("2 normal (as there)", "normal") == ["2 normal (as there)", "2 normal"]
    assert printed("2 normal (as there)", "normal") == ["2 normal", "2 normal"]
    assert printed("1 less (than there)", "abnormal") == ["1 less (than there)"] * 2
    assert printed("No, asked as a group (4 parts)", "normal", 1) == ["No, asked as a group (4 parts)"]
    assert printed("No, asked as a group (4 parts)", "normal", 1) == ["No, asked as a group (4 parts)"]
    assert printed("not examined", "blank") == ["not examined"] * 2


def test_a_value_from_paper_bears_its_sign_and_the_sign_is_explained_only_then() -> None:
    exam = an_exam().told("lifts_a_kettle", "yes", how=How.FROM_PAPER)
    assert any(text.endswith(" ¶") for text, _tone in cells(exam).values())
    assert exam.document.legend.endswith("¶ entered from paper.")
    assert "¶" not in an_exam().document.legend
