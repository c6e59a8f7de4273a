from __future__ import annotations

from examassist.report import style
from examassist.report.document import Band, Cell, Grid, Line, Listing, Row
from examassist.report.pieces import band, block_pieces, heading, line_pieces

WIDTH = 240.0


def test_every_block_begins_with_its_key_and_some_room() -> None:
    for block in (
        Band("gate", "open", "title", (Line("a", "b"),)),
        Listing("list", "title", (Line("a", "b"),)),
        Grid("findings.x", "title", (Row("findings.x.y", "label", (Cell("findings.x.y.unsided", "v", "plain"),)),)),
    ):
        first = block_pieces(block, WIDTH)[0]
        assert first.mark == block.key
        assert first.above >= style.ROOM_ABOVE_BLOCK


def test_a_heading_stays_with_what_it_heads() -> None:
    assert all(piece.with_next for piece in heading("key", "Title", "remark", WIDTH))


def test_a_long_remark_stands_under_its_heading() -> None:
    [parts, _] = heading("key", "A heading", "a remark that is much too long to stand beside it " * 2, WIDTH)
    title, *remark = parts.parts
    assert remark[0].x == 0
    assert remark[0].y >= title.para.height


def test_marks_hang_before_their_line() -> None:
    [piece] = line_pieces(Line("key", "text", mark="against"), WIDTH, style.BODY)
    assert [part.key for part in piece.parts] == ["key.mark", "key"]
    assert piece.parts[0].text == "−"  # noqa: RUF001  a real minus sign


def test_an_emergency_is_drawn_solid() -> None:
    frames = {piece.frame.look for piece in band(Band("gate", "now", "title", ()), WIDTH) if piece.frame}
    assert frames == {"solid"}


def test_a_sided_row_keeps_right_left_of_left() -> None:
    cells = (Cell("findings.x.y.right", "1", "plain"), Cell("findings.x.y.left", "2", "plain"))
    rows = block_pieces(Grid("findings.x", "title", (Row("findings.x.y", "label", cells),), ("RIGHT", "LEFT")), WIDTH)
    x = {part.key: part.x for row in rows for part in row.parts}
    assert x["findings.x.y.right"] < x["findings.x.y.left"]
    assert x["findings.x.head.right"] == x["findings.x.y.right"]
