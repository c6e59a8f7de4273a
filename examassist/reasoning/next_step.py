"""Which blank cells can still change the plan, found by trying each answer they could get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from examassist.domain.truth import Truth
from examassist.knowledge.rule import TIERS
from examassist.reasoning.assessment import OpenItem
from examassist.reasoning.conclude import conclude
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.investigate import words_hold
from examassist.reasoning.ranking import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.finding import FindingKey, Value
    from examassist.knowledge.item import Item
    from examassist.reasoning.conclude import Conclusion
    from examassist.reasoning.say import Say

SHOWN = 3
"""At most this many, because a longer list is not read."""

TRIED = 10
"""Blank cells tried, the likeliest first: an answer must stay quick."""

Change = Literal["urgency", "headline", "first_investigation"]


def open_items(found: Conclusion, say: Say) -> tuple[OpenItem, ...]:
    """At most three blank cells whose answer could change urgency, headline or first test; bedside items first.

    Nothing is proposed while a gate is raised to *now*, nor an act that a raised gate makes unsafe.
    """
    if any(flag.tier == "now" for flag in found.flags):
        return ()
    items: list[OpenItem] = []
    named: set[str] = set()
    for key in _candidates(found)[:TRIED]:
        if key.item in named:
            continue
        changes = _changes(found, key, say)
        if changes:
            named.add(key.item)
            says = say.text("open_item", cell=say.label(key.item), what=say.text("and").join(_named(changes, say)))
            items.append(OpenItem(finding=str(key), changes=changes, says=says))
        if len(items) == SHOWN:
            break
    return tuple(items)


def _named(changes: Iterable[Change], say: Say) -> list[str]:
    return [say.text(f"change_{change}") for change in changes]


def _candidates(found: Conclusion) -> list[FindingKey]:
    facts = found.facts
    keys: list[FindingKey] = []
    for bedside in facts.edition.bedside:
        if words_hold(bedside.words, found.ranked) is Truth.YES:
            keys += [key for name in bedside.items for key in facts.edition.keys_of(facts.edition.item[name])]
    for ranked in sorted(found.ranked, key=lambda r: (WORDS.index(r.word), -r.condition.harm)):
        for each in ranked.sides:
            keys += each.not_looked_at if ranked.word == "possible" else ()
            for state in (*each.keystone, *each.needs):
                if state.is_pro is Truth.UNKNOWN and not state.silent:
                    keys += state.pro.missing
    for flag in found.flags:
        keys += flag.missing
    return [key for key in dict.fromkeys(keys) if facts.encounter.finding(key) is None and _can_be_asked(found, key)]


def _can_be_asked(found: Conclusion, key: FindingKey) -> bool:
    item = found.facts.edition.item.get(key.item)
    if item is None or item.kind in {"text", "date"}:
        return False
    raised = {flag.gate.id for flag in found.flags if flag.state == "raised"}
    if raised & set(item.not_if):
        return False
    if item.show == "on_request":
        return any(item.id in bedside.items for bedside in found.facts.edition.bedside)
    return item.when is None or evaluate(item.when, found.facts).truth is Truth.YES


def _changes(found: Conclusion, key: FindingKey, say: Say) -> tuple[Change, ...]:
    changes: dict[Change, None] = {}
    for value in _possible_values(found.facts.edition.item[key.item]):
        other = conclude(found.facts.trying(key, value), say)
        if TIERS.index(other.urgency) != TIERS.index(found.urgency):
            changes["urgency"] = None
        if _about(other) != _about(found):
            changes["headline"] = None
        if other.first_tests != found.first_tests:
            changes["first_investigation"] = None
    return tuple(changes)


def _about(found: Conclusion) -> tuple[object, ...]:
    # The same headline with another list of blank cells is no change of plan.
    return tuple((line.id, tuple(sorted(line.params.items()))) for line in found.headline)


def _possible_values(item: Item) -> list[Value]:
    answers = [answer.id for answer in item.values if answer.id not in item.settles_nothing]
    if item.kind == "multi":
        return [(answer,) for answer in answers]
    return [*answers, *(item.range or ())]
