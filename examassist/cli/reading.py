"""Encounter files as the commands take them: read, completed from the settings, checked against their edition."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from examassist.errors import BadInput, Problem
from examassist.settings import Country, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.workstation import Workstation

STDIN = "-"

C = TypeVar("C", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Read:
    """One exam ready to be assessed."""

    encounter: Encounter
    edition: Edition
    earlier: tuple[Encounter, ...] = ()


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
    one, other = visit.patient, encounter.patient
    if _differ(one.id, other.id) or _differ(one.birth_date, other.birth_date):
        problems.append(Problem("patient", "is another than in the exam", "give visits of one patient"))
    return problems


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _for(encounter: Encounter, country: str | None, place: str | None) -> Encounter:
    """The exam with what the command line says about country and place."""
    from examassist.domain import act
    from examassist.domain.evolve import evolve

    usual = encounter.profile
    profile = act.Profile(
        country=act.Country(country) if country else usual.country, place=act.Place(place) if place else usual.place
    )
    return evolve(encounter, profile=profile)
