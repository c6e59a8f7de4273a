"""The report and the assessment as plain words, for a terminal or for pasting."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from examassist.report.document import Band, Fields, Grid, Listing, MapPicture, Requests
from examassist.report.fonts import visible
from examassist.report.gate_line import gate_line
from examassist.report.record import Record, sentence
from examassist.report.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment
    from examassist.report.document import Block, Line, ReportDocument

WIDTH = 100
SIGNS = {"for": "+ ", "against": "- ", "second": "+2 ", "unknown": "? ", "agreed": "[x] ", "item": "* ", "": ""}
IN_THE_TERMINAL = frozenset(
    {"worse", "second", "abnormal", "weighing", "consider", "bedside", "requests", "not_now", "not_examined"}
)


def plain_text(document: ReportDocument) -> str:
    """Everything the report says, in reading order; control and direction characters are shown, not obeyed."""
    lines = _head(document)
    for block in document.summary:
        lines += ["", *_block(block)]
    lines += ["", document.findings_title.upper(), *_wrapped(document.legend)]
    rest: list[Block] = [*document.findings, *document.appendix]
    for block in rest:
        lines += ["", *_block(block)]
    lines += ["", *(row for line in document.footer for row in _wrapped(line))]
    return visible("\n".join(lines)) + "\n"


def assessment_text(assessment: Assessment, edition: Edition, encounter: Encounter) -> str:
    """The assessment in words: what is urgent or open, the headline, why, tests, and what was not examined."""
    record = Record(encounter, assessment, edition)
    lines = [*_block(gate_line(record)), ""]
    lines += [row for line in assessment.headline for row in _wrapped(sentence(line.says))]
    for block in summary(record):
        if block.key in IN_THE_TERMINAL:
            lines += ["", *_block(block)]
    if not assessment.reviewed:
        lines += ["", f"Knowledge {assessment.pack} {assessment.edition}: not clinically reviewed."]
    return visible("\n".join(lines)) + "\n"


def _head(document: ReportDocument) -> list[str]:
    identity = document.identity
    name = " / ".join(part for part in (identity.name, identity.latin_name) if part)
    facts = "   ".join(f"{each.label} {each.value}" for each in identity.facts)
    return [f"{document.clinic} - {document.title}", document.state, name, facts]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Band():
            yield from _wrapped(": ".join(part for part in (block.eyebrow, block.title) if part))
            yield from _lines(block.lines)
        case Listing():
            yield _heading(block.title, block.note)
            yield from _lines(block.lines)
        case Requests():
            yield _heading(block.title, block.note)
            for request in block.requests:
                yield from _wrapped(f"{request.number}. {request.title} ({request.clock})")
                yield from _lines(request.lines, "   ")
        case Fields():
            for field in block.fields:
                yield from _wrapped(f"{field.label}: {field.value}")
                yield from _lines(field.lines, "   ")
        case Grid():
            yield from _grid(block)
        case MapPicture():
            yield block.title.upper()
            yield from _lines(block.lines)
            yield from _wrapped(block.note)


def _heading(title: str, note: str) -> str:
    return f"{title.upper()} ({note})" if note else title.upper()


def _lines(lines: Iterable[Line], indent: str = "") -> Iterator[str]:
    for line in lines:
        yield from _wrapped(SIGNS[line.mark] + line.whole, indent)


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for part in visible(text).split("\n"):  # before it is wrapped, which takes some controls for blanks
        rows = textwrap.wrap(
            part, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False
        )
        yield from rows or [""]


def _grid(grid: Grid) -> Iterator[str]:
    yield grid.title.upper()
    for row in grid.rows:
        if len(row.cells) == 1:
            yield from _wrapped(f"{row.label}: {row.cells[0].text}")
        else:
            sides = zip(("right", "left"), row.cells, strict=True)
            yield from _wrapped(f"{row.label}: {', '.join(f'{side} {cell.text}' for side, cell in sides)}")
        yield from _lines(row.notes, "   ")
