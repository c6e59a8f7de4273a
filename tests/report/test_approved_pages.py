"""Five patients as approved, and that a page on which anything was moved, dropped or swapped is not taken for one."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from examassist.report import pdf, pieces
from examassist.report.carried.file import archival_possible, finish
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.sheets import lay_out
from examassist.report.style import PAPERS
from examassist.report.text import plain_text
from tests.approved import assert_approved
from tests.report.approved_pages import PATIENTS, assert_looks_approved, coarse, documents, pictures, unlike

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL import Image

    from examassist.report.layout import Placed
    from examassist.report.pdf import Rendered

PAGES = 2
"""The first page and the findings of each document; what follows is set the same way."""
OURS = frozenset({"Inte", "Deja"})
MOVED = 6.0
"""Points: half a line."""
SAMPLE = 4
"""Rows of a page that are taken away and moved, in even steps over it; all of them were, when this was written."""


@cache
def drawn(name: str, kind: str) -> Rendered:
    return render_pdf(documents(name)[kind])


@pytest.mark.parametrize("name", PATIENTS)
def test_five_patients_are_written_in_the_words_that_were_approved(name: str) -> None:
    for kind, document in documents(name).items():
        assert_approved(plain_text(document), f"pages/{name}-{kind}.txt")


@pytest.mark.parametrize("name", PATIENTS)
def test_their_pages_show_these_words_and_look_as_approved(name: str, tmp_path: Path) -> None:
    for kind, document in documents(name).items():
        rendered = drawn(name, kind)
        assert read_back(rendered.data, rendered.drawn, document) == []
        for number, picture in zip(range(1, PAGES + 1), pictures(rendered.data), strict=False):
            assert_looks_approved(picture, f"{name}-{kind}-{number}", tmp_path)


@pytest.mark.parametrize(
    ("name", "kind"), [("cauda-equina", "transfer"), ("arteries", "leaflet"), ("empty", "summary")]
)
def test_each_kind_of_file_is_whole_tagged_archival_and_brings_its_letters(name: str, kind: str) -> None:
    document, pages = documents(name)[kind], drawn(name, kind)
    whole = finish(pages.data, document, pages.marked, pages.drawn, "A4")
    assert whole.archival is archival_possible(), "it is approved wherever that can be asked"
    with pikepdf.open(io.BytesIO(whole.data)) as file:
        assert file.check_pdf_syntax() == []
        assert bool(file.Root.MarkInfo.Marked)
        roles = {str(each.S) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Pg" in each}
        assert {"/H1", "/H2", "/P"} <= roles
        fonts = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert fonts
        assert all("/FontFile2" in each for each in fonts)
        assert {str(each.FontName).partition("+")[2][:4] for each in fonts} <= OURS
        assert len(file.attachments) == (0 if kind == "leaflet" else 3)


@cache
def seen() -> list[Image.Image]:
    """The pages as they are kept: in few steps of grey."""
    return [coarse(each).convert("L") for each in pictures(drawn("cauda-equina", "summary").data)]


@pytest.mark.parametrize("how", [{"no_smoothtext": True, "no_smoothpath": True}, {"finer": 4}])
def test_other_smoothing_of_edges_is_the_same_page(how: dict[str, object]) -> None:
    other = pictures(drawn("cauda-equina", "summary").data, **how)  # type: ignore[arg-type]  # switches of pdfium
    assert [unlike(*each) for each in zip(other, seen(), strict=True)] == [None] * len(seen())


def test_any_line_that_is_missing_or_stands_half_a_line_lower_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    document = documents("cauda-equina")["summary"]
    laid: list[list[Placed]] = []
    monkeypatch.setattr(pdf, "lay_out", lambda *_: laid)
    for number, page in enumerate(lay_out(document, PAPERS["A4"])[:PAGES]):
        rows = [at for at, row in enumerate(page) if row.piece.parts]
        for at in rows[:: max(1, len(rows) // SAMPLE)]:
            for change in ([], [page[at]._replace(top=page[at].top - MOVED)]):
                laid = [[*page[:at], *change, *page[at + 1 :]]]
                [picture] = pictures(render_pdf(document).data)
                assert unlike(picture, seen()[number]) is not None, page[at].piece.parts[0].key


@pytest.mark.parametrize(
    "change",
    [
        lambda row: replace(row, cells=tuple(reversed(row.cells))),
        lambda row: replace(row, cells=tuple(replace(cell, text=cell.text[:3]) for cell in row.cells)),
        lambda row: replace(row, cells=tuple(replace(cell, tone="plain") for cell in row.cells)),
    ],
)
def test_columns_that_are_swapped_and_words_that_are_cut_or_lose_their_look_are_seen(
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Any], Any],
) -> None:
    draw = pieces._grid_row
    monkeypatch.setattr(pieces, "_grid_row", lambda row, *sizes: draw(change(row), *sizes))
    other = pictures(render_pdf(documents("cauda-equina")["summary"]).data)
    assert [unlike(*each) for each in zip(other, seen(), strict=True)][1] is not None
