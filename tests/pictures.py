"""A case's PDF summary as pictures: ``python -m tests.pictures CASE FOLDER``; the README shows one of them."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pypdfium2

from examassist import __version__
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT, case_earlier, case_encounter
from examassist.report.compose import compose
from examassist.report.pdf import write_pdf
from tests.reasoning.patients import cases, edition

SCALE = 1.6
"""Pixels for each point of the paper: readable on a screen, small enough for a README."""


def pages(case_id: str, folder: Path) -> list[Path]:
    """A picture of each page of the summary of one invented patient."""
    case = next(case for case in cases() if case.id == case_id)
    encounter = case_encounter(case, cases(), edition())
    result = assess(encounter, edition(), case_earlier(case, cases(), edition()))
    made_at = EXAMINED_AT + timedelta(minutes=20)
    document = compose(
        encounter, result, edition(), made_at=made_at, program_version=__version__, written_by="A clinician"
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = write_pdf(document, folder / f"{case_id}.pdf")
    with pypdfium2.PdfDocument(path) as file:
        pictures = []
        for number, page in enumerate(file, start=1):
            pictures.append(folder / f"{case_id}-{number}.png")
            page.render(scale=SCALE).to_pil().save(pictures[-1])
    return pictures


if __name__ == "__main__":
    for picture in pages(sys.argv[1], Path(sys.argv[2])):
        sys.stdout.write(f"{picture}\n")
