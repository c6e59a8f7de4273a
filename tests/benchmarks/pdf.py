"""The PDF: beside the same number of rows set by the library alone, and how time and size grow with what is said."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from examassist.report.compose import compose
from examassist.report.document import Grid, MapPicture, Row
from examassist.report.fonts import REGULAR, prepare
from examassist.report.pdf import whole_pdf
from examassist.report.read_back import read_back
from tests.benchmarks.side_by_side import Amount, side_by_side
from tests.reasoning.patients import edition, patients
from tests.report.builders import MADE_AT, a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.report.document import ReportDocument
    from tests.benchmarks.side_by_side import Ratio

TIMES = 10
LARGEST = 80.0
"""KiB, promised in P17."""


@lru_cache(maxsize=1)
def document() -> ReportDocument:
    """The report of one whole patient."""
    from examassist.reasoning.assess import assess

    patient = patients()[1]
    said = assess(patient, edition())
    return compose(patient, said, edition(), made_at=MADE_AT, program_version="benchmark", written_by="benchmark")


def _exported(said: ReportDocument) -> None:
    whole = whole_pdf(said)
    if read_back(whole.data, whole.drawn, said):
        raise AssertionError


def _library_alone(said: ReportDocument) -> bytes:
    """The very same texts, three a row, in a table of the library, in an embedded font, and the same shapes of the map.

    P15 names a table with a body map of 120 curved paths (performance.md, section 2); the table alone was a part of it.
    """
    prepare()
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    stream = io.BytesIO()
    style = ParagraphStyle("row", fontName=REGULAR, fontSize=9)
    texts = [Paragraph(escape(each.text), style) for each in said.said()]
    rows = [texts[start : start + 3] for start in range(0, len(texts), 3)]
    table = Table([[*row, *[""] * (3 - len(row))] for row in rows])
    SimpleDocTemplate(stream, initialFontName=REGULAR).build([table, *_maps(said)])
    return stream.getvalue()


def _maps(said: ReportDocument) -> list[Any]:
    """Each map of the report with its outlines, and nothing of its patterns."""
    from reportlab.graphics.shapes import Drawing, Path

    drawn = []
    for block in said.findings:
        if isinstance(block, MapPicture):
            picture = Drawing(block.drawing.width, block.drawing.width)
            for shape in block.drawing.shapes:
                path = Path(fillColor=None)
                for letter, points in shape.path:
                    numbers = [number for point in points for number in point]
                    {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.closePath}[letter](*numbers)
                picture.add(path)
            drawn.append(picture)
    return drawn


def export(pairs: int) -> Ratio:
    """P15: a report made, tagged, checked to be PDF/A, its record attached, and read back, against its texts alone."""
    said = document()
    return side_by_side("pdf_export", lambda: _library_alone(said), lambda: _exported(said), pairs)._replace(bar=2.0)


def first_export(pairs: int) -> Ratio:
    """P16: the first report of a process, against the first one of the library alone."""
    alone = "from tests.benchmarks.pdf import _library_alone, a_creaking_wrist; _library_alone({})"
    ours = "from tests.benchmarks.pdf import _exported, a_creaking_wrist; _exported({})"
    alone, ours = (code.format("a_creaking_wrist().document") for code in (alone, ours))
    return side_by_side("pdf_first_export", lambda: _run(alone), lambda: _run(ours), min(pairs, 5))._replace(bar=4.0)


def size(_pairs: int) -> Amount:
    """P17: the file with its record, in MiB like every amount; the baseline is what was promised."""
    kibibytes = len(whole_pdf(document()).data) / 1024
    return Amount("pdf_size", LARGEST / 1024, kibibytes / 1024, kibibytes / LARGEST, 1)


def findings(pairs: int) -> Ratio:
    """P18: ten times as many rows of findings."""
    said = a_creaking_wrist().document
    more = replace(said, findings=tuple(_copies(each) if isinstance(each, Grid) else each for each in said.findings))
    return side_by_side("pdf_findings_x10", lambda: _exported(said), lambda: _exported(more), pairs)._replace(bar=12.0)


def remark(pairs: int) -> Ratio:
    """P18: a remark four times as long."""
    short, long = (a_creaking_wrist().impression("walks a little, " * 250).document for _ in range(2))
    long = replace(long, summary=tuple(_longer(each) for each in long.summary))
    return side_by_side("pdf_remark_x4", lambda: _exported(short), lambda: _exported(long), pairs)._replace(bar=4.0)


def _copies(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(_named(row, at) for at in range(TIMES) for row in grid.rows))


def _named(row: Row, at: int) -> Row:
    """The row again, under keys of its own."""
    key = f"{row.key}_{at}"
    cells = tuple(replace(cell, key=cell.key.replace(row.key, key)) for cell in row.cells)
    notes = tuple(replace(note, key=note.key.replace(row.key, key)) for note in row.notes)
    return replace(row, key=key, cells=cells, notes=notes)


def _longer(block: Any) -> Any:  # noqa: ANN401  any block of a report
    lines = getattr(block, "lines", ())
    longer = tuple(replace(line, text=line.text * 4) if line.key == "impression.text" else line for line in lines)
    return replace(block, lines=longer) if lines else block


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


PDF: dict[str, Callable[[int], Ratio | Amount]] = {
    "pdf_export": export,
    "pdf_first_export": first_export,
    "pdf_size": size,
    "pdf_findings_x10": findings,
    "pdf_remark_x4": remark,
}
