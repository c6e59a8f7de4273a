"""Both readings of one invented patient side by side, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth, every
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.localise import localise
from examassist.reasoning.words import group_state, weigh
from tests.second_evaluator.judge import LEGS, Judge
from tests.second_evaluator.record import Record
from tests.second_evaluator.written import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition

Said = dict[tuple[str, ...], Any]

FORMULAS = ("pro", "con", "looked")

_SIGN = {Truth.NO: -1, Truth.UNKNOWN: 0, Truth.YES: 1}
_WHERE = {Laterality.RIGHT: "right", Laterality.LEFT: "left", Laterality.UNSIDED: ""}


def differences(encounter: Encounter, edition: Edition, earlier: Sequence[Encounter] = ()) -> list[str]:
    """What the program and the second reading say differently of one patient."""
    told = encounter.model_dump(mode="json")
    record = Record(told, written(), [visit.model_dump(mode="json") for visit in earlier])
    first = of_program(Facts(encounter, edition, tuple(earlier)))
    second = of_second(Judge(record, written()))
    places = sorted({*first, *second})
    return [
        f"{' '.join(place)}: program {first.get(place)}, second {second.get(place)}"
        for place in places
        if first.get(place) != second.get(place)
    ]


def of_program(facts: Facts) -> Said:
    """What the program says."""
    flags = [flag for gate in facts.edition.gates if not (flag := judge_gate(gate, facts)).unasked]
    quiet = every(flag.quiet for flag in flags)
    return _groups_of_program(facts) | _gates_of_program(facts) | _legs_of_program(facts) | _words(facts, quiet)


def _groups_of_program(facts: Facts) -> Said:
    said: Said = {}
    for group in facts.edition.groups:
        for side in _sides(group.side):
            for name in FORMULAS:
                formula = getattr(group, name)
                if formula is not None:
                    said["group", group.id, name, _WHERE[side]] = _SIGN[evaluate(formula, facts, side).truth]
            state = group_state(group.id, facts, side)
            said["group", group.id, "speaks", _WHERE[side]] = (_SIGN[state.is_pro], _SIGN[state.is_con])
    return said


def _gates_of_program(facts: Facts) -> Said:
    said: Said = {}
    for gate in facts.edition.gates:
        flag = judge_gate(gate, facts)
        said["gate", gate.id] = None if flag.unasked else (flag.state, flag.tier)
        for number, tier in enumerate(gate.tiers):
            for side in _sides(gate.side):
                place = ("gate", gate.id, f"tier {number}", _WHERE[side])
                said[place] = _SIGN[evaluate(tier.when, facts, side).truth]
    return said


def _legs_of_program(facts: Facts) -> Said:
    said: Said = {}
    for side in SIDES:
        said["roots", _WHERE[side]] = tuple(localise(facts, side).roots)
        for derived in facts.edition.derived:
            if derived.calculation is not None:
                number = facts.measured(derived.id, side)
                said["number", derived.id, _WHERE[side]] = None if number is None else (number.value, number.at_least)
    return said


def _words(facts: Facts, quiet: Truth) -> Said:
    said: Said = {}
    for condition in facts.edition.conditions:
        for side in () if condition.pattern is None else _sides(condition.pattern.side):
            roots = localise(facts, side).roots if condition.roots_named else ()
            word = weigh(condition, facts, side, gates_quiet=quiet, roots=roots).word
            said["word", condition.id, _WHERE[side]] = word
    return said


def _sides(side: str) -> tuple[Laterality, ...]:
    return SIDES if side == "each" else (Laterality.UNSIDED,)


def of_second(judge: Judge) -> Said:
    """What the second reading says."""
    said: Said = {("word", condition, side): word for (condition, side), word in judge.words().items()}
    said |= {("gate", name): verdict for name, verdict in judge.gates().items()}
    for gate in judge.pack.lists["gates"]:
        for number, tier in enumerate(gate["tiers"]):
            for side in _legs(gate):
                said["gate", gate["id"], f"tier {number}", side] = judge.truth(tier["when"], side)
    for name, group in judge.pack.groups.items():
        for side in _legs(group):
            state = judge.group(name, side)
            said |= {("group", name, part, side): getattr(state, part) for part in FORMULAS if part in group}
            said["group", name, "speaks", side] = (state.speaks(pro=True), state.speaks(pro=False))
    for side in LEGS:
        said["roots", side] = judge.roots(side)
        for name, derived in judge.pack.derived.items():
            if "calculation" in derived:
                found = judge.record.number(name, side)
                said["number", name, side] = None if found is None else tuple(found)
    return said


def _legs(rule: dict[str, Any]) -> tuple[str, ...]:
    return LEGS if rule.get("side") == "each" else ("",)
