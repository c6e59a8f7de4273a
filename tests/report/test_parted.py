"""A table longer than a column says on each of its parts what it is and which side is which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.report import pieces
from examassist.report.document import SIDE_KEYS, Cell, Grid, Row
from examassist.report.layout import Rectangle, total
from examassist.report.parted import parted
from examassist.report.pdf import Rendered, render_pdf
from examassist.report.read_back import read_back
from tests.report.builders import a_creaking_wrist
from tests.report.reading import tables

if TYPE_CHECKING:
    import pytest

ROOM = 300.0
WIDTH = 245.0
KEY = "findings.long"
LONG = Grid(
    KEY,
    "Long list",
    tuple(
        Row(
            f"{KEY}.r{number}",
            f"Row {number}",
            tuple(Cell(f"{KEY}.r{number}.{side}", f"{side} {number}", "plain") for side in SIDE_KEYS),
        )
        for number in range(1, 101)
    ),
    ("RIGHT", "LEFT"),
)
DOCUMENT = replace(a_creaking_wrist().document, findings=(LONG,), appendix=())


def drawn() -> Rendered:
    return render_pdf(DOCUMENT)


def test_a_table_that_fits_is_one_part() -> None:
    few = replace(LONG, rows=LONG.rows[:5])
    assert [len(part) for part in parted(few, WIDTH, ROOM)] == [6]


def test_each_part_fits_and_holds_its_rows_once_and_in_order() -> None:
    parts = list(parted(LONG, WIDTH, ROOM))
    assert len(parts) > 3
    assert all(total(part) <= ROOM for part in parts)
    labels = [part.text for rows in parts for row in rows for part in row.parts if part.key.endswith(".label")]
    assert labels == [row.label for row in LONG.rows]
    assert [rows[0].parts[0].text for rows in parts] == ["Long list"] + ["Long list (continued)"] * (len(parts) - 1)
    assert {tuple(part.text for part in rows[0].parts[1:]) for rows in parts} == {("RIGHT", "LEFT")}


def test_a_row_with_more_remarks_than_a_column_is_a_part_of_its_own_and_not_lost() -> None:
    parts = list(parted(LONG, WIDTH, 30.0))
    assert [sum(part.key.endswith(".label") for row in rows for part in row.parts) for rows in parts] == [1] * 100


def test_its_pages_are_read_as_one_table() -> None:
    pages = drawn()
    assert read_back(pages.data, pages.drawn, DOCUMENT) == []
    lines = tables(pages.data)
    assert [line.title for line in lines] == ["Longlist"] * 100
    assert [line.cells for line in lines] == [(f"right{number}", f"left{number}") for number in range(1, 101)]


def test_what_stands_once_more_is_not_read_aloud_once_more() -> None:
    assert not [each.key for each in drawn().marked if ".again." in each.key]
    assert len([each.key for each in drawn().drawn if ".title.again." in each.key]) >= 1


def test_heads_the_wrong_way_round_where_it_goes_on_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    head = pieces.grid_head
    turned = replace(LONG, heads=("LEFT", "RIGHT"))
    monkeypatch.setattr(
        "examassist.report.parted.grid_head", lambda block, width, part: head(turned if part else block, width, part)
    )
    pages = drawn()
    assert any("head.right" in fault for fault in read_back(pages.data, pages.drawn, DOCUMENT))


def test_a_column_that_moves_away_from_its_head_where_it_goes_on_is_seen() -> None:
    pages = drawn()
    last = [each for each in pages.drawn if each.key == f"{KEY}.r100.left"][-1]
    box = last.rectangle
    moved = last._replace(rectangle=Rectangle(box.left - 20, box.bottom, box.right - 20, box.top))
    faults = read_back(pages.data, [moved if each is last else each for each in pages.drawn], DOCUMENT)
    assert f"{KEY}.r100.left: not under the head of its side" in faults
