"""One condition judged on one encounter: the same walk computes the truth and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.compiled import formulas_of
from examassist.reasoning.derive import Facts
from examassist.reasoning.totals import is_usable, total_of
from examassist.reasoning.trace import Verdict, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score
    from examassist.reasoning.compiled import Formulas
    from examassist.reasoning.totals import Possible


def holds(condition: Condition, encounter: Encounter, edition: Edition) -> Truth:
    """Whether ``condition`` holds on an encounter, without a side."""
    return evaluate(condition, Facts(encounter, edition)).truth


def evaluate(condition: Condition, facts: Facts, side: Laterality = Laterality.UNSIDED) -> Verdict:
    """The truth of ``condition``, judged for ``side`` in a sided rule, with the cells that made it so.

    It is judged once for the same facts, however often it is asked for.
    """
    return compiled(facts).of(condition, side).on(facts)


def compiled(facts: Facts) -> Formulas:
    """The formulas of the edition of ``facts``."""
    formulas = facts.formulas
    if formulas is None:
        formulas = facts.formulas = formulas_of(facts.edition)
    return formulas


def group_verdict(group_id: str, facts: Facts, sides: Sequence[Laterality], verdict: str) -> Verdict:
    """Whether a group is ``pro`` or ``con`` on any of ``sides``."""
    group = facts.edition.group[group_id]
    formula = group.pro if verdict == "pro" else group.con
    if formula is None:
        return Verdict(Truth.NO)
    found = [evaluate(formula, facts, side) for side in sides]
    return any_of(found) if len(found) > 1 else found[0]


def possible_total(score: Score, facts: Facts, side: Laterality = Laterality.UNSIDED) -> Possible:
    """What the total of ``score`` can still be."""
    return total_of(score, lambda condition: evaluate(condition, facts, side))


def usable(score: Score, facts: Facts, side: Laterality = Laterality.UNSIDED) -> bool:
    """Whether ``score`` is computed here: verified, and known not to be suppressed."""
    return is_usable(score, lambda condition: evaluate(condition, facts, side))
