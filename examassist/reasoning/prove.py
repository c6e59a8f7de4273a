"""The proof of a pack: its cases and the small cases of every rule, run and compared with what they expect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from examassist.domain.act import Profile
from examassist.domain.body import SIDES, Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.finding import Finding, FindingKey, How
from examassist.domain.patient import Patient, Sex
from examassist.domain.truth import Truth, some
from examassist.errors import BadInput, Problem
from examassist.knowledge.answers import problems_with
from examassist.reasoning.assess import assess
from examassist.reasoning.derive import Facts
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.words import group_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from examassist.domain.finding import Value
    from examassist.knowledge.case import Case, EarlierVisit
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Gate, Group, SmallCase
    from examassist.reasoning.assessment import Assessment, ConditionResult

EXAMINED_AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""When every invented patient of a pack was examined; dates in their answers are written for it."""

BOTH = "both"


def prove(edition: Edition, cases: Sequence[Case]) -> list[Problem]:
    """What does not come out as the pack's cases and its rules' small cases say; empty when all do."""
    problems = []
    for case in cases:
        problems += prove_case(case, cases, edition)
    for group in edition.groups:
        problems += _small_cases(group, edition, _group_truth)
    for gate in edition.gates:
        problems += _small_cases(gate, edition, _gate_truth)
    return problems


def prove_case(case: Case, cases: Sequence[Case], edition: Edition) -> list[Problem]:
    """What differs between one case's expectations and its assessment, and answers no item can have."""
    place = f"case {case.id}"
    encounter = case_encounter(case, cases, edition)
    earlier = case_earlier(case, cases, edition)
    problems = list(_impossible(place, encounter, earlier, edition))
    if problems:
        return problems
    return [Problem(place, what) for what in _differences(case, assess(encounter, edition, earlier, look_ahead=False))]


def _impossible(place: str, encounter: Encounter, earlier: Sequence[Encounter], edition: Edition) -> Iterable[Problem]:
    """The answers no item can have, of the exam and of the visits before it."""
    for visit in (encounter, *earlier):
        days = (encounter.examined_at - visit.examined_at).days
        at = f"{place}, {days} days before" if visit is not encounter else place
        for each in problems_with(visit, edition):
            yield Problem(f"{at}, {each.place}", each.what, each.todo)


def case_encounter(case: Case, cases: Sequence[Case], edition: Edition) -> Encounter:
    """The encounter of an invented patient; a twin is its model with its own changes."""
    line = _lineage(case, cases)
    answers: dict[FindingKey, Value] = {}
    for each in line:
        for text in each.erase:
            for key in _keys(text):
                answers.pop(key, None)
        answers |= _answers(each.answers)
        if each.mirrored:
            answers = {key.mirrored: value for key, value in answers.items()}
    age = next((each.age_years for each in reversed(line) if each.age_years is not None), None)
    sex = next((each.sex for each in reversed(line) if each.sex is not None), Sex.UNKNOWN)
    profile = next((each.profile for each in reversed(line) if each.profile is not None), Profile())
    return Encounter(
        exam=f"EX-{case.id}"[:64],
        pack=edition.header.id,
        edition=edition.digest,
        profile=profile,
        examined_at=EXAMINED_AT,
        patient=Patient(id=f"EX-{case.id}"[:64], family_name="Invented", given_name="Patient", age_years=age, sex=sex),
        findings=_findings(answers),
    )


def case_earlier(case: Case, cases: Sequence[Case], edition: Edition) -> tuple[Encounter, ...]:
    """The earlier visits of an invented patient."""
    visits = next((each.earlier for each in reversed(_lineage(case, cases)) if each.earlier), ())
    return tuple(_visit(visit, edition) for visit in visits)


def _visit(visit: EarlierVisit, edition: Edition) -> Encounter:
    return Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT - timedelta(days=visit.days_ago),
        findings=_findings(_answers(visit.answers)),
    )


def _lineage(case: Case, cases: Sequence[Case]) -> list[Case]:
    line = [case]
    while line[0].based_on is not None:
        parent = next((each for each in cases if each.id == line[0].based_on), None)
        if parent is None or parent in line:
            what = f"is based on {line[0].based_on}, which is not a case before it"
            raise BadInput([Problem(f"case {case.id}", what)])
        line.insert(0, parent)
    return line


def _keys(text: str) -> tuple[FindingKey, ...]:
    item, _, side = text.partition(".")
    if side == BOTH:
        return tuple(FindingKey(item, each) for each in SIDES)
    return (FindingKey.parse(text),)


def _answers(answers: Mapping[str, Value]) -> dict[FindingKey, Value]:
    return {key: value for text, value in answers.items() for key in _keys(text)}


