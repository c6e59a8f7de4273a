"""Which mutants the pack's whole patients kill: some expectation that held fails under the fault."""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth, every
from examassist.reasoning.assess import Outcome
from examassist.reasoning.compiled import formulas_of
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.invented import case_earlier, case_encounter
from examassist.reasoning.localise import localise
from examassist.reasoning.prove import differences
from examassist.reasoning.words import group_state, weigh
from tests.mutants.shared_formulas import SharedFormulas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import ClinicalCondition, Gate, Rule
    from examassist.reasoning.compiled import Formulas
    from examassist.reasoning.gates import Flagged
    from tests.mutants.rules import Mutant


class Patient:
    """A whole patient of the pack, with what the edition without faults says of it."""

    def __init__(self, case: Case, cases: Sequence[Case], edition: Edition) -> None:
        self.case = case
        self.edition = edition
        self._met: dict[tuple[str, int], bool] = {}
        self.encounter: Encounter = case_encounter(case, cases, edition)
        self.earlier = case_earlier(case, cases, edition)

    def facts(self, edition: Edition) -> Facts:
        """The patient's answers under another edition."""
        return Facts(self.encounter, edition, self.earlier)

    def under(self, mutant: Mutant, edition: Edition) -> Facts:
        """The patient under a faulty edition, with what the fault cannot reach taken over."""
        reached = reached_by(mutant, self.edition)
        plain = self.plain
        facts = copy(plain)
        facts.edition, facts.began = edition, None
        facts.formulas = _formulas_under(mutant, edition, self.edition)
        # what was judged is kept by the formula itself, so nothing that the fault reaches is found there
        facts.judged, facts.explained, facts.told = plain.judged.copy(), plain.explained.copy(), {}
        facts.states = {name: found for name, found in plain.states.items() if name not in reached}
        facts.flags = {name: found for name, found in plain.flags.items() if name not in reached}
        facts.weighed = {name: found for name, found in plain.weighed.items() if name not in reached}
        facts.roots = plain.roots.copy() if mutant.kind not in {"groups", "root_signs"} else {}
        facts.scored = plain.scored.copy() if mutant.kind != "groups" else {}
        return facts

    def notices(self, mutant: Mutant, edition: Edition) -> bool:
        """Whether some expectation that held does not come out under the fault."""
        usual = self.usual  # judged first: what the fault cannot reach is then taken over
        return not self.failing(self.under(mutant, edition)) <= usual

    def failing(self, facts: Facts) -> frozenset[str]:
        """The expectations that do not come out of ``facts``."""
        return frozenset(differences(self.case, Outcome(facts)))

    @cached_property
    def plain(self) -> Facts:
        """The patient's answers under the edition without faults."""
        return self.facts(self.edition)

    @cached_property
    def usual(self) -> frozenset[str]:
        """What already fails without any fault; it kills no mutant."""
        return self.failing(self.plain)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every item the patient has an answer to and every rule the case expects something of."""
        expected = re.findall(r"\w+", self.case.expect.model_dump_json(exclude_none=True, by_alias=True))
        return frozenset((*expected, *(finding.item for finding in self.encounter.findings)))

    @cached_property
    def quiet(self) -> Truth:
        """Whether every red flag is quiet."""
        flags = (judge_gate(gate, self.plain) for gate in self.edition.gates)
        return every(flag.quiet for flag in flags if not flag.unasked)

    def meets(self, gate_id: str, number: int) -> bool:
        """Whether a tier of a gate holds or is open on some side; a fault beside one that does not changes nothing."""
        place = (gate_id, number)
        if place not in self._met:
            gate = self.edition.gate[gate_id]
            sides = _sides(sided=gate.side == "each")
            truths = {evaluate(gate.tiers[number].when, self.plain, side).truth for side in sides}
            self._met[place] = truths != {Truth.NO}
        return self._met[place]


class Fate(NamedTuple):
    """Whether a mutant was killed, by which case, and how many cases it touched until then."""

    mutant: Mutant
    killer: str | None
    touched: int


class Hunt:
    """The patients of a pack, hunting its mutants."""

    def __init__(self, edition: Edition, cases: Sequence[Case]) -> None:
        self.edition = edition
        self.patients = [Patient(case, cases, edition) for case in cases]
        self._lucky: dict[str, Patient] = {}

    def fate(self, mutant: Mutant) -> Fate:
        """What becomes of one mutant: the patients for whom its rule judges otherwise are proven again until one fails.

        The likeliest are tried first: who noticed the last fault of the rule, then those with most of what it reads.
        """
        edition = mutant.edition(self.edition)
        rule = f"{mutant.kind} {mutant.rule}"
        touched = 0
        for patient in self._likeliest_first(mutant, self._lucky.get(rule)):
            if _formula_differs(mutant, patient) and _rule_differs(mutant, edition, patient):
                touched += 1
                if patient.notices(mutant, edition):
                    self._lucky[rule] = patient
                    return Fate(mutant, patient.case.id, touched)
        return Fate(mutant, None, touched)

    def _likeliest_first(self, mutant: Mutant, lucky: Patient | None) -> Iterable[Patient]:
        if lucky is not None:
            yield lucky
        names = {mutant.rule}
        if mutant.formulas is not None:
            for formula in (mutant.formulas.before, mutant.formulas.after):
                names.update(re.findall(r"\w+", formula.model_dump_json(by_alias=True)))
        shared = Counter(at for name in names for at in self._with_name.get(name, ()))
        for at in sorted(range(len(self.patients)), key=lambda at: -shared[at]):
            if self.patients[at] is not lucky:
                yield self.patients[at]

    @cached_property
    def _with_name(self) -> dict[str, list[int]]:
        """Where the patients stand that have a name: asked for once, because every fault asks for it."""
        found: dict[str, list[int]] = {}
        for at, patient in enumerate(self.patients):
            for name in patient.names:
                found.setdefault(name, []).append(at)
        return found


def reached_by(mutant: Mutant, edition: Edition) -> frozenset[str]:
    """The ids of the groups, gates and conditions that a fault can change: the rule itself and what rests on it."""
    reached = {mutant.rule}
    if mutant.kind == "root_signs":
        return frozenset(reached | {each.id for each in edition.conditions if each.roots_named})
    if mutant.kind != "groups":
        return frozenset(reached)
    for _ in edition.groups:
        rules: tuple[Rule, ...] = (*edition.groups, *edition.gates)
        more = {rule.id for rule in rules if _groups_in(rule) & reached}
        if more <= reached:
            break
        reached |= more
    return frozenset(reached | {each.id for each in edition.conditions if _groups_in(each) & reached})


def _formulas_under(mutant: Mutant, edition: Edition, sound: Edition) -> Formulas:
    """The formulas of the faulty edition, the same for every patient."""
    kept = _FORMULAS.get(id(mutant))
    if kept is None or kept.edition is not edition:
        _FORMULAS.clear()
        groups = reached_by(mutant, sound) & sound.group.keys() if mutant.kind == "groups" else ()
        kept = _FORMULAS[id(mutant)] = SharedFormulas(edition, formulas_of(sound), groups)
    return kept


_FORMULAS: dict[int, Formulas] = {}


def _groups_in(rule: Rule) -> set[str]:
    """The groups a rule names anywhere; read from its own writing, so that no way of naming one is missed."""
    if rule.id not in _NAMED:
        _NAMED[rule.id] = set(re.findall(r"\w+", rule.model_dump_json(by_alias=True, exclude={"cases", "id"})))
    return _NAMED[rule.id]


_NAMED: dict[str, set[str]] = {}


def _formula_differs(mutant: Mutant, patient: Patient) -> bool:
    if mutant.formulas is None:
        return True
    old, new, before, after, sided = mutant.formulas
    facts = patient.plain
    return any(
        evaluate(before, facts, side).truth is not evaluate(after, facts, side).truth
        and evaluate(old, facts, side).truth is not evaluate(new, facts, side).truth
        for side in _sides(sided=sided)
    )


def _rule_differs(mutant: Mutant, edition: Edition, patient: Patient) -> bool:
    old = getattr(patient.edition, mutant.kind)[mutant.at]
    if mutant.kind == "gates":
        if mutant.tier is not None and mutant.formulas is None and not patient.meets(mutant.rule, mutant.tier):
            return False
        faulty = edition.gates[mutant.at]
        return _flag(old, patient.plain) != _flag(faulty, patient.under(mutant, edition))
    if mutant.kind == "groups":
        return _group(old.id, patient.plain) != _group(old.id, patient.under(mutant, edition))
    if mutant.kind == "root_signs":
        return _roots(patient.plain) != _roots(patient.under(mutant, edition))
    if mutant.kind == "conditions":
        faulty_one = edition.conditions[mutant.at]
        return _words(old, patient, patient.plain) != _words(faulty_one, patient, patient.under(mutant, edition))
    return True


def _flag(gate: Gate, facts: Facts) -> tuple[object, ...]:
    flag: Flagged = judge_gate(gate, facts)
    before = flag.rule.leads_before if flag.rule is not None else ()
    return flag.unasked, flag.state, flag.tier, flag.sides, flag.criteria_met, flag.actions, before


def _group(group_id: str, facts: Facts) -> list[object]:
    states = [group_state(group_id, facts, side) for side in (*SIDES, Laterality.UNSIDED)]
    return [(state.is_pro, state.is_con, state.silent, state.conflict) for state in states]


def _roots(facts: Facts) -> list[object]:
    return [tuple(localise(facts, side)) for side in SIDES]


def _words(condition: ClinicalCondition, patient: Patient, facts: Facts) -> list[object]:
    found: list[object] = []
    for side in _sides(sided=condition.pattern is not None and condition.pattern.side == "each"):
        roots = localise(facts, side).roots if condition.roots_named else ()
        weighed = weigh(condition, facts, side, gates_quiet=patient.quiet, roots=roots)
        unknown = tuple(state.group for state in weighed.contraries if state.is_pro is Truth.UNKNOWN)
        found.append((weighed.word, weighed.groups_pro, weighed.not_looked_at, weighed.supports_missing, unknown))
    return found


def _sides(*, sided: bool) -> tuple[Laterality, ...]:
    return SIDES if sided else (Laterality.UNSIDED,)
