"""What is read aloud: every text once, in order, headings as headings, findings as rows of a table."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf

from examassist.report.carried.tags import Element, elements
from examassist.report.layout import Marked
from examassist.report.pdf import whole_pdf
from tests.report.builders import a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAM = a_creaking_wrist()
KEY = "findings.bench_tests.grip_bounce"


@cache
def written() -> bytes:
    return whole_pdf(EXAM.document).data


def nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401  a pikepdf.Object
    """The element and all in it."""
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        kids: Any = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from nodes(kid)


def numbers(page: pikepdf.Page) -> list[int]:
    """The numbers that texts bear on a page, in the order in which they were drawn."""
    return [
        int(each.operands[1].MCID)
        for each in pikepdf.parse_content_stream(page)
        if str(each.operator) == "BDC" and "/MCID" in each.operands[1]
    ]


def test_every_number_on_every_page_belongs_to_one_element() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert bool(pdf.Root.MarkInfo.Marked)
        named: list[tuple[int, int]] = []
        pages: dict[Any, int] = {page.objgen: at for at, page in enumerate(pdf.pages)}
        parents = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        for node in nodes(pdf.Root.StructTreeRoot.K):
            for kid in node.get("/K", []):
                if isinstance(kid, int):
                    at, mark = pages[node.Pg.objgen], int(kid)
                elif "/MCID" in kid:
                    at, mark = pages[kid.Pg.objgen], int(kid.MCID)
                else:
                    continue
                named.append((at, mark))
                assert parents[2 * at + 1][mark].objgen == node.objgen
        drawn = [(at, mark) for at, page in enumerate(pdf.pages) for mark in numbers(page)]
        assert sorted(named) == sorted(drawn)
        assert len(set(drawn)) == len(drawn) > 100


def test_all_that_is_drawn_is_either_read_or_left_out_on_purpose() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        for page in pdf.pages:
            depth = 0
            for each in pikepdf.parse_content_stream(page):
                operator = str(each.operator)
                depth += operator in {"BDC", "BMC"}
                depth -= operator == "EMC"
                assert 0 <= depth <= 1
                assert depth or operator not in {"Tj", "TJ", "'", "S", "f", "B", "B*", "f*"}, operator
            assert depth == 0


def test_the_findings_are_a_table_with_heads() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        found = [str(node.S) for node in nodes(pdf.Root.StructTreeRoot.K)]
        assert found[0] == "/Document"
        assert found.count("/H1") == 1
        assert found.count("/H2") > 5
        assert {"/Table", "/TR", "/TH", "/TD", "/P"} <= set(found)
        heads = [node for node in nodes(pdf.Root.StructTreeRoot.K) if node.S == pikepdf.Name.TH]
        assert {str(node.A.Scope) for node in heads} == {"/Column", "/Row"}


def marks(tree: list[Element]) -> Iterator[str]:
    for each in tree:
        yield from (mark.key for mark in each.marks)
        yield from marks(list(each.inner))


def test_texts_are_read_in_the_order_of_the_document_wherever_they_are_drawn() -> None:
    document = EXAM.document
    keys = [said.key for said in document.said() if said.text]
    drawn = [Marked(key, 1, at) for at, key in enumerate([*reversed(keys), "page.title", "page.footer.0", "nobody"])]
    read = list(marks(elements(document, drawn)))
    assert read == ["page.title", *keys, "page.footer.0", "nobody"]


def test_a_sign_is_read_before_its_line_and_a_text_on_two_pages_in_one() -> None:
    document = EXAM.document
    key = f"{KEY}.left"
    tree = elements(document, [Marked(key, 1, 0), Marked(key, 2, 1), Marked(f"{key}.mark", 1, 1)])
    assert list(marks(tree)) == [f"{key}.mark", key, key]
