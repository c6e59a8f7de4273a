from __future__ import annotations

from dataclasses import replace

import pytest

from examassist.report.document import Line, Listing
from examassist.report.layout import Book
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.sheets import in_columns, lay_out
from examassist.report.style import PAPERS
from tests.report.builders import a_creaking_wrist


@pytest.mark.parametrize("paper", PAPERS)
def test_findings_begin_on_a_page_of_their_own(paper: str) -> None:
    first, second, *_ = lay_out(a_creaking_wrist().document, PAPERS[paper])
    assert "legend" not in _keys(first)
    assert "legend" in _keys(second)


def test_findings_begin_below_the_end_of_a_summary_that_took_little_of_another_page() -> None:
    lines = tuple(Line(f"more.{number}", "a line of a long summary") for number in range(75))
    document = a_creaking_wrist().document
    document = replace(document, summary=(*document.summary[-1:], Listing("more", "More", lines)))
    pages = [_keys(page) for page in lay_out(document, PAPERS["A4"])]
    assert "legend" not in pages[0]
    assert {"legend", "more.74", "findings.bench_tests.title"} <= pages[1]
    rendered = render_pdf(document)
    assert read_back(rendered.data, rendered.drawn, document) == []


def test_every_page_has_its_number_of_all_and_the_patient() -> None:
    pages = lay_out(a_creaking_wrist().remark("walks " * 600).document, PAPERS["A4"])
    for number, page in enumerate(pages, start=1):
        texts = {part.key: part.text for placed in page for part in placed.piece.parts}
        assert texts["page.number"] == f"Page {number} of {len(pages)}"
        assert texts["page.name"] == "HALVORSEN, Ingrid"
        assert texts["page.state"] == "UNSIGNED DRAFT"


def test_the_columns_of_a_page_are_of_about_the_same_height() -> None:
    page = lay_out(a_creaking_wrist().document, PAPERS["A4"])[1]
    columns: dict[float, float] = {}
    for placed in page:
        if any(part.key.startswith(("findings.", "map.")) for part in placed.piece.parts):
            columns[placed.x] = columns.get(placed.x, 0) + placed.piece.height
    assert len(columns) == 2


@pytest.mark.parametrize("room", range(20, 200, 5))
def test_a_heading_stands_with_its_first_lines_and_no_page_is_begun_for_two(room: int) -> None:
    lines = tuple(Line(f"reasons.{number}", "a long reason " * 16, lead="Word:") for number in range(14))
    book = Book(top=800.0, bottom=40.0)
    book.new_page()
    book.y = book.bottom + room
    in_columns(book, Listing("reasons", "Reasons", lines, kind="columns"), 500.0)
    pages = [_keys(page) for page in book.pages if page]
    [headed] = [page for page in pages if "reasons.title" in page]
    assert "reasons.0" in headed
    assert all(len(page - {"reasons.title"}) > 2 for page in pages[1:])


def _keys(page: list) -> set[str]:  # type: ignore[type-arg]
    return {part.key for placed in page for part in placed.piece.parts}
