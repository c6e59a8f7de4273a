"""The proof of a pack: its cases and the small cases of every rule, run and compared with what they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import Problem
from examassist.reasoning.assess import Outcome
from examassist.reasoning.derive import Facts
from examassist.reasoning.explain import side_of
from examassist.reasoning.invented import BOTH, NOWHERE, at_its_line, case_earlier, case_encounter, impossible
from examassist.reasoning.score_cases import prove_scores
from examassist.reasoning.shared_work import of_each
from examassist.reasoning.small_cases import prove_small_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.ranking import Ranked


def prove(
    edition: Edition, cases: Sequence[Case], places: Mapping[tuple[str, str], str] = NOWHERE, *, jobs: int = 1
) -> list[Problem]:
    """What does not come out as the pack's cases and its rules' small cases say; empty when all do.

    ``places``, as loading returns them, lets each fault name its line. ``jobs`` processes share the cases; the faults
    come in the order of the cases all the same.
    """
    found = zip(cases, of_each(prove_case, edition, cases, jobs), strict=True)
    problems = [at_its_line(each, places, "cases", case.id) for case, faults in found for each in faults]
    return problems + prove_small_cases(edition, places) + prove_scores(edition, places)


def prove_case(case: Case, cases: Sequence[Case], edition: Edition) -> list[Problem]:
    """What differs between one case's expectations and its assessment, and answers no item can have."""
    place = f"case {case.id}"
    encounter = case_encounter(case, cases, edition)
    earlier = case_earlier(case, cases, edition)
    problems = list(impossible(place, encounter, earlier, edition))
    if problems:
        return problems
    outcome = Outcome(Facts(encounter, edition, earlier))
    return [Problem(place, what) for what in differences(case, outcome)]


def differences(case: Case, result: Outcome) -> Iterable[str]:
    """What ``case`` expects and did not come out, a line for each; what it leaves out is not even put into words."""
    expect, found = case.expect, result.found
    yield from _word_differences(case, result)
    ids = tuple(line.id for line in found.headline)
    if expect.headline is not None and ids[: len(expect.headline)] != expect.headline:
        yield f"headline should begin {expect.headline}, is {ids}"
    first = found.headline[0].says if found.headline else ""
    if expect.headline_says is not None and expect.headline_says not in first:
        yield f"headline should say {expect.headline_says!r}, says {first!r}"
    if expect.urgency is not None and found.urgency != expect.urgency:
        yield f"urgency should be {expect.urgency}, is {found.urgency}"
    raised = {flag.gate.id: flag.tier for flag in found.flags if flag.state == "raised"}
    if expect.raised is not None and raised != expect.raised:
        yield f"raised flags should be {expect.raised}, are {raised}"
    yield from _flag_differences(case, result)
    yield from _test_differences(case, result)
    yield from _beside_differences(case, result)
    if expect.scope is not None and found.scope.state != expect.scope:
        yield f"scope should be {expect.scope}, is {found.scope.state}"


def _word_differences(case: Case, result: Outcome) -> Iterable[str]:
    expect = case.expect
    for name, word in expect.words.items():
        entry = _entry(result, name)
        if entry is None or entry.word != word:
            yield f"{name} should be {word}, is {entry.word if entry else 'not there'}"
    order = tuple(ranked.condition.id for ranked in result.shown[: len(expect.order)])
    if order != expect.order:
        yield f"order should begin {expect.order}, is {order}"
    for name, roots in expect.roots.items():
        entry = _entry(result, name)
        if entry is None or entry.roots != roots:
            yield f"roots of {name} should be {roots}, are {entry.roots if entry else 'not there'}"
    for name, items in expect.not_looked_at.items():
        entry = _entry(result, name)
        blank = {key.item for each in entry.sides for key in each.not_looked_at} if entry else set()
        yield from _exactly(f"not looked at for {name}", items, blank)


def _beside_differences(case: Case, result: Outcome) -> Iterable[str]:
    expect = case.expect
    if expect.consider or expect.consider_only is not None:
        met = {card.id for card in result.consider}
        yield from (f"{name} should be named to consider" for name in expect.consider if name not in met)
        yield from _exactly("cards to consider", expect.consider_only, met)
    steps = {step.id: step.state for step in result.plan} if expect.plan else {}
    for name, state in expect.plan.items():
        found = steps.get(name, "absent")
        if found != state:
            yield f"step {name} should be {state}, is {found}"
    yield from _score_differences(case, result)
    if expect.contradictions or expect.contradictions_only is not None:
        pairs = {pair.id for pair in result.contradictions}
        yield from (f"contradiction {name} should be shown" for name in expect.contradictions if name not in pairs)
        yield from _exactly("contradictions", expect.contradictions_only, pairs)


def _exactly(what: str, wanted: tuple[str, ...] | None, found: set[str]) -> Iterable[str]:
    if wanted is not None and set(wanted) != found:
        yield f"{what} should be {sorted(wanted)}, are {sorted(found)}"


def _flag_differences(case: Case, result: Outcome) -> Iterable[str]:
    states = {flag.gate.id: flag.state for flag in result.found.flags}
    for wanted, names in (("not_cleared", case.expect.not_cleared), ("no_trigger", case.expect.no_trigger)):
        for name in names:
            if states.get(name) != wanted:
                yield f"{name} should be {wanted}, is {states.get(name)}"


def _test_differences(case: Case, result: Outcome) -> Iterable[str]:
    roles: dict[str, list[str]] = {}
    for test in result.found.tests:
        roles.setdefault(test.role, []).append(test.investigation)
    first = tuple(roles.get("first", ()))
    if case.expect.first is not None and set(first) != set(case.expect.first):
        yield f"first tests should be {case.expect.first}, are {first}"
    some = {"then": case.expect.then, "alternative": case.expect.alternative, "not_now": case.expect.not_now}
    for wanted, names in some.items():
        for name in names:
            if name not in roles.get(wanted, ()):
                yield f"{name} should be among {wanted}, which are {roles.get(wanted, [])}"
    named = {test.investigation for test in result.found.tests}
    yield from (f"{name} should not be named" for name in case.expect.absent_tests if name in named)
    yield from _check_differences(case, result)


def _check_differences(case: Case, result: Outcome) -> Iterable[str]:
    if not case.expect.checks:
        return
    tests = {test.id: {check.id: check.state for check in test.gates} for test in result.investigations}
    for test, wanted in case.expect.checks.items():
        if test not in tests:
            yield f"{test} should be named with its checks, and is not"
            continue
        for name, state in wanted.items():
            found = tests[test].get(name, "absent")
            if found != state:
                yield f"check {name} of {test} should be {state}, is {found}"


def _score_differences(case: Case, result: Outcome) -> Iterable[str]:
    if not case.expect.scores:
        return
    ranges = {
        score.id if score.side is None else f"{score.id}.{score.side}": (score.min, score.max)
        for score in result.scores
    }
    for name, wanted in case.expect.scores.items():
        if ranges.get(name) != wanted:
            yield f"score {name} should be {wanted}, is {ranges.get(name, 'not there')}"


def _entry(result: Outcome, name: str) -> Ranked | None:
    condition, _, side = name.partition(".")
    shown = (each for each in result.shown if each.condition.id == condition)
    return next((each for each in shown if not side or _side(each) in {side, BOTH}), None)


def _side(ranked: Ranked) -> str | None:
    return side_of([each.side for each in ranked.sides])
