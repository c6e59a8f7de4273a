"""Invented patients drawn at random over all items: answers of every kind, refusals, ages and earlier visits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, FindingKey
from examassist.domain.patient import Patient, Sex
from tests.reasoning.patients import consistent, edition, patients, read_by_rules, some_values

if TYPE_CHECKING:
    from random import Random

    from examassist.domain.encounter import Encounter

AGES = (None, 19, 30, 44, 45, 50, 55, 59, 60, 61, 65, 66, 75, 90)


def drawn(dice: Random) -> tuple[Encounter, tuple[Encounter, ...]]:
    """A patient and up to two earlier visits; most are a patient of the pack with much changed."""
    start = dice.choice(patients())
    today = evolve(_changed(start, dice), patient=Patient(age_years=dice.choice(AGES), sex=dice.choice(list(Sex))))
    visits = [
        evolve(
            _changed(today, dice),
            examined_at=today.examined_at - timedelta(days=dice.choice((1, 13, 14, 15, 27, 28, 29, 90, 200))),
        )
        for _ in range(dice.choice((0, 0, 1, 1, 2)))
    ]
    return today, tuple(visits)


def _changed(start: Encounter, dice: Random) -> Encounter:
    findings = dict(start.by_key)
    for key in list(findings):
        if dice.random() < 0.1:
            del findings[key]
    for key in dice.sample(_cells(dice), dice.randint(0, 40)):
        findings[key] = _answer(key, dice)
    return evolve(start, findings=tuple(consistent(findings).values()))


def _cells(dice: Random) -> list[FindingKey]:
    """Mostly cells that a rule reads; at times any cell at all, which then must change nothing."""
    if dice.random() < 0.8:
        return list(read_by_rules())
    return [key for item in edition().items for key in edition().keys_of(item) if item.kind != "text"]


def _answer(key: FindingKey, dice: Random) -> Finding:
    if dice.random() < 0.1:
        return Finding(item=key.item, side=key.side, not_obtained=dice.choice(list(AbsentReason)))
    return Finding(item=key.item, side=key.side, value=dice.choice(some_values(edition().item[key.item])))
