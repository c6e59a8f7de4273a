"""Random patients whose findings are drawn, read from the paper, and compared with the record and with the screen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES
from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason
from examassist.domain.patient import Patient
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT, case_encounter
from examassist.report.document import Grid
from examassist.report.findings import findings
from examassist.report.pdf import render_pdf
from examassist.report.read_back import plain, read_back
from examassist.report.record import Record
from examassist.ui.answers.cell import AnswerCell
from tests.long.shares import over, shares
from tests.reasoning.patients import cases, changed_at_random, edition
from tests.report.builders import an_exam
from tests.report.reading import Line, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import Assessment
    from examassist.report.document import ReportDocument
    from tests.long.shares import Share

SHOWN = 10
EVERY = 20
ROWS = 12


def pages_agree(number: int, seed: int, jobs: int) -> dict[str, object]:
    """So many random patients with every row that their exam asks for; the first differences."""
    found = [line for lines in over(_whole, shares(number, seed, jobs)) for line in lines]
    return {"holds": not found, "encounters": number, "differences": len(found), "first": found[:SHOWN]}


def _whole(share: Share) -> list[str]:
    return list(differences(share.number, share.seed, whole=True))


def differences(number: int, seed: int, *, whole: bool) -> Iterator[str]:
    """Each difference between paper, record and screen; a few rows with a recorded cell each where not ``whole``."""
    dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
    for turn in range(number):
        encounter = bare(changed_at_random(dice)) if whole else short(bare(changed_at_random(dice, some())), dice)
        document = pages_of_findings(encounter, whole=whole)
        rendered = render_pdf(document)
        faults = read_back(rendered.data, rendered.drawn, document) if whole else []
        faults += differing(tables(rendered.data), encounter)
        yield from (f"seed {seed}, {turn}: {fault}" for fault in faults)


def bare(encounter: Encounter) -> Encounter:
    """Only values: remarks below a row and how a value was entered are not read here."""
    kept = {"note": None, "onset": None, "since": None, "how": None, "qualifiers": ()}
    return evolve(encounter, findings=tuple(evolve(each, **kept) for each in encounter.findings), notes=())


@cache
def some() -> tuple[Encounter, ...]:
    """Nobody, and every so many patients of the pack: to build all of them takes longer than to draw a hundred."""
    return (_nobody(), *(case_encounter(case, cases(), edition()) for case in cases()[::EVERY]))


def short(encounter: Encounter, dice: Random) -> Encounter:
    """The patient with a few of the recorded items, both sides of each: a page takes time by its rows."""
    items = sorted({each.item for each in encounter.findings})
    kept = set(dice.sample(items, min(len(items), ROWS)))
    return evolve(encounter, findings=tuple(each for each in encounter.findings if each.item in kept))


@cache
def _nobody() -> Encounter:
    return Encounter(pack=edition().header.id, examined_at=EXAMINED_AT, patient=Patient(age_years=66))


@cache
def _unasked() -> Assessment:
    """What the assessment says decides which rows are asked for; where they are left out one does for all."""
    return assess(_nobody(), edition())


def pages_of_findings(encounter: Encounter, *, whole: bool) -> ReportDocument:
    """The pages of findings behind an almost empty first page."""
    record = Record(encounter, assess(encounter, edition()) if whole else _unasked(), edition())
    recorded = {each.item for each in encounter.findings}
    grids = [each for each in findings(record) if isinstance(each, Grid) and not each.key.endswith("computed_values")]
    if not whole:
        kept = [tuple(row for row in grid.rows if row.key.rpartition(".")[2] in recorded) for grid in grids]
        grids = [replace(grid, rows=rows) for grid, rows in zip(grids, kept, strict=True) if rows]
    return replace(_page(), findings=tuple(grids))


@cache
def _page() -> ReportDocument:
    document = an_exam().document
    identity = replace(document.identity, facts=document.identity.facts[:1])
    return replace(document, identity=identity, summary=(), appendix=(), footer=document.footer[-1:])


def differing(lines: list[Line], encounter: Encounter) -> list[str]:
    """What is on the paper and not in the record, or otherwise, or under another section, or in the other column."""
    wrong = []
    waiting = list(lines)
    for section in edition().sections:
        for item in (each for each in edition().items if each.section == section.id):
            found = {each.side: each for each in encounter.findings if each.item == item.id}
            if not found:
                continue
            at = next((n for n, each in enumerate(waiting) if _is_row(each, section.title, item)), None)
            if at is None:
                wrong.append(f"{item.id}: no row")
                continue
            line = waiting.pop(at)
            cells = line.cells if item.sided else (line.whole,)
            expected = [found.get(side) for side in SIDES] if item.sided else list(found.values())
            if len(cells) != len(expected):
                wrong.append(f"{item.id}: {len(cells)} cells for {len(expected)}")
                continue
            wrong += [
                f"{item.id}: {shown!r} on the paper, {said!r} on the screen"
                for shown, each in zip(cells, expected, strict=True)
                for said in [_words(item, each)]
                if not _same(shown, said)
            ]
    wrong += [f"{line.label}: a row that nobody recorded" for line in waiting if not _all_blank(line)]
    return wrong


def _is_row(line: Line, title: str, item: Item) -> bool:
    return plain(line.title) == plain(title) and plain(line.label) == plain(item.label)


def _all_blank(line: Line) -> bool:
    return set(line.cells) <= {"notexamined", "notasked"}


def _words(item: Item, finding: Finding | None) -> str:
    """As on the screen; what made a result impossible as reports say it."""
    if finding is not None and finding.not_obtained not in {None, AbsentReason.NOT_DONE}:
        return Record(_nobody(), _unasked(), edition()).say.value(finding)
    return screen_words(item, finding)


def screen_words(item: Item, finding: Finding | None) -> str:
    """What the cell of the screen says, made by the code of the screen without a window."""
    cell = SimpleNamespace(item=item, finding=finding)
    cell.label_of = lambda value: AnswerCell.label_of(cell, value)  # type: ignore[arg-type]  # all that it reads
    cell.absent_word = AnswerCell.absent_word.fget(cell)  # type: ignore[attr-defined]
    if finding is None or finding.not_obtained is AbsentReason.NOT_DONE:
        return str(cell.absent_word)
    if isinstance(finding.value, float):
        return f"{finding.value:g}"  # its own cell of the screen leaves out an empty decimal as well
    return AnswerCell.words_of(cell, finding)  # type: ignore[arg-type]


def _same(shown: str, said: str) -> bool:
    """The same words; the paper adds a unit or how many parts were asked, and leaves out a bracket it said before."""
    paper, screen = plain(shown).casefold(), plain(said).casefold()
    short = screen.partition("(")[0]
    more = paper[len(screen) :] if paper.startswith(screen) else "?"
    return paper in {screen, short} or more.startswith(",askedasagroup") or _is_unit(screen, more)


def _is_unit(number: str, more: str) -> bool:
    return number[-1:].isdigit() and more[:1] not in {"?", "."} and not more[:1].isdigit()
