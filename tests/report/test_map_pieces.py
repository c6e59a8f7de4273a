from __future__ import annotations

from examassist.report.layout import total
from examassist.report.map_pieces import WIDTH, map_pieces
from examassist.report.maps import maps
from tests.report.builders import a_creaking_wrist

(BLOCK,) = maps(a_creaking_wrist().record, "bench_tests")
COLUMN = 245.0


def test_every_text_of_the_map_has_its_place() -> None:
    placed = [part.key for row in map_pieces(BLOCK, COLUMN) for part in row.parts]
    assert sorted(set(placed)) == sorted(said.key for said in BLOCK.said())


def test_the_picture_is_one_row_that_is_never_broken_from_its_title_and_words() -> None:
    rows = map_pieces(BLOCK, COLUMN)
    assert [row.picture is not None for row in rows].count(True) == 1
    assert all(row.with_next for row in rows[:-2])
    assert total(rows) > 0


def test_the_drawing_stays_inside_its_column_and_its_row() -> None:
    for width in (150.0, COLUMN, 400.0):
        row = next(row for row in map_pieces(BLOCK, width) if row.picture is not None)
        picture = row.picture
        assert picture is not None
        assert picture.drawing.width * picture.scale <= min(WIDTH, width)
        boxes = [figure.box for figure in picture.drawing.figures]
        assert picture.y + max(box.bottom for box in boxes) * picture.scale <= row.height
        assert picture.y + min(box.top for box in boxes) * picture.scale >= 0
        for swatch in picture.swatches:
            assert picture.drawing.width * picture.scale < swatch.x
            assert swatch.x + swatch.size < width


def test_each_meaning_stands_beside_its_swatch() -> None:
    row = next(row for row in map_pieces(BLOCK, COLUMN) if row.picture is not None)
    assert row.picture is not None
    tops = {part.key: part.y for part in row.parts}
    for meaning, swatch in zip(BLOCK.meanings, row.picture.swatches, strict=True):
        assert swatch.look == meaning.look
        assert swatch.y == tops[meaning.key]
