"""Blank checklists, each drawn once for all tests."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from examassist.knowledge.load import load_pack
from examassist.report.paper.compose import compose_paper
from examassist.report.pdf import render_pdf
from tests.needs import TESTS
from tests.report.transfer.patients import leg_pain

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.report.document import ReportDocument
    from examassist.report.pdf import Rendered

MADE_AT = datetime(2026, 11, 20, 9, 18, tzinfo=UTC)


@cache
def edition(pack: str) -> Edition:
    """The shipped pack or the invented one."""
    return leg_pain() if pack == "leg_pain" else load_pack(TESTS / "packs" / pack)


@cache
def blank(pack: str, *, whole: bool = False) -> ReportDocument:
    """What the checklist of a pack says."""
    return compose_paper(edition(pack), whole=whole, clinic="Riverside Clinic", made_at=MADE_AT, program_version="9.9")


@cache
def drawn(pack: str, paper: str = "A4") -> Rendered:
    """Its pages."""
    return render_pdf(blank(pack), paper)
