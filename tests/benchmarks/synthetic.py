"""Editions of any size, made of the invented pack: rules that read a few findings each, drawn by fixed dice."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from tests.reasoning.wrist import a_group, a_wrist, copied, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition

ANSWERS = ("yes", "no")
UNKNOWN_SHARE = 0.4
_OTHER_RULES = (
    *("derived", "conditions", "gates", "root_signs", "contradictions", "scope", "worsening", "pairings"),
    *("cards", "scores", "investigations", "safety_gates", "advice", "bedside", "pathway"),
)


def an_edition(rules: int, findings: int) -> Edition:
    """``rules`` groups of about eleven nodes over ``findings`` questions; the more of both, the same fan-out."""
    dice = Random(rules)  # noqa: S311  the same dice for everyone
    items = tuple(copied("lifts_a_kettle", f"finding_{n}") for n in range(findings))
    groups = tuple(a_group(f"rule_{n}", _formula(dice, n, findings)) for n in range(rules))
    empty = dict.fromkeys(_OTHER_RULES, ())
    return evolve(wrist(), items=items, groups=groups, digest=f"{rules}-{findings}", **empty)


def a_patient(findings: int) -> Encounter:
    """An exam in which four of ten findings are not recorded."""
    dice = Random(findings)  # noqa: S311  the same dice for everyone
    told = a_wrist()
    for n in range(findings):
        if dice.random() >= UNKNOWN_SHARE:
            told.with_finding(Finding(item=f"finding_{n}", value=dice.choice(ANSWERS)))
    return told.build()


def _formula(dice: Random, place: int, findings: int) -> dict[str, Any]:
    near = [(place + dice.randrange(findings)) % findings for _ in range(7)]
    leaf = [{"finding": f"finding_{n}", "is": dice.choice(ANSWERS)} for n in near]
    return {"any": [{"all": leaf[:3]}, {"not": leaf[3]}, {"at_least": 2, "of": leaf[4:]}]}
