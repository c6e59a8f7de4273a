from __future__ import annotations

from examassist.report import style
from examassist.report.layout import Book, Piece, height_of, one_part, space, text_pieces, total


def test_rows_go_on_to_the_next_page_when_one_is_full() -> None:
    book = Book(top=100, bottom=0)
    book.new_page()
    book.flow([(0, [Piece(40) for _ in range(5)])])
    assert [len(page) for page in book.pages] == [2, 2, 1]


def test_two_columns_end_where_the_longer_ends() -> None:
    book = Book(top=100, bottom=0)
    book.new_page()
    book.flow([(0, [Piece(10)]), (50, [Piece(10), Piece(20)])])
    assert book.y == 70
    assert {placed.x for placed in book.pages[0]} == {0, 50}


def test_a_heading_never_stands_alone_at_the_end_of_a_page() -> None:
    book = Book(top=100, bottom=0)
    book.new_page()
    book.flow([(0, [Piece(70), Piece(20, with_next=True), Piece(20)])])
    assert [len(page) for page in book.pages] == [1, 2]


def test_room_above_a_row_is_left_out_at_the_top_of_a_page() -> None:
    book = Book(top=100, bottom=0)
    book.new_page()
    book.flow([(0, [Piece(40, above=10), Piece(40, above=10), Piece(40, above=10)])])
    assert [placed.top for page in book.pages for placed in page] == [100, 50, 100]


def test_a_row_higher_than_a_page_is_placed_and_does_not_loop() -> None:
    book = Book(top=100, bottom=0)
    book.new_page()
    book.flow([(0, [Piece(10), Piece(500)])])
    assert len(book.pages) == 2


def test_pieces_of_one_text_share_its_key() -> None:
    pieces = text_pieces("note", "word " * 300, style.BODY, 200)
    assert {part.key for piece in pieces for part in piece.parts} == {"note"}
    assert total([*pieces, space(3)]) > 100


def test_parts_stand_below_each_other() -> None:
    parts = one_part("note", "word " * 300, style.BODY, 100)
    assert height_of(parts) == sum(part.para.height for part in parts)
