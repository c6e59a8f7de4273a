"""Whether every rule is proved by small cases, computes with verified numbers only, and is still fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.knowledge import condition as c
from examassist.knowledge.advice import SafetyGate
from examassist.knowledge.check_rules import formulas
from examassist.knowledge.condition import leaves
from examassist.knowledge.item import NormalFrom

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.rule import Rule

VERIFIED = ("V", "V2x3", "V2x2", "D")
"""How far a number has to be verified before anything is computed with it."""

PROVED = ("groups", "gates", "contradictions", "scope", "worsening", "cards", "safety_gates", "advice", "pathway")
"""The lists whose rules are judged on small cases."""

FRESH = (*PROVED, "conditions", "pairings", "scores")
"""The lists whose rules name the month in which their sources are to be opened again."""


def check_proof(edition: Edition, faults: Faults) -> None:
    """Add every rule without its three small cases and every unverified number that a rule computes with."""
    with_formula = dict.fromkeys((formula.kind, formula.name) for formula in formulas(edition))
    for kind, name in with_formula:
        rule = _rule(edition, kind, name)
        if kind in PROVED and rule is not None and rule.cases is None and _can_fire(rule):
            faults.add(kind, name, "has no small cases", "write from its source one that fires, one silent, one open")
    for formula in formulas(edition):
        rule = _rule(edition, formula.kind, formula.name)
        if getattr(rule, "locked", None):
            continue
        status = _status(rule, edition)
        for leaf, limit_from in _numbers(formula.condition, edition):
            fault = _fault_of_number(edition, status, leaf, limit_from)
            if fault is not None:
                faults.add(formula.kind, formula.name, *fault)
    for kind, name, status, leaf in _numbers_beside(edition):
        if status not in VERIFIED:
            faults.add(kind, name, f"computes with {leaf} and is only {status}", "read its source, or say it as text")


def overdue(edition: Edition, today: date) -> tuple[str, ...]:
    """The rules whose sources were to be opened again before the month of ``today``, in the order of the edition."""
    month = f"{today:%Y-%m}"
    return tuple(rule.id for kind in FRESH for rule in getattr(edition, kind) if rule.review_by < month)


def _can_fire(rule: Rule) -> bool:
    """Whether a small case can show it firing; a check that never holds cannot."""
    return not (isinstance(rule, SafetyGate) and rule.hold_when is None)


def _status(rule: Any, edition: Edition) -> str:  # noqa: ANN401  an entry of any list of rules, or none
    """How far a rule is verified; a sign of a root as far as the best of its sources, the cover not at all."""
    own: str | None = getattr(rule, "status", None)
    if own is not None:
        return own
    read = [str(edition.source[key].status) for key in getattr(rule, "sources", ()) if key in edition.source]
    return next((status for status in read if status in VERIFIED), next(iter(read), "without a status"))


def _rule(edition: Edition, kind: str, name: str) -> Any:  # noqa: ANN401  an entry of any list of rules
    entries = getattr(edition, kind)
    if kind == "root_signs":
        return entries[int(name)]
    return next((entry for entry in entries if getattr(entry, "id", None) == name), None)


def _fault_of_number(edition: Edition, status: str, leaf: str, limit_from: str | None) -> tuple[str, str] | None:
    if limit_from is None:
        if status in VERIFIED:
            return None
        todo = "name its verified source as `limit_from`, or say it as text"
        return f"computes with a limit of {leaf} and is only {status}", todo
    source = edition.source.get(limit_from)
    if source is None:
        return f"takes a limit of {leaf} from `{limit_from}`, which is no source", ""
    if source.status not in VERIFIED:
        return f"takes a limit of {leaf} from `{limit_from}`, which is only {source.status}", ""
    return None


def _numbers_beside(edition: Edition) -> Iterable[tuple[str, str, str, str]]:
    """The numbers that stand in no formula: list, entry, status and what they are.

    Not among them: how many supports, parts or whole grades are needed, which is the form of a rule; the limits of a
    normal that only colours a cell; and ``onset_new_days`` of the cover, which picks between tiers that cite their own.
    """
    core = {name for gate in edition.gates for name in gate.core}
    for condition in edition.conditions:
        if condition.pattern is not None and condition.pattern.supports_at_least_from_age is not None:
            yield "conditions", condition.id, condition.status, "an age for more supports"
    for item in edition.items:
        if isinstance(item.normal, NormalFrom) and item.id in core:
            # an abnormal core answer keeps its red flag from being cleared
            yield "items", item.id, item.status, "a limit of its normal"
        normal = item.counts_as_normal
        if normal is not None and normal.from_age is not None:
            yield "items", item.id, normal.status, "an age from which more is normal"


def _numbers(condition: Condition, edition: Edition) -> Iterable[tuple[str, str | None]]:
    """The leaves that compare with a number, and the source of the number where one is named."""
    for leaf in leaves(condition):
        match leaf:
            case c.MeasureBetween():
                if not _whole_range(leaf, edition):
                    yield f"`{leaf.measure}`", leaf.limit_from
            case c.Age():
                yield "age", leaf.limit_from
            case c.Since():
                yield f"`{leaf.since}`", leaf.limit_from
            case c.Changed(within_days=int()):
                yield f"`{leaf.changed}`", leaf.limit_from
            case _:
                pass


def _whole_range(leaf: c.MeasureBetween, edition: Edition) -> bool:
    """Whether it only asks that there is a number: the limits lie at or beyond the ends of what can be recorded."""
    item = edition.item.get(leaf.measure)
    if item is None or item.range is None:
        return False
    return leaf.between[0] <= item.range[0] and leaf.between[1] >= item.range[1]
