from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from examassist.report.draw import BOX
from examassist.report.paper.pieces import paper_pieces
from examassist.report.paper.rows import Boxes, Choice, PaperRow, PaperTable
from tests.report.paper.blank import blank, drawn


@pytest.mark.parametrize("pack", ["leg_pain", "wrist"])
def test_each_answer_stands_right_of_its_own_empty_box(pack: str) -> None:
    """Counted on the paper itself: as many boxes as there are answers, each beside the words of one."""
    rendered = drawn(pack)
    choices = {
        choice.key
        for block in blank(pack).summary
        for row in getattr(block, "rows", ())
        for boxes in (*row.cells, *row.further)
        for choice in boxes.choices
        if choice.kind == "box"
    }
    found = set()
    with pypdfium2.PdfDocument(rendered.data) as file:
        for number, page in enumerate(file, start=1):
            shapes = [each.get_bounds() for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)]
            squares = [shape for shape in shapes if _is_box(shape)]
            words = [each for each in rendered.drawn if each.page == number and each.key in choices]
            beside = {
                each.key
                for each in words
                for left, bottom, right, top in squares
                if 0 < each.rectangle.left - right < 4
                and each.rectangle.bottom < (bottom + top) / 2 < each.rectangle.top
            }
            assert len(squares) == len(beside)
            found |= beside
    assert found == choices


def _is_box(shape: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = shape
    return all(abs(side - BOX - 1.4) < 0.1 for side in (right - left, top - bottom))


def test_a_row_is_never_broken_and_two_cells_stand_side_by_side() -> None:
    sides = tuple(Boxes(f"c.{side}", side, (Choice(f"c.{side}.a", "An answer", "1"),) * 1) for side in ("R", "L"))
    title, row = paper_pieces(PaperTable("t", "4 Bench", (PaperRow("r", "4.1", "Bounce", "Press.", sides),)), 500)
    assert title.with_next
    right, left = (next(part for part in row.parts if part.key == f"c.{side}.a") for side in ("R", "L"))
    assert right.x + right.para.width < left.x
    assert right.y == left.y


def test_what_does_not_fit_beside_goes_below() -> None:
    many = Boxes("c", "", tuple(Choice(f"c.{place}", "A rather long answer", "1") for place in range(9)))
    (_title, row) = paper_pieces(PaperTable("t", "4 Bench", (PaperRow("r", "4.1", "Bounce", "", (many,)),)), 400)
    parts = [part for part in row.parts if part.key.startswith("c.")]
    assert len({part.y for part in parts}) > 1
    assert max(part.x + part.para.width for part in parts) <= 400
    assert row.height >= max(part.y + part.para.height for part in row.parts)
