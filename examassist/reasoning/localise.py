"""Which nerve roots the positive findings of one leg have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.truth import Truth
from examassist.reasoning.evaluate import evaluate

if TYPE_CHECKING:
    from examassist.domain.body import Laterality
    from examassist.domain.finding import FindingKey
    from examassist.reasoning.derive import Facts

DOMAINS_NEEDED = 2
"""Domains (motor, reflex, sensory, tension) that must agree before any root is named; clinical review, 7.4."""

_NAMING = {"motor", "reflex", "sensory"}


class Localised(NamedTuple):
    """The roots named (none, one or several that cannot be told apart) and the findings they rest on."""

    roots: tuple[str, ...]
    because: tuple[FindingKey, ...]
    disagree: bool
    """True when the positive findings share no root: more than one root, or not a root."""


NOWHERE = Localised((), (), disagree=False)
"""No root is named."""


def localise(facts: Facts, side: Laterality) -> Localised:
    """The roots shared by every positive sign of ``side``.

    Roots are named only from two domains with at least one of motor, reflex and sensory; pain site and stretch alone
    name none. A crossed sign is recorded on the leg that was moved and points to the other one.
    """
    if side not in facts.roots:
        facts.roots[side] = _localised(facts, side)
    return facts.roots[side]


def _localised(facts: Facts, side: Laterality) -> Localised:
    shared: set[str] | None = None
    domains: set[str] = set()
    because: list[FindingKey] = []
    order: list[str] = []
    for sign in facts.edition.root_signs:
        moved = side.opposite if sign.side == "other" else side
        verdict = evaluate(sign.positive, facts, moved)
        if verdict.truth is not Truth.YES:
            continue
        order += [root for root in sign.roots if root not in order]
        shared = set(sign.roots) if shared is None else shared & set(sign.roots)
        domains.add(sign.domain)
        because += verdict.because
    if shared is None or len(domains) < DOMAINS_NEEDED or not domains & _NAMING:
        return NOWHERE
    if not shared:
        return Localised((), tuple(because), disagree=True)
    return Localised(tuple(root for root in _in_order(facts, order) if root in shared), tuple(because), disagree=False)


def _in_order(facts: Facts, roots: list[str]) -> list[str]:
    names = [name.id for name in facts.edition.root_names]
    return sorted(roots, key=lambda root: names.index(root) if root in names else len(names))
