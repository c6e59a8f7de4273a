"""Whether the cases of a pack speak of items, conditions, gates and tests that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.load import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.rule import RuleCases, SmallCase
    from examassist.knowledge.score import ScoreCases

_SIDES = frozenset({"right", "left", "both"})


def check_cases(edition: Edition, cases: Sequence[Case], faults: Faults) -> None:
    """Add what is wrong with the cases, and with the small cases of the rules."""
    by_id = {case.id: case for case in cases}
    if edition.header.demo_case not in by_id:
        faults.add("header", edition.header.id, f"names the demo case `{edition.header.demo_case}`, which is not there")
    for case in cases:
        if case.based_on is not None:
            faults.unless_known("cases", case.id, [case.based_on], by_id, "case")
        _check_lineage(case, by_id, faults)
        _check_keys("cases", case.id, (*case.answers, *case.not_obtained, *case.erase), edition, faults)
        for visit in case.earlier:
            _check_keys("cases", case.id, visit.answers, edition, faults)
        _check_expected(case, edition, faults)
    for kind in LISTS:
        for rule in getattr(edition, kind):
            for one in _small_cases(getattr(rule, "cases", None)):
                _check_keys(kind, rule.id, (*one.answers, *one.not_obtained, *one.earlier), edition, faults)


def _small_cases(cases: RuleCases | ScoreCases | None) -> list[SmallCase]:
    if cases is None:
        return []
    every = [getattr(cases, name) for name in type(cases).model_fields]
    return [one for one in every if one is not None]


def _check_lineage(case: Case, by_id: dict[str, Case], faults: Faults) -> None:
    seen = {case.id}
    parent = case.based_on
    while parent is not None and parent in by_id:
        if parent in seen:
            faults.add("cases", case.id, "is based on itself", "break the circle of cases")
            return
        seen.add(parent)
        parent = by_id[parent].based_on


def _check_keys(kind: str, name: str, keys: Iterable[str], edition: Edition, faults: Faults) -> None:
    for key in keys:
        item_id, dot, side = key.partition(".")
        item = edition.item.get(item_id)
        if item is None:
            faults.unless_known(kind, name, [item_id], edition.item, "item")
        elif item.sided and side not in _SIDES:
            faults.add(kind, name, f"answers `{key}` without a side", "write .right, .left or .both")
        elif dot and not item.sided:
            faults.add(kind, name, f"answers `{key}`, which has no side", f"write `{item_id}`")


def _check_expected(case: Case, edition: Edition, faults: Faults) -> None:
    expect = case.expect
    tests = (*(expect.first or ()), *expect.then, *expect.alternative, *expect.not_now, *expect.absent_tests)
    gates = (*(expect.raised or {}), *expect.not_cleared, *expect.no_trigger)
    for name in (*expect.words, *expect.roots, *expect.not_looked_at):
        condition, dot, side = name.partition(".")
        faults.unless_known("cases", case.id, [condition], edition.condition, "condition")
        if dot and side not in _SIDES:
            faults.add("cases", case.id, f"expects `{name}`, which has no such side")
    faults.unless_known("cases", case.id, expect.order, edition.condition, "condition")
    looks = [name for items in expect.not_looked_at.values() for name in items]
    faults.unless_known("cases", case.id, looks, (*edition.item, *edition.derived_by_id), "item")
    faults.unless_known("cases", case.id, tests, edition.investigation, "investigation")
    faults.unless_known("cases", case.id, gates, edition.gate, "gate")
    faults.unless_known("cases", case.id, expect.checks, edition.investigation, "investigation")
    checks = [name for test in expect.checks.values() for name in test]
    faults.unless_known("cases", case.id, checks, edition.safety_gate, "safety gate")
    pairs = (*expect.contradictions, *(expect.contradictions_only or ()))
    faults.unless_known("cases", case.id, pairs, [pair.id for pair in edition.contradictions], "contradiction")
    cards = (*expect.consider, *(expect.consider_only or ()))
    faults.unless_known("cases", case.id, cards, [card.id for card in edition.cards], "card")
    scores = [name.partition(".")[0] for name in expect.scores]
    faults.unless_known("cases", case.id, scores, edition.score, "score")
    faults.unless_known("cases", case.id, expect.plan, [step.id for step in edition.pathway], "step of care")
