from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from examassist.report import pieces
from examassist.report.layout import Rectangle
from examassist.report.letters import Letter
from examassist.report.paragraphs import Para
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back, shows
from tests.report.builders import a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.report.document import Cell, Row
    from examassist.report.layout import Part, Piece

EXAM = a_creaking_wrist()


def faults() -> list[str]:
    document = EXAM.document
    rendered = render_pdf(document)
    return read_back(rendered.data, rendered.drawn, document)


def test_what_was_drawn_as_said_has_no_fault() -> None:
    assert faults() == []


def test_a_renderer_that_swaps_what_stands_right_and_left_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pieces._cell

    def swapped(cell: Cell, x: float, width: float) -> list[Part]:
        other = {"Good bounce †": "No bounce", "No bounce": "Good bounce †"}
        parts = draw(replace(cell, text=other.get(cell.text, cell.text)), x, width)
        return [replace(part, text=cell.text) for part in parts]

    monkeypatch.setattr(pieces, "_cell", swapped)
    assert any("grip_bounce.left: the page does not show" in fault for fault in faults())


def test_a_renderer_that_swaps_the_columns_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pieces._grid_row

    def mirrored(entry: Row, *measures: float) -> list[Piece]:
        return draw(replace(entry, cells=tuple(reversed(entry.cells))), *measures)

    monkeypatch.setattr(pieces, "_grid_row", mirrored)
    assert any("grip_bounce.left: not under the head of its side" in fault for fault in faults())


def test_a_renderer_that_swaps_columns_and_heads_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pieces.grid

    def mirrored(block: Any, width: float) -> list[Piece]:  # noqa: ANN401
        rows = draw(block, width)
        for row in rows:
            sided = [part for part in row.parts if part.key.endswith((".right", ".left"))]
            xs = {part.key: part.x for part in sided}
            if len(sided) == 2:
                one, two = (part.key for part in sided)
                other = {one: xs[two], two: xs[one]}
                row.parts = tuple(replace(part, x=other.get(part.key, part.x)) for part in row.parts)
        return rows

    monkeypatch.setattr(pieces, "grid", mirrored)
    assert any("right does not stand left of left" in fault for fault in faults())


def test_a_text_that_is_left_out_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pieces._grid_row
    monkeypatch.setattr(
        pieces, "_grid_row", lambda entry, *sizes: [] if entry.key.endswith("turning_a_key") else draw(entry, *sizes)
    )
    assert any("turning_a_key.unsided: not on the page" in fault for fault in faults())


def test_a_renderer_that_writes_only_as_much_as_fits_a_cell_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pieces._cell

    def shortened(cell: Cell, x: float, width: float) -> list[Part]:
        return [replace(part, text=cell.text) for part in draw(replace(cell, text=cell.text[:6]), x, width)]

    monkeypatch.setattr(pieces, "_cell", shortened)
    assert any("grip_bounce.left: the page does not show" in fault for fault in faults())


def test_a_renderer_that_cuts_a_cell_off_at_its_edge_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Para.draw

    def cut(self: Para, canvas: Any, x: float, top: float) -> None:  # noqa: ANN401
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, top - self.height, self.width / 2, self.height)
        canvas.clipPath(path, stroke=0, fill=0)
        draw(self, canvas, x, top)
        canvas.restoreState()

    monkeypatch.setattr(Para, "draw", cut)
    assert {fault for fault in faults() if "cut off" in fault} == {
        f"page {number}: a text is cut off by an outline around it" for number in (1, 2)
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda box: Rectangle(box.left, box.bottom, box.left + 4, box.top), "a character outside every box"),
        (lambda box: Rectangle(box.left - 9, box.bottom - 30, box.right, box.top), "overlap"),
        (lambda box: Rectangle(-5, box.bottom, box.right, box.top), "leaves the paper"),
        (lambda box: Rectangle(box.left, box.bottom + 7, box.right, box.top), "abnormal.grip_bounce"),
    ],
)
def test_a_box_that_is_not_where_its_text_is_is_caught(change: Callable[[Rectangle], Rectangle], said: str) -> None:
    document = EXAM.document
    rendered = render_pdf(document)
    drawn = [
        each._replace(rectangle=change(each.rectangle)) if each.key == "abnormal.grip_bounce" else each
        for each in rendered.drawn
    ]
    assert any(said in fault for fault in read_back(rendered.data, drawn, document))


def test_other_words_than_the_record_are_caught() -> None:
    document = EXAM.document
    rendered = render_pdf(document)
    other = a_creaking_wrist().impression("Something else").document
    found = read_back(rendered.data, rendered.drawn, other)
    assert "impression.text: not on the page" in found
    assert "impression.none: on the page and not in the record" in found


def test_a_page_without_the_patients_name_is_caught() -> None:
    document = EXAM.document
    rendered = render_pdf(document)
    drawn = [each for each in rendered.drawn if each.key != "page.name" or each.page != 2]
    assert "page.name: not on the page" in read_back(rendered.data, drawn, document)


def test_a_fault_never_repeats_the_patients_words() -> None:
    document = EXAM.document
    rendered = render_pdf(document)
    found = read_back(rendered.data, (), document)
    assert found
    assert not any("halvorsen" in fault.casefold() for fault in found)
    assert len(rendered.drawn) > 50


@pytest.mark.parametrize("name", ["Nguyễn", "Ổ Ấ", "כאב ברגל ימין", "ألم في الساق L5"])
def test_a_name_of_another_script_is_no_reason_to_refuse_a_page(name: str) -> None:
    exam = a_creaking_wrist().patient(family_name=name, given_name=name).impression(name).remark(name)
    rendered = render_pdf(exam.document)
    assert read_back(rendered.data, rendered.drawn, exam.document) == []


def test_letters_turned_round_are_taken_as_they_stand_and_no_other_way() -> None:
    def at(text: str, x: float, line: float) -> Letter:
        return Letter(text, Rectangle(x, line, x + 4, line + 7), line)

    turned = [at("c", 10, 50), at("b", 5, 50), at("a", 0, 50)]
    assert shows([turned], "abc")
    assert shows([turned, [at("d", 0, 40)]], "abcd")
    assert not shows([turned], "bca")
    assert not shows([turned], "ab")
    assert not shows([turned[:2]], "abc")
    assert not shows([[each._replace(line=math.nan) for each in turned]], "abc")


@pytest.mark.parametrize(
    "name", ["\u0645\u062d\u0645\u062f (x", "\u0645\u062d\u0645\u062f \u738b", "\u05d3\u05d5\u05d3 <b>"]
)
def test_a_bracket_beside_letters_that_are_read_from_the_right_stops_no_report(name: str) -> None:
    document = a_creaking_wrist().patient(family_name=name).document
    rendered = render_pdf(document)
    assert read_back(rendered.data, rendered.drawn, document) == []
