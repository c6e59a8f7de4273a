"""Encounter files as the commands take them: read, completed from the settings, checked against their edition."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from examassist.errors import BadInput, Problem
from examassist.settings import Country, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.workstation import Workstation

STDIN = "-"
_A_DAY = 2 / 365
"""In years, with one to spare for the hours of the day."""

C = TypeVar("C", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Read:
    """One exam ready to be assessed."""

    encounter: Encounter
    edition: Edition
    earlier: tuple[Encounter, ...] = ()


class About(TypedDict):
    """What a person may say about an exam on the command line."""

    country: str | None
    place: str | None
    earlier: tuple[str, ...]


def encounter_options(command: C) -> C:
    """The file, and what a person may say about it on the command line."""
    for add in (
        click.option("--earlier", metavar="FILE", multiple=True, help="An earlier visit; may be given several times."),
        click.option("--place", type=click.Choice([each.value for each in Place]), help="Instead of the file's."),
        click.option("--country", type=click.Choice([each.value for each in Country]), help="Instead of the file's."),
        click.argument("file", metavar="FILE|-"),
    ):
        command = add(command)
    return command


def read_exam(
    workstation: Workstation,
    file: str,
    *,
    country: str | None = None,
    place: str | None = None,
    earlier: Sequence[str] = (),
) -> Read:
    """The exam in ``file`` with its edition and its earlier visits, oldest first.

    Raises BadInput with the problems of all files at once, CouldNot when the disk refuses.
    """
    if (file, *earlier).count(STDIN) > 1:
        raise BadInput([Problem("", f"{STDIN} is given twice", "standard input can be read once; name a file")])
    problems: list[Problem] = []
    found: list[Encounter] = []
    for name in (file, *earlier):
        try:
            found.append(_checked(workstation, name))
        except BadInput as error:
            problems.extend(_placed(name, error.problems))
    if problems:
        raise BadInput(problems)
    encounter, *visits = found
    for name, visit in zip(earlier, visits, strict=True):
        problems.extend(_placed(name, _unlike(visit, encounter)))
    if problems:
        raise BadInput(problems)
    before = sorted(visits, key=lambda visit: visit.examined_at)
    return Read(_for(encounter, country, place), workstation.edition_for(encounter), tuple(before))


def _checked(workstation: Workstation, name: str) -> Encounter:
    if name != STDIN:
        return workstation.read_exam(Path(name))
    from examassist.knowledge.encounter_file import LARGEST

    # one byte more than is allowed, so that too much is noticed without reading all of it
    return workstation.exam_in(sys.stdin.buffer.read(LARGEST + 1), _shown(name))


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else Path(name).name


def _placed(name: str, problems: Sequence[Problem]) -> list[Problem]:
    """The problems with the file's name in front of their places, where it is not there yet."""
    shown = _shown(name)
    return [
        problem
        if problem.place == shown or problem.place.startswith(f"{shown}:")
        else problem._replace(place=f"{shown}: {problem.place}" if problem.place else shown)
        for problem in problems
    ]


def _unlike(visit: Encounter, encounter: Encounter) -> list[Problem]:
    """Why ``visit`` cannot be an earlier one of the same patient."""
    problems = []
    if visit.pack != encounter.pack:
        problems.append(Problem("pack", f"is {visit.pack}, but the exam is {encounter.pack}"))
    if visit.examined_at >= encounter.examined_at:
        problems.append(Problem("examined_at", "is not before the exam", "give earlier visits only"))
    if differing := _differing(visit, encounter):
        what = f"is another than in the exam: {', '.join(differing)}"
        problems.append(Problem("patient", what, "give visits of one patient"))
    return problems


def _differing(visit: Encounter, encounter: Encounter) -> list[str]:
    """What is known about the patient on both visits and cannot belong to one person."""
    from examassist.domain.patient import Sex

    one, other = visit.patient, encounter.patient
    told: dict[str, tuple[object, object]] = {
        "number": (one.id, other.id),
        "birth date": (one.birth_date, other.birth_date),
        "family name": (_spelt(one.family_name), _spelt(other.family_name)),
        "given name": (_spelt(one.given_name), _spelt(other.given_name)),
        "name in Latin letters": (_spelt(one.latin_name), _spelt(other.latin_name)),
        "sex": (one.sex, other.sex),
    }
    nothing = {None, "", Sex.UNKNOWN}
    differing = [name for name, (a, b) in told.items() if a not in nothing and b not in nothing and a != b]
    if visit.age is not None and encounter.age is not None:
        years = (encounter.examined_at - visit.examined_at).days / 365.25
        # ages are whole years, so that between two days one birthday more or less may lie
        if abs(encounter.age - visit.age - years) >= 1 + _A_DAY:
            differing.append("age")
    return differing


def _spelt(name: str | None) -> str | None:
    """A name without what differs between two ways of writing the same one."""
    return None if name is None else " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _for(encounter: Encounter, country: str | None, place: str | None) -> Encounter:
    """The exam with what the command line says about country and place."""
    from examassist.domain import act
    from examassist.domain.evolve import evolve

    usual = encounter.profile
    profile = act.Profile(
        country=act.Country(country) if country else usual.country, place=act.Place(place) if place else usual.place
    )
    return evolve(encounter, profile=profile)
