"""Five invented patients on paper as a person approved them: their words, and what their pages look like.

``python -m tests.report.approved_pages FOLDER`` draws the pages large, to be looked at before they are approved.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from examassist.domain.act import Remark
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason
from examassist.domain.patient import Patient, Sex
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import case_encounter
from examassist.report.compose import compose
from examassist.report.leaflet.compose import compose_leaflet
from examassist.report.pdf import render_pdf
from examassist.report.transfer.compose import compose_transfer
from tests.approved import FOLDER
from tests.reasoning.patients import cases
from tests.report.transfer.patients import MADE_AT, finding, full_bladder, leg_pain, patient, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assessment import Assessment
    from examassist.report.document import ReportDocument

DOTS = 50
"""Dots an inch of the approved pictures: a line is seen, a letter is not."""
FINER = 3
"""So many times finer a page is drawn first, so that how edges are smoothed is evened out."""
GREYS = 8
LARGE = 110

NEAR = 2
"""Dots around each dot that are taken together: 7 points, less than from one line to the next."""
UNLIKE = 36
"""Steps of grey, of 255, by which the same surroundings may differ: letters drawn without smooth edges differ by up to
27, a line that is missing or stands half a line lower by 47 and more."""

EDITION = "as of these pages"
"""The foot of a page names the state of the content, which changes with every word of it."""


class Spot(NamedTuple):
    """A part of a page that does not look as approved; points from the upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


@cache
def _case(name: str) -> Encounter:
    [case] = [each for each in cases() if each.id == name]
    return case_encounter(case, cases(), leg_pain())


def arteries() -> Encounter:
    """A calf that hurts on walking, with an index that says why."""
    return _case("leaf_pad")


def root() -> Encounter:
    """A whole exam of a painful leg with an S1 root."""
    return _case("inf_diabetes_sciatica_worse")


def nobody() -> Encounter:
    """Nothing asked and nothing examined."""
    return patient()


def foreign_note() -> Encounter:
    """A name read from the right with a sign that has no shape here, a long remark, and a refusal with its reason."""
    person = Patient(
        id="EX-7", family_name="الشريف", given_name="محمد 王", latin_name="Đặng Ngọc", age_years=71, sex=Sex.MALE
    )
    words = " ".join(f"On day {day} the pain came after {day * 10} steps." for day in range(1, 110))
    refused = finding("knee_reflex.left", None, AbsentReason.DECLINED)
    return evolve(patient(refused), patient=person, notes=(Remark(place="reflexes", text=words[:4_000]),))


PATIENTS: dict[str, Callable[[], Encounter]] = {
    "cauda-equina": full_bladder,
    "arteries": arteries,
    "root": root,
    "empty": nobody,
    "foreign-name": foreign_note,
}


@cache
def documents(name: str) -> dict[str, ReportDocument]:
    """What is written of a patient: always the summary, and what else a clinician would hand out."""
    encounter = PATIENTS[name]()
    assessed = assess(encounter, leg_pain()).model_copy(update={"edition": EDITION})
    made = {"summary": _summary(encounter, assessed)}
    if assessed.emergency is not None:
        made["transfer"] = compose_transfer(encounter, assessed, leg_pain(), writing())
    if name == "arteries":
        made["leaflet"] = compose_leaflet(encounter, assessed, leg_pain(), writing())
    return made


def _summary(encounter: Encounter, assessed: Assessment) -> ReportDocument:
    return compose(
        encounter,
        assessed,
        leg_pain(),
        clinic="Riverside Clinic",
        made_at=MADE_AT,
        program_version="9.9",
        written_by="Dr A. Reyes",
    )


def pictures(data: bytes, dots: int = DOTS, finer: int = FINER, **how: bool) -> Iterator[Image.Image]:
    """Each page in grey; ``how`` are the switches of the library that draws."""
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            drawn = page.render(scale=dots * finer / 72, grayscale=True, **how).to_pil()
            yield drawn.reduce(finer) if finer > 1 else drawn


def unlike(one: Image.Image, other: Image.Image) -> Spot | None:
    """What of two pictures of a page differs by more than how edges are smoothed; None where nothing does.

    Each dot is compared with its surroundings taken together, so that an edge may look otherwise and a line may not
    stand elsewhere.
    """
    if one.size != other.size:
        return Spot(0, 0, max(one.width, other.width), max(one.height, other.height))
    near = ImageFilter.BoxBlur(NEAR)
    difference = ImageChops.difference(one.filter(near), other.filter(near))
    box = difference.point(lambda step: 255 if step > UNLIKE else 0).getbbox()
    return Spot(*(round(side * 72 / DOTS) for side in box)) if box is not None else None


def assert_looks_approved(picture: Image.Image, name: str, tmp_path: Path) -> None:
    """The picture looks like ``tests/approved/pages/<name>.png``; else both lie in ``tmp_path``."""
    path = FOLDER / "pages" / f"{name}.png"
    approved = Image.open(path).convert("L") if path.exists() else None
    spot = unlike(picture, approved) if approved is not None else Spot(0, 0, *picture.size)
    if spot is not None and os.environ.get("EXAMASSIST_APPROVE") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        coarse(picture).save(path, optimize=True)
        return
    if spot is not None:
        picture.save(tmp_path / f"{name}.png")
    assert spot is None, (
        f"{name} looks otherwise at {spot}, see {tmp_path}: run again with EXAMASSIST_APPROVE=1 and look at the picture"
    )


def coarse(picture: Image.Image) -> Image.Image:
    """In few steps of grey, for a small file."""
    steps = GREYS - 1
    grey = picture.point(lambda value: round(value * steps / 255))
    grey.putpalette([value for step in range(GREYS) for value in [round(step * 255 / steps)] * 3])
    return grey


def main(folder: Path) -> None:
    """Draw all pages large."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PATIENTS:
        for kind, document in documents(name).items():
            for number, picture in enumerate(pictures(render_pdf(document).data, LARGE, 1), start=1):
                picture.save(folder / f"{name}-{kind}-{number}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
