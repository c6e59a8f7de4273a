"""What is shown first, in the order the clinical review set (7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason
from examassist.domain.truth import Truth
from examassist.knowledge.rule import TIERS
from examassist.reasoning.assessment import Headline, Scope
from examassist.reasoning.derive import askable_first, cheapest_first
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.explain import Explain, side_of
from examassist.reasoning.ranking import WORDS
from examassist.reasoning.say import lower
from examassist.reasoning.scope import blank_before_scope, half_met, held_open, waited_for
from examassist.reasoning.words import group_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.rule import Pairing, Tier
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked
    from examassist.reasoning.say import Say
    from examassist.reasoning.words import GroupState

_ASKED = (None, AbsentReason.DECLINED, AbsentReason.UNABLE)
"""A cell that settles nothing though it was asked: a value such as unsure, a refusal, or no way to answer."""

_BETWEEN = 2
_SHOWN = 3


class Heard(NamedTuple):
    """Everything the headline speaks from."""

    facts: Facts
    flags: Sequence[Flagged]
    ranked: Sequence[Ranked]
    scope: Scope
    say: Say


def headline(heard: Heard) -> tuple[Headline, ...]:
    """The lines shown first: raised gates, what is unsure, getting worse, causes, what decides, what is missing."""
    leading = _leading_gates(heard)
    if any(flag.tier == "now" for flag in heard.flags if flag.state == "raised"):
        return tuple(leading)
    lines = [*leading, *_unsure(heard), *_worsening(heard)]
    causes = _second_causes(heard) or _fits(heard) or _possible(heard)
    lines += causes
    lines += _quiet_gates(heard)
    if not causes and not leading:
        lines += _outside(heard) or _held_open(heard) or _not_enough(heard)
    return tuple(lines)


def _gate_line(heard: Heard, flag: Flagged, key: str) -> Headline:
    side = side_of(flag.sides)
    says = heard.say.text(key, criteria=flag.criteria_met, label=flag.gate.label, tier=heard.say.tier(_tier(flag)))
    if side is not None:
        says = heard.say.text("gate_sided", says=says, side=heard.say.side(side))
    return Headline(id=key, params={"flag": flag.gate.id, "tier": _tier(flag), "side": side or ""}, says=says)


def _tier(flag: Flagged) -> Tier:
    return flag.tier or "routine"


def _leads(flag: Flagged) -> bool:
    return flag.tier is not None and TIERS.index(flag.tier) <= TIERS.index(flag.gate.leads_from)


def _leading_gates(heard: Heard) -> list[Headline]:
    leading = [flag for flag in heard.flags if flag.state == "raised" and _leads(flag)]
    return [_gate_line(heard, flag, "gate_raised") for flag in leading]


def _quiet_gates(heard: Heard) -> list[Headline]:
    quiet = [flag for flag in heard.flags if flag.state == "raised" and not _leads(flag) and flag.tier != "routine"]
    return [_gate_line(heard, flag, "gate_beside") for flag in quiet]


def _unsure(heard: Heard) -> list[Headline]:
    """What is said of a flag that was asked for and whose core answers settle nothing."""
    return [
        Headline(id="gate_unsure", params={"flag": flag.gate.id}, says=flag.gate.unsure_says)
        for flag in heard.flags
        if flag.state == "not_cleared" and flag.gate.unsure_says is not None and _asked_in_vain(heard.facts, flag)
    ]


def _asked_in_vain(facts: Facts, flag: Flagged) -> bool:
    found = (facts.encounter.by_key.get(key) for key in flag.missing if key.item in flag.gate.core)
    return any(each is not None and each.not_obtained in _ASKED for each in found)


def _worsening(heard: Heard) -> list[Headline]:
    found = [rule for rule in heard.facts.edition.worsening if evaluate(rule.when, heard.facts).truth is Truth.YES]
    if not found:
        return []
    says = heard.say.text("getting_worse", what="; ".join(lower(rule.says) for rule in found))
    return [Headline(id="getting_worse", params={"rules": tuple(rule.id for rule in found)}, says=says)]


def _second_causes(heard: Heard) -> list[Headline]:
    lines = []
    for pairing in heard.facts.edition.pairings:
        first = next((r for r in heard.ranked if r.condition.id == pairing.condition), None)
        if first is None or WORDS.index(first.word) > WORDS.index(pairing.at_least):
            continue
        state = group_state(pairing.group, heard.facts, Laterality.UNSIDED)
        if state.is_pro is Truth.YES:
            lines.append(_pairing_line(heard, pairing, first, "two_causes", state.pro.because))
        elif not state.silent and state.is_con is not Truth.YES:
            lines.append(_pairing_line(heard, pairing, first, "not_settled", state.pro.missing))
    return lines


def _pairing_line(heard: Heard, pairing: Pairing, first: Ranked, key: str, keys: Sequence[FindingKey]) -> Headline:
    template = pairing.two_causes if key == "two_causes" else pairing.not_settled
    if key == "two_causes":
        found = Explain(heard.facts, heard.say).facts_of(dict.fromkeys(keys), pairing.id)
        cells = "; ".join(lower(fact.says) for fact in found[:_SHOWN])
    else:
        blank = [cell for each in first.sides for cell in each.not_looked_at]
        named = dict.fromkeys(blank or askable_first(heard.facts.edition, keys))
        cells = heard.say.cells(cheapest_first(heard.facts.edition, named), limit=_SHOWN)
    says = template.format(word=lower(heard.say.word(first.word)), cells=cells)
    return Headline(id=key, params={"pairing": pairing.id, "condition": pairing.condition}, says=says)


def _fits(heard: Heard) -> list[Headline]:
    fitting = [r for r in heard.ranked if r.word == "fits_well"]
    named = [r for r in fitting if r.condition.role != "fallback"]
    # What is left over when nothing else is named leads only then.
    return [_condition_line(heard, r, "fits_well") for r in named or fitting]


def _condition_line(heard: Heard, ranked: Ranked, key: str, **more: str) -> Headline:
    side = side_of([each.side for each in ranked.sides])
    named = heard.say.condition(ranked.condition.id, side, ranked.roots, short=True)
    return Headline(
        id=key,
        params={"condition": ranked.condition.id, "side": side or "", "roots": ranked.roots},
        says=heard.say.text(f"headline_{key}", condition=named, **more),
    )


def _possible(heard: Heard) -> list[Headline]:
    found = [r for r in heard.ranked if r.word == "possible"]
    if not found:
        return []
    decides = heard.say.cells(_deciding(heard, found[0]), limit=3) or _settled_by(heard, found[0])
    if len(found) == 1:
        return [_condition_line(heard, found[0], "possible", decides=decides)]
    names = [
        heard.say.condition(r.condition.id, side_of([each.side for each in r.sides]), r.roots, short=True)
        for r in found[:_BETWEEN]
    ]
    says = heard.say.text("headline_open_between", first=names[0], second=lower(names[1]), decides=decides)
    ids = tuple(r.condition.id for r in found[:_BETWEEN])
    return [Headline(id="open_between", params={"conditions": ids}, says=says)]


def _settled_by(heard: Heard, ranked: Ranked) -> str:
    """What would settle it when no answer is missing."""
    pattern = ranked.condition.pattern
    return pattern.settled_by if pattern is not None and pattern.settled_by else heard.say.text("nothing_named")


def _deciding(heard: Heard, ranked: Ranked) -> list[FindingKey]:
    """The blank cells that keep it from fitting well, whatever the reason they are asked for."""
    keys: list[FindingKey] = []
    for each in ranked.sides:
        keys += each.not_looked_at
        keys += _open_in(each.needs)
        keys += _open_in(each.contraries)
        if each.supports_missing:
            keys += _open_in(each.supports)
    pattern = ranked.condition.pattern
    if pattern is not None and pattern.contrary_gates:
        keys += [key for flag in heard.flags if flag.state == "not_cleared" for key in flag.missing]
    return cheapest_first(heard.facts.edition, askable_first(heard.facts.edition, keys))


def _open_in(states: Iterable[GroupState]) -> list[FindingKey]:
    return [key for state in states if state.is_pro is Truth.UNKNOWN for key in state.pro.missing]


def _outside(heard: Heard) -> list[Headline]:
    if heard.scope.state != "outside":
        return []
    return [Headline(id="outside_scope", says=" ".join(heard.scope.because))]


def _held_open(heard: Heard) -> list[Headline]:
    # What would be asked of everybody would not settle it.
    held = [r for r in heard.ranked if held_open(r)]
    return [_condition_line(heard, r, "not_settled", decides=_settled_by(heard, r)) for r in held]


def _not_enough(heard: Heard) -> list[Headline]:
    keys = waited_for(heard.facts, heard.ranked) or blank_before_scope(heard.facts)
    if keys:
        says = heard.say.text("headline_not_enough_data", cells=heard.say.cells(keys, limit=4))
        return [Headline(id="not_enough_data", says=says)]
    # Half of it is there, and what everybody is asked is recorded: what would settle it is named.
    half = [
        r for r in heard.ranked if half_met(r) and r.condition.pattern is not None and r.condition.pattern.settled_by
    ]
    if half:
        return [_condition_line(heard, r, "not_settled", decides=_settled_by(heard, r)) for r in half]
    if any(r.word == "not_enough_data" or half_met(r) for r in heard.ranked):
        return [Headline(id="not_enough_data", says=heard.say.text("headline_still_open"))]
    return [Headline(id="nothing_fits", says=heard.facts.edition.header.outside_scope)]