def _findings(answers: Mapping[FindingKey, Value]) -> tuple[Finding, ...]:
    return tuple(Finding(item=key.item, side=key.side, value=value, how=How.SINGLE) for key, value in answers.items())


def _differences(case: Case, result: Assessment) -> Iterable[str]:
    expect = case.expect
    for name, word in expect.words.items():
        found = _entry(result, name)
        if found is None or found.word != word:
            yield f"{name} should be {word}, is {found.word if found else 'not there'}"
    for name, roots in expect.roots.items():
        found = _entry(result, name)
        if found is None or found.roots != roots:
            yield f"roots of {name} should be {roots}, are {found.roots if found else 'not there'}"
    ids = tuple(line.id for line in result.headline)
    if expect.headline is not None and ids[: len(expect.headline)] != expect.headline:
        yield f"headline should begin {expect.headline}, is {ids}"
    first = result.headline[0].says if result.headline else ""
    if expect.headline_says is not None and expect.headline_says not in first:
        yield f"headline should say {expect.headline_says!r}, says {first!r}"
    if expect.urgency is not None and result.urgency != expect.urgency:
        yield f"urgency should be {expect.urgency}, is {result.urgency}"
    raised = {flag.id: flag.tier for flag in result.raised}
    if expect.raised is not None and raised != expect.raised:
        yield f"raised flags should be {expect.raised}, are {raised}"
    yield from _flag_differences(case, result)
    yield from _test_differences(case, result)
    open_pairs = {pair.id for pair in result.contradictions}
    yield from (f"contradiction {name} should be shown" for name in expect.contradictions if name not in open_pairs)
    if expect.scope is not None and result.scope.state != expect.scope:
        yield f"scope should be {expect.scope}, is {result.scope.state}"


def _flag_differences(case: Case, result: Assessment) -> Iterable[str]:
    states = {flag.id: flag.state for flag in result.red_flags}
    for wanted, names in (("not_cleared", case.expect.not_cleared), ("no_trigger", case.expect.no_trigger)):
        for name in names:
            if states.get(name) != wanted:
                yield f"{name} should be {wanted}, is {states.get(name)}"


def _test_differences(case: Case, result: Assessment) -> Iterable[str]:
    roles: dict[str, list[str]] = {}
    for test in result.investigations:
        roles.setdefault(test.role, []).append(test.id)
    first = tuple(roles.get("first", ()))
    if case.expect.first is not None and set(first) != set(case.expect.first):
        yield f"first tests should be {case.expect.first}, are {first}"
    for wanted, names in (("then", case.expect.then), ("not_now", case.expect.not_now)):
        for name in names:
            if name not in roles.get(wanted, ()):
                yield f"{name} should be among {wanted}, which are {roles.get(wanted, [])}"
    named = {test.id for test in result.investigations}
    yield from (f"{name} should not be named" for name in case.expect.absent_tests if name in named)


def _entry(result: Assessment, name: str) -> ConditionResult | None:
    condition, _, side = name.partition(".")
    return next(
        (each for each in result.conditions if each.id == condition and (not side or each.side in {side, BOTH})),
        None,
    )


def _small_cases(rule: Group | Gate, edition: Edition, judge: Callable[..., Truth]) -> Iterable[Problem]:
    for name, case, wanted in (
        ("fires", rule.cases.fires, Truth.YES),
        ("silent", rule.cases.silent, Truth.NO),
        ("open", rule.cases.open, Truth.UNKNOWN),
    ):
        facts = _small_facts(case, edition)
        yield from _impossible(f"{rule.id}, case {name}", facts.encounter, facts.earlier, edition)
        truth = judge(rule, facts)
        if truth is not wanted:
            yield Problem(f"{rule.id}, case {name}", f"should be {wanted.value}, is {truth.value}")


def _small_facts(case: SmallCase, edition: Edition) -> Facts:
    encounter = Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT,
        patient=Patient(age_years=case.age),
        findings=_findings(_answers(case.answers)),
    )
    earlier = Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT - timedelta(days=case.earlier_days_ago),
        findings=_findings(_answers(case.earlier)),
    )
    return Facts(encounter, edition, (earlier,) if case.earlier else ())


def _group_truth(group: Group, facts: Facts) -> Truth:
    sides = SIDES if group.side == "each" else (Laterality.UNSIDED,)
    states = [group_state(group.id, facts, side) for side in sides]
    return some(Truth.NO if state.silent else state.pro.truth for state in states)


def _gate_truth(gate: Gate, facts: Facts) -> Truth:
    state = judge_gate(gate, facts).state
    return {"raised": Truth.YES, "no_trigger": Truth.NO, "not_cleared": Truth.UNKNOWN}[state]
