from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.report.leaflet import sheets
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.sheets import lay_out
from examassist.report.style import PAPERS, Type
from tests.report.leaflet.ticked import sheet, ticked
from tests.report.transfer.patients import finding, leg_pain

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter

EVERYTHING = ticked(
    finding("patient_goal", "W<b>x " * 600),
    impression=tuple(each.id for each in leg_pain().conditions),
    plan=tuple(each.id for each in leg_pain().pathway),
    tests=tuple(each.id for each in leg_pain().investigations),
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("encounter", [ticked(), EVERYTHING], ids=["nothing ticked", "everything ticked"])
def test_every_text_stands_in_its_own_box_and_no_box_is_broken(encounter: Encounter, paper: str) -> None:
    document = sheet(encounter)
    rendered = render_pdf(document, paper)
    assert read_back(rendered.data, rendered.drawn, document) == []
    for part in ("emergency", "same_day"):
        assert len({each.page for each in rendered.drawn if each.key.startswith(f"{part}.")}) == 1


def test_nothing_ticked_is_one_page() -> None:
    assert {each.page for each in render_pdf(sheet(ticked())).drawn} == {1}


def test_nothing_is_smaller_than_large_print() -> None:
    types = [each for each in vars(sheets).values() if isinstance(each, Type)]
    assert min(each.size for each in types) >= sheets.LARGE_PRINT >= 12.6
    placed = [row for page in lay_out(sheet(EVERYTHING), PAPERS["A4"]) for row in page]
    leadings = {round(part.para.height, 1) for row in placed for part in row.piece.parts}
    assert min(leadings) >= 15, "a line of 12.6 points is 16 high"
    assert {row.scale for row in placed} == {1.0}
