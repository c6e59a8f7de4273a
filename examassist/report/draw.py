"""Rows put on paper with reportlab, each text noted with its key and rectangle."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from examassist.report import style
from examassist.report.document import AGAIN
from examassist.report.draw_map import draw_picture
from examassist.report.fonts import REGULAR, prepare
from examassist.report.fonts import width as text_width
from examassist.report.ink import Box, colour, hatch, leave_out_unused, number, remember_fonts, tint
from examassist.report.layout import Drawn, Marked, Rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.report.document import ReportDocument
    from examassist.report.layout import Frame, Part, Placed

ROUND = 4.0
STRIP = 8.0
HATCH_STEP = 3.0
BOX = 7.0
"""Points; a box to tick by hand, left of its words."""
RULE = 62.0
"""Points; a line to write on, left of its words."""
PROGRAM = "ExamAssist"
FURNITURE = "page."


class Pen:
    """Draws pages onto one canvas and keeps the list of what was drawn where."""

    def __init__(self, stream: IO[bytes], size: tuple[float, float], document: ReportDocument) -> None:
        """Begin a file that names the program and never the patient."""
        prepare()
        from reportlab.pdfgen.canvas import Canvas

        self.drawn: list[Drawn] = []
        self.marked: list[Marked] = []
        """Every piece of text by the number it bears on its page, for the structure of the file."""
        self._number = self._mark = 0
        self._marks = {block.key: title for block in document.blocks() if (title := getattr(block, "title", ""))}
        self._canvas: Any = Canvas(
            stream, pagesize=size, pageCompression=1, invariant=1, lang="en", initialFontName=REGULAR
        )
        self._canvas.setTitle(document.title)
        self._canvas.setAuthor(PROGRAM)
        self._canvas.setCreator(PROGRAM)
        self._canvas.setProducer(PROGRAM)
        self._canvas.setSubject("")
        self._canvas.setKeywords("")
        self._canvas._doc._timeStamp = _MadeAt(document.made_at)  # noqa: SLF001  there is no other way to date a file

    def page(self, rows: Sequence[Placed]) -> None:
        """Draw one page."""
        self._number += 1
        self._mark = 0
        remember_fonts(self._canvas)
        for frame, members in groupby(rows, key=lambda row: row.piece.frame):
            if frame is not None:
                rows_of = list(members)
                with self._scaled(rows_of[0].scale), self._unread():
                    self._frame(frame, rows_of)
        for scale, of_one_size in groupby(rows, key=lambda row: row.scale):
            with self._scaled(scale):
                rows_of = list(of_one_size)
                self._behind(rows_of)
                for row in rows_of:
                    self._row(row)
        self._canvas.showPage()

    def close(self) -> None:
        """Finish the file."""
        leave_out_unused(self._canvas)
        self._canvas.save()

    @contextmanager
    def _scaled(self, scale: float) -> Iterator[None]:
        """All that is drawn inside comes out as small as ``scale`` says."""
        if scale == 1.0:
            yield
            return
        self._canvas.saveState()
        self._canvas.scale(scale, scale)
        yield
        self._canvas.restoreState()

    @contextmanager
    def _unread(self) -> Iterator[None]:
        """What is drawn inside says nothing: whoever has the page read aloud does not hear of it."""
        self._canvas._code.append("/Artifact BMC")  # noqa: SLF001  reportlab knows no marked content
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001

    @contextmanager
    def _read(self, key: str) -> Iterator[None]:
        """What is drawn inside is the text of ``key``; what pages or parts of a table repeat is read once only."""
        if AGAIN in key or (key.startswith(FURNITURE) and (self._number > 1 or key == "page.number")):
            self._canvas._code.append("/Artifact <</Type /Pagination>> BDC")  # noqa: SLF001
        else:
            self.marked.append(Marked(key, self._number, self._mark))
            self._canvas._code.append(f"/Span <</MCID {self._mark}>> BDC")  # noqa: SLF001
            self._mark += 1
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001

    def _row(self, row: Placed) -> None:
        piece, x, top, scale = row
        if piece.mark in self._marks:
            self._canvas.bookmarkHorizontal(piece.mark, 0, (top + 12) * scale)
            self._canvas.addOutlineEntry(self._marks[piece.mark], piece.mark, 0)
        if piece.picture is not None:
            with self._unread():  # its names, and what it means, are said in words beside and below it
                draw_picture(self._canvas, piece.picture, x, top, colour)
        for part in piece.parts:
            if part.decor:
                with self._unread():
                    self._decor(part, x + part.x, top - part.y)
            with self._read(part.key):
                part.para.draw(self._canvas, x + part.x, top - part.y)
            left, upper = x + part.x, top - part.y
            corners = (left, upper - part.para.height, left + part.para.width, upper)
            rectangle = Rectangle(*(corner * scale for corner in corners))
            self.drawn.append(Drawn(part.key, self._number, rectangle, part.text))

    def _behind(self, rows: Sequence[Placed]) -> None:
        """The lines below rows and what some of them are filled with; of one kind, colour and width are said once."""
        code: list[str] = []
        for kind, ink, wide in (("strong", "text-1", 1.0), ("soft", "ne-hatch", 0.5)):
            lines = [
                f"{number(x)} {number(top - piece.height)} m {number(x + piece.width)} {number(top - piece.height)} l S"
                for piece, x, top, _scale in rows
                if piece.line == kind
            ]
            if lines:
                code.append(f"{tint(ink)} RG {number(wide)} w {' '.join(lines)}")
        fills = [
            f"{number(x)} {number(top - piece.height)} {number(piece.width)} {number(piece.height)} re f"
            for piece, x, top, _scale in rows
            if piece.fill
        ]
        if fills:
            code.append(f"{tint('bg-sunken')} rg {' '.join(fills)}")
        if code:
            with self._unread():
                self._canvas.saveState()
                self._canvas._code += code  # noqa: SLF001  its own ways say each line by itself
                self._canvas.restoreState()

    def _frame(self, frame: Frame, rows: Sequence[Placed]) -> None:
        x, canvas = rows[0].x + frame.left, self._canvas
        top = max(row.top for row in rows)
        bottom = min(row.top - row.piece.height for row in rows)
        canvas.saveState()
        canvas.setStrokeColor(colour("text-1"))
        canvas.setFillColor(colour("text-1"))
        canvas.setLineWidth(1.2)
        match frame.look:
            case "solid":
                canvas.roundRect(x, bottom, frame.width, top - bottom, ROUND, stroke=0, fill=1)
            case "bold":
                canvas.roundRect(x, bottom, frame.width, top - bottom, ROUND, stroke=1, fill=0)
            case "outline":
                canvas.setFillColor(colour("bg-window"))
                canvas.roundRect(x, bottom, frame.width, top - bottom, ROUND, stroke=1, fill=1)
            case "dashed":
                canvas.setStrokeColor(colour("text-3"))
                canvas.setLineWidth(0.7)
                canvas.setDash(3, 2)
                canvas.roundRect(x, bottom, frame.width, top - bottom, ROUND, stroke=1, fill=0)
            case "hatched":
                self._hatch(x, bottom, x + STRIP, top)
                canvas.setStrokeColor(colour("text-3"))
                canvas.setLineWidth(0.8)
                canvas.roundRect(x, bottom, frame.width, top - bottom, ROUND, stroke=1, fill=0)
        canvas.restoreState()

    def _decor(self, part: Part, x: float, top: float) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(colour("text-1"))
        canvas.setStrokeColor(colour("text-1"))
        match part.decor:
            case "pill":
                left, right = _extent(part, x)
                canvas.roundRect(
                    left, top - part.para.height - 1, right - left, part.para.height + 1.2, 3, stroke=0, fill=1
                )
            case "hatch":
                left, right = _extent(part, x)
                bottom = top - part.para.height - 0.6
                self._hatch(left, bottom, right, top + 0.4)
                canvas.setFillColor(colour("bg-surface"))
                canvas.rect(left + 5, bottom + 0.4, right - left - 10, top - bottom - 0.4, stroke=0, fill=1)
                canvas.setStrokeColor(colour("text-3"))
                canvas.setLineWidth(0.6)
                canvas.roundRect(left, bottom, right - left, top + 0.4 - bottom, 2.5, stroke=1, fill=0)
            case "disc":
                canvas.circle(x + part.para.width / 2, top - part.para.height / 2 + 0.4, 7.2, stroke=0, fill=1)
            case "dot":
                canvas.circle(x - 9, top - 6.6, 1.5, stroke=0, fill=1)
            case "tick":
                self._tick(x - 13, top - 10)
            case "patch":
                canvas.setFillColor(colour("bg-surface"))
                canvas.roundRect(x, top - part.para.height, part.para.width, part.para.height, 1, stroke=0, fill=1)
            case "stamp":
                canvas.setLineWidth(1.2)
                canvas.roundRect(
                    x, top - part.para.height - 2.6, part.para.width, part.para.height + 4, 3, stroke=1, fill=0
                )
            case "box":
                canvas.setLineWidth(0.7)
                canvas.rect(x - BOX - 2.4, top - part.para.height / 2 - BOX / 2, BOX, BOX, stroke=1, fill=0)
            case "rule":
                canvas.setLineWidth(0.6)
                canvas.line(x - RULE, top - part.para.height + 1, x - 3, top - part.para.height + 1)
            case _:
                pass
        canvas.restoreState()

    def _tick(self, x: float, y: float) -> None:
        canvas = self._canvas
        canvas.setLineWidth(0.9)
        canvas.rect(x, y, 7.6, 7.6, stroke=1, fill=0)
        canvas.setLineWidth(1.3)
        canvas.lines([(x + 1.6, y + 3.8, x + 3.2, y + 2), (x + 3.2, y + 2, x + 6.2, y + 6)])

    def _hatch(self, left: float, bottom: float, right: float, top: float) -> None:
        canvas = self._canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.roundRect(left, bottom, right - left, top - bottom, 2.5)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(colour("line-control"))
        hatch(canvas, Box(left, bottom, right, top), "rises", HATCH_STEP / 2**0.5, 0.5)
        canvas.restoreState()


class _MadeAt:
    """The time that the file bears: when the report was made, whatever the machine's clock says now."""

    def __init__(self, made_at: Any) -> None:  # noqa: ANN401  reportlab has no types
        offset = made_at.utcoffset()
        seconds = int(offset.total_seconds()) if offset is not None else 0
        self.t = made_at.timestamp()
        self.YMDhms = tuple(made_at.timetuple())[:6]
        self.dhh, self.dmm = int(seconds / 3600), (abs(seconds) // 60) % 60
        self.lt = made_at.timetuple()


def _extent(part: Part, x: float) -> tuple[float, float]:
    """How far a pill reaches: around one line of text, or over the whole cell."""
    width = text_width(part.text, style.GRID_STRONG.font, style.GRID_STRONG.size) + 12
    if width > part.para.width or part.para.height > style.GRID_STRONG.leading + 1:
        return x - 4 if part.para.align == "left" else x, x + part.para.width
    if part.para.align == "left":
        return x - 6, x + width - 6
    width = max(width, 30)
    middle = x + part.para.width / 2
    return middle - width / 2, middle + width / 2
