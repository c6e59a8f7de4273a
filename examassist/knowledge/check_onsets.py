"""Whether an onset that nobody recorded takes the tier that a known one takes (clinical review, 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge import condition as c
from examassist.knowledge.condition import leaves
from examassist.knowledge.implied import implies
from examassist.knowledge.rule import TIERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.rule import Gate, TierRule

BASELINE = "routine"
"""A tier that names an old baseline is no alarm: an onset that is not known to be old must not take it."""


def check_onsets(edition: Edition, faults: Faults) -> None:
    """Add a complaint dated by an onset question, and every tier that only a known onset reaches without saying why."""
    header = edition.header
    for name, condition in (("onset_new_when", header.onset_new_when), ("onset_old_when", header.onset_old_when)):
        for leaf in leaves(condition) if condition is not None else ():
            if isinstance(leaf, c.FindingIs) and leaf.finding in edition.onset_items:
                what = f"{name} reads the onset question `{leaf.finding}`, which is itself read beside the complaint"
                faults.add("header", header.id, what, "name what is asked of the complaint only")
    for gate in edition.gates:
        for place, tier in enumerate(gate.tiers, 1):
            if _asks_known(tier) and not _reached_by_unknown(gate, tier):
                if tier.known_onset_because is None:
                    what = f"tier {place} ({tier.tier}) is not reached while the onset is unknown"
                    faults.add("gates", gate.id, what, "add `unknown`, or say why in `known_onset_because`")
            elif tier.known_onset_because is not None:
                what = f"tier {place} ({tier.tier}) says why it needs a known onset, and an unknown one takes it too"
                faults.add("gates", gate.id, what, "leave `known_onset_because` out")


def _asks_known(tier: TierRule) -> bool:
    return bool(tier.onset) and "unknown" not in tier.onset and tier.tier != BASELINE


def _reached_by_unknown(gate: Gate, tier: TierRule) -> bool:
    others = [
        other
        for other in gate.tiers
        if (not other.onset or "unknown" in other.onset) and TIERS.index(other.tier) <= TIERS.index(tier.tier)
    ]
    told = gate.onset_from if tier.onset_from is None else tier.onset_from
    return _covered(tier.when, tier, others, told)


def _covered(condition: Condition, tier: TierRule, others: Sequence[TierRule], told: Sequence[str]) -> bool:
    """Whether one of ``others`` holds whenever ``condition`` does, each alternative by one of its own."""
    if any(implies(condition, other.when) and _stays(condition, tier, other, told) for other in others):
        return True
    if isinstance(condition, c.AnyOf):
        return all(_covered(part, tier, others, told) for part in condition.any)
    if isinstance(condition, c.All):
        # one alternative after another: what holds beside it helps to cover each of them
        split = next((part for part in condition.all if isinstance(part, c.AnyOf)), None)
        if split is not None:
            rest = tuple(part for part in condition.all if part is not split)
            return all(_covered(c.All(all=(*rest, part)), tier, others, told) for part in split.any)
    return False


def _stays(condition: Condition, tier: TierRule, other: TierRule, told: Sequence[str]) -> bool:
    """Whether nothing cancels ``other`` but not ``tier``, while ``condition`` holds and no onset is known."""
    unless = other.unless
    if unless is None or (tier.unless is not None and implies(unless, tier.unless)):
        return True
    if isinstance(unless, c.FindingIs) and unless.finding in told:
        return True
    needed = unless.all if isinstance(unless, c.All) else (unless,)
    return any(isinstance(part, c.Not) and implies(condition, part.negated) for part in needed)
