from __future__ import annotations

import pytest

from examassist.domain.encounter import Encounter
from examassist.knowledge.numbering import numbers
from examassist.report.document import MapPicture
from examassist.report.paper.rows import PaperRow, PaperTable
from tests.report.paper.blank import blank, edition


def rows(pack: str, *, whole: bool = False) -> dict[str, PaperRow]:
    """Every row of a checklist by the id of its item."""
    tables = [block for block in blank(pack, whole=whole).summary if isinstance(block, PaperTable)]
    return {row.key.removeprefix("paper.row."): row for table in tables for row in table.rows}


@pytest.mark.parametrize("pack", ["leg_pain", "wrist"])
def test_the_focused_list_holds_the_rows_of_every_exam_under_their_numbers(pack: str) -> None:
    content = edition(pack)
    wanted = {item.id for item in content.items if item.show == "always"}
    found = rows(pack)
    assert found.keys() == wanted
    assert {name: row.number for name, row in found.items()} == {
        name: number for name, number in numbers(content).items() if name in wanted
    }


@pytest.mark.parametrize("pack", ["leg_pain", "wrist"])
def test_every_cell_of_the_whole_list_has_its_boxes_once(pack: str) -> None:
    content = edition(pack)
    boxes = [boxes for row in rows(pack, whole=True).values() for boxes in (*row.cells, *row.further)]
    keys = [each.key.removeprefix("paper.cell.") for each in boxes]
    assert sorted(keys) == sorted(str(key) for item in content.items for key in content.keys_of(item))


@pytest.mark.parametrize("pack", ["leg_pain", "wrist"])
def test_each_answer_has_a_box_with_its_key_and_each_cell_says_how_it_was_left_out(pack: str) -> None:
    content = edition(pack)
    for name, row in rows(pack).items():
        item = content.item[name]
        for boxes in row.cells:
            said = [choice.whole for choice in boxes.choices]
            assert said[-2:] == ["not examined", "unable"]
            for answer in (each for each in item.values if each.offered == "always"):
                first = answer.label.partition(" ")[0].replace("\N{MINUS SIGN}", "-")
                text = answer.label if first == answer.key else f"{answer.key} {answer.label}"
                assert text in said
            assert all(choice.kind == "box" for choice in boxes.choices) == bool(item.values)


def test_right_stands_before_left() -> None:
    sided = [row for row in rows("leg_pain").values() if len(row.cells) > 1]
    assert len(sided) > 10
    assert {tuple(boxes.lead for boxes in row.cells) for row in sided} == {("R", "L")}


def test_a_safety_question_stands_first_in_full_with_its_parts_and_since_when() -> None:
    content = edition("leg_pain")
    safety = [item for item in content.items if item.safety and item.onset is not None and item.parts is not None]
    found = rows("leg_pain")
    assert list(found)[: len(safety)] == [item.id for item in safety]
    number = numbers(content)
    for item in safety:
        assert item.onset is not None
        row = found[item.id]
        assert row.what == item.ask_or_do
        onset = next(boxes for boxes in row.further if boxes.key == f"paper.cell.{item.onset}")
        assert onset.lead == f"{number[item.onset]} began"
        assert len(onset.choices) == len(content.item[item.onset].values)


def test_it_names_nobody_and_nothing_on_it_is_an_answer() -> None:
    document = blank("leg_pain")
    assert (document.identity.name, document.exam, document.carried) == ("", "", None)
    assert {field.value for field in document.identity.facts} == {""}
    assert [field.label for field in document.identity.facts] == [
        "Name",
        "Born",
        "ID",
        "Examined, day and time",
        "Examiner",
    ]
    assert document.footer[0].startswith("A blank box is NOT EXAMINED, never normal.")
    assert "NOT CLINICALLY REVIEWED" in document.footer[1]
    assert edition("leg_pain").short_digest in document.footer[1]
    assert not any(isinstance(value, Encounter) for value in vars(document).values())


def test_the_figures_are_outlines_alone() -> None:
    pictures = [block for block in blank("leg_pain").summary if isinstance(block, MapPicture)]
    assert [set(picture.looks.values()) for picture in pictures] == [{"blank"}]
    assert {meaning.look for meaning in pictures[0].meanings} == {"cross", "lines", "dots"}
