"""Findings on paper are those of record and screen; ``python -m tests.long release pages`` draws 2,000 of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from examassist.report import pieces
from examassist.report.pdf import render_pdf
from tests.reasoning.patients import changed_at_random
from tests.report.random_pages import bare, differences, differing, pages_of_findings, some
from tests.report.reading import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.encounter import Encounter
    from examassist.report.layout import Piece

SHARES = 4
EACH = 25


@pytest.mark.parametrize("share", range(SHARES))
def test_random_findings_read_from_the_paper_are_the_record_and_the_screen(share: int) -> None:
    assert list(differences(EACH, 7_000 + share, whole=False)) == []


def drawn(encounter: Encounter) -> list[str]:
    return differing(tables(render_pdf(pages_of_findings(encounter, whole=False)).data), encounter)


def swapped(row: Any) -> Any:  # noqa: ANN401
    return replace(row, cells=tuple(reversed(row.cells)))


def clipped(row: Any) -> Any:  # noqa: ANN401
    return replace(row, cells=tuple(replace(cell, text=cell.text[:3]) for cell in row.cells))


@pytest.mark.parametrize("change", [swapped, clipped, lambda row: None if len(row.cells) == 2 else row])
def test_a_renderer_that_swaps_columns_clips_a_cell_or_drops_a_row_is_seen_on_the_paper(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], Any]
) -> None:
    draw, dice = pieces._grid_row, Random(7)  # noqa: S311  a repeatable draw, no secret
    encounter = next(
        each
        for each in (bare(changed_at_random(dice, some())) for _ in range(50))
        if sum(map(is_one_sided, each.findings)) > 3
    )
    assert drawn(encounter) == []

    def sabotaged(row: Any, *sizes: float) -> list[Piece]:  # noqa: ANN401
        other = change(row)
        return draw(other, *sizes) if other is not None else []

    monkeypatch.setattr(pieces, "_grid_row", sabotaged)
    assert drawn(encounter) != []


def is_one_sided(finding: Any) -> bool:  # noqa: ANN401
    return finding.side in {"right", "left"}
