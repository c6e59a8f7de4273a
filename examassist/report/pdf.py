"""The document drawn as PDF pages in memory, read back, and only then put in place of an older file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from examassist.durable import write_for_others
from examassist.errors import BadInput, CouldNot, Problem
from examassist.report.read_back import read_back
from examassist.report.sheets import lay_out
from examassist.report.style import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.report.document import ReportDocument
    from examassist.report.layout import Drawn, Marked

SAFE = "The file that was there before, if any, is unchanged."


class Rendered(NamedTuple):
    """A finished file and where it holds which text."""

    data: bytes
    drawn: tuple[Drawn, ...]
    marked: tuple[Marked, ...]


def render_pdf(document: ReportDocument, paper: str = "A4") -> Rendered:
    """The pages of ``document``; the same bytes for the same document. An unknown paper raises BadInput."""
    if paper not in PAPERS:
        raise BadInput([Problem("paper", f"there is no paper called {paper}", f"choose {' or '.join(PAPERS)}")])
    from examassist.report.draw import Pen

    stream = io.BytesIO()
    pen = Pen(stream, PAPERS[paper], document)
    for page in lay_out(document, PAPERS[paper]):
        pen.page(page)
    pen.close()
    return Rendered(stream.getvalue(), tuple(pen.drawn), tuple(pen.marked))


def whole_pdf(document: ReportDocument, paper: str = "A4") -> Rendered:
    """The pages as a whole file: tagged, with the record that the document carries, PDF/A where this can be checked."""
    from examassist.report.carried.file import finish

    pages = render_pdf(document, paper)
    return pages._replace(data=finish(pages.data, document, pages.marked, pages.drawn, paper).data)


def checked_pdf(document: ReportDocument, paper: str = "A4") -> Rendered:
    """The whole file after every text in it was read back; CouldNot when its pages do not say what was recorded."""
    rendered = whole_pdf(document, paper)
    faults = read_back(rendered.data, rendered.drawn, document)
    if faults:
        raise CouldNot(
            f"The PDF was not released: what it shows differs from the record ({faults[0]}; {len(faults)} in all).",
            safe=SAFE,
            todo="Use the text summary, and report this fault of the program.",
        )
    return rendered


def put_pdf(data: bytes, path: Path) -> Path:
    """The path of a file that was checked before, which stands there whole or not at all.

    Raises BadInput for a target that is a folder or a link, and CouldNot when the disk refuses.
    """
    try:
        _check_target(path)
        write_for_others(path, data)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def write_pdf(document: ReportDocument, path: Path, paper: str = "A4") -> Path:
    """The path of the finished report, which stands there only after every text in it was read back.

    An older file stays as it is when anything fails. Raises BadInput for a target that is a folder or a link, and
    CouldNot when the pages do not say what was recorded or the disk refuses.
    """
    try:
        _check_target(path)
    except OSError as error:
        raise _refused(path, error) from error
    return put_pdf(checked_pdf(document, paper).data, path)


def _refused(path: Path, error: OSError) -> CouldNot:
    return CouldNot(
        f"The PDF could not be written to {path}: {error.strerror or error}.",
        safe=SAFE,
        todo="Choose another folder, or free some room, and export again.",
    )


def _check_target(path: Path) -> None:
    if path.is_symlink():
        raise BadInput([Problem(str(path), "is a link to another place", "name the file itself")])
    if path.is_dir():
        raise BadInput([Problem(str(path), "is a folder", "name a file in it")])
    if path.exists() and not path.is_file():
        raise BadInput([Problem(str(path), "is not a file that can be replaced", "name another file")])
    if not path.parent.is_dir():
        raise BadInput([Problem(str(path.parent), "is not a folder", "make it, or choose another")])
