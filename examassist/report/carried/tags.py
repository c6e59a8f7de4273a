"""The structure of a report for whoever has it read aloud: headings, paragraphs and tables in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from examassist.report.document import SIDE_KEYS, Grid, Requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examassist.report.document import ReportDocument, Row
    from examassist.report.layout import Marked

FIRST, LAST = "page.", "page.footer."
COLUMNS = 3


@dataclass
class Element:
    """One node of the structure: what it is, and the texts or the nodes in it."""

    role: str
    marks: Sequence[Marked] = ()
    inner: Sequence[Element] = ()
    table: dict[str, object] = field(default_factory=dict)
    """What a table wants to know of a cell: how many columns it is wide, what it is the head of."""


def elements(document: ReportDocument, marked: Sequence[Marked]) -> list[Element]:
    """Every marked text once, in reading order."""
    by_key: dict[str, list[Marked]] = {}
    for each in marked:
        by_key.setdefault(each.key, []).append(each)
    head = [_text("H1" if key == "page.title" else "P", by_key, key) for key in [*by_key] if _is_head(key)]
    body = list(_body(document, by_key))
    rest = [_text("P", by_key, key) for key in [*by_key]]  # the foot of the page, and what nobody foresaw
    return [each for each in (*head, *body, *rest) if each.marks or each.inner]


def _is_head(key: str) -> bool:
    return key.startswith(FIRST) and not key.startswith(LAST)


def _body(document: ReportDocument, by_key: dict[str, list[Marked]]) -> Iterator[Element]:
    blocks = document.blocks()
    grids = {said.key: block for block in blocks if isinstance(block, Grid) for said in block.said()}
    titles = {f"{block.key}.title": "H2" for block in blocks}
    titles |= {
        f"{request.key}.title": "H3" for block in blocks if isinstance(block, Requests) for request in block.requests
    }
    done = set()
    for key, _ in document.said():
        grid = grids.get(key)
        if grid is None:
            yield _text(titles.get(key, "P"), by_key, key)
        elif grid.key not in done:
            done.add(grid.key)
            yield _text("H2", by_key, f"{grid.key}.title")
            yield Element("Table", inner=list(_rows(grid, by_key)))


def _rows(grid: Grid, by_key: dict[str, list[Marked]]) -> Iterator[Element]:
    if grid.heads:
        heads = [_text("TH", by_key, f"{grid.key}.head.{side}", Scope="/Column") for side in SIDE_KEYS]
        yield Element("TR", inner=[Element("TD"), *heads])
    for row in grid.rows:
        yield from _row(row, by_key)


def _row(row: Row, by_key: dict[str, list[Marked]]) -> Iterator[Element]:
    wide = {"ColSpan": COLUMNS - 1} if len(row.cells) == 1 else {}
    cells = [_text("TD", by_key, cell.key, **wide) for cell in row.cells]
    yield Element("TR", inner=[_text("TH", by_key, f"{row.key}.label", Scope="/Row"), *cells])
    for note in row.notes:
        yield Element("TR", inner=[_text("TD", by_key, note.key, ColSpan=COLUMNS)])


def _text(role: str, by_key: dict[str, list[Marked]], key: str, **table: object) -> Element:
    """The text of a key with the sign before it; it is taken, so that no text is read twice."""
    return Element(role, [*by_key.pop(f"{key}.mark", ()), *by_key.pop(key, ())], table=table)


def tag(pdf: Any, tree: Sequence[Element], marked: Sequence[Marked]) -> None:  # noqa: ANN401  a pikepdf.Pdf
    """Put the structure into the file and say that it is there."""
    from pikepdf import Array, Dictionary, Name

    pages = [page.obj for page in pdf.pages]
    on_page = Counter(each.page for each in marked)
    parents: list[list[Any]] = [[None] * on_page[at] for at in range(1, len(pages) + 1)]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    document.K = Array([_node(pdf, each, document, pages, parents) for each in tree])
    root.K = document
    numbers: list[Any] = []
    for at, page in enumerate(pages):
        page.StructParents = at
        page.Tabs = Name.S
        numbers += [at, pdf.make_indirect(Array(parents[at]))]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _node(pdf: Any, element: Element, parent: Any, pages: Sequence[Any], parents: list[list[Any]]) -> Any:  # noqa: ANN401
    from pikepdf import Array, Dictionary, Name

    said: dict[str, Any] = {"/Type": Name.StructElem, "/S": Name(f"/{element.role}"), "/P": parent}
    if element.table:
        said["/A"] = Dictionary({"/O": Name.Table, **_plain(element.table)})
    first = element.marks[0].page if element.marks else 0
    if first:
        said["/Pg"] = pages[first - 1]
    texts = [
        mark.mark if mark.page == first else Dictionary(Type=Name.MCR, Pg=pages[mark.page - 1], MCID=mark.mark)
        for mark in element.marks
    ]
    if not element.inner:
        said["/K"] = Array(texts)
    node = pdf.make_indirect(Dictionary(said))
    if element.inner:
        node.K = Array([*(_node(pdf, each, node, pages, parents) for each in element.inner), *texts])
    for mark in element.marks:
        parents[mark.page - 1][mark.mark] = node
    return node


def _plain(table: Mapping[str, object]) -> dict[str, object]:
    from pikepdf import Name

    return {f"/{key}": Name(value) if isinstance(value, str) else value for key, value in table.items()}
