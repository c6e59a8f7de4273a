"""Every mutant of an edition: one rule with one small fault, all else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge import condition as c
from examassist.knowledge.rule import TIERS
from tests.mutants.formulas import Room, changes, told, with_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.knowledge.condition import Condition, Content
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import ClinicalCondition, Gate, Pattern, RootSign, TierRule

FORMULAS = {
    "groups": ("pro", "con", "looked", "open_when"),
    "root_signs": ("positive",),
    "contradictions": ("when",),
    "scope": ("outside_when",),
    "worsening": ("when",),
    "cards": ("when",),
    "safety_gates": ("hold_when", "clear_when", "applies_when"),
    "advice": ("when", "unless"),
    "pathway": ("when", "held_when"),
}
"""The lists of rules whose formulas are plain fields, with these fields."""

MAY_BE_DROPPED = {"advice", "pathway"}
"""Where a formula that is one leaf may be dropped whole and the rule still says something."""

KINDS = ("gates", "groups", "conditions", *(kind for kind in FORMULAS if kind != "groups"))
"""The lists of rules that are mutated; gates first, because their bar is the highest."""

PATTERN_LISTS = ("keystone", "supports", "contraries", "lowered_by", "look_list", "fits_well_needs")


ASKED = (
    r"became (any|all) of|at least \d+ became|dropped `not`",
    r"between \[|\d+ (days|years|grades)$|instead of grade |by any step$|at any time$|: \d+$|^\d+ instead of \d+$",
    r"^dropped (?!the (tier|onset))",
    r" (side|leg) instead of |: (pro|con) instead$",
)
"""What the faults are called that the bars are set for: operator, limit, leaf, side."""

_ASKED = re.compile("|".join(ASKED))


class Formulas(NamedTuple):
    """A formula before and after its fault, the piece of it that differs, and whether it is judged on each side."""

    old: Condition
    new: Condition
    before: Condition
    after: Condition
    sided: bool


class Mutant(NamedTuple):
    """One rule with one fault; ``formulas`` is there when the fault lies in a formula, ``tier`` when in a tier."""

    kind: str
    at: int
    rule: str
    place: str
    what: str
    new: Content
    formulas: Formulas | None
    tier: int | None = None

    @property
    def asked(self) -> bool:
        """Whether it is one of the four kinds of fault the bars are set for; other values and tiers lie beyond."""
        return _ASKED.search(self.what) is not None

    @property
    def line(self) -> str:
        """The mutant on one line, for a list."""
        return f"{self.kind} {self.rule}: {self.place}: {self.what}"

    def edition(self, edition: Edition) -> Edition:
        """``edition`` with this fault."""
        rules = list(getattr(edition, self.kind))
        rules[self.at] = self.new
        return with_fields(edition, **{self.kind: tuple(rules)})


def mutants(edition: Edition, kinds: Iterable[str] = KINDS) -> Iterator[Mutant]:
    """Every mutant of ``edition``, kind by kind, in file order."""
    for kind in kinds:
        for at, rule in enumerate(getattr(edition, kind)):
            if kind == "gates":
                yield from _of_gate(edition, at, rule)
            elif kind == "conditions":
                yield from _of_pattern(edition, at, rule)
            else:
                yield from _of_rule(edition, kind, at, rule)
            if kind == "root_signs":
                yield from _of_root_sign(at, rule)


def name_of(rule: Content) -> str:
    """The id of a rule; a root sign is named by its item."""
    return str(getattr(rule, "id", None) or getattr(rule, "item", ""))


def _of_rule(edition: Edition, kind: str, at: int, rule: Content) -> Iterator[Mutant]:
    sided = kind == "root_signs" or getattr(rule, "side", "none") == "each"
    for field in FORMULAS[kind]:
        formula = getattr(rule, field)
        if formula is None:
            continue
        for change in changes(formula, Room(edition, sided)):
            new = with_fields(rule, **{field: change.formula})
            pair = Formulas(formula, change.formula, change.before, change.after, sided)
            yield Mutant(kind, at, name_of(rule), _place(field, change.place), change.what, new, pair)
        if kind in MAY_BE_DROPPED and not c.parts(formula):
            new = with_fields(rule, **{field: None})
            yield Mutant(kind, at, name_of(rule), field, f"dropped {told(formula)}", new, None)


def _of_gate(edition: Edition, at: int, gate: Gate) -> Iterator[Mutant]:
    sided = gate.side == "each"
    for number, tier in enumerate(gate.tiers):
        place = f"tier {number} ({tier.tier})"
        for field, formula in (("when", tier.when), ("unless", tier.unless)):
            for change in () if formula is None else changes(formula, Room(edition, sided)):
                assert formula is not None
                new = _with_tier(gate, number, with_fields(tier, **{field: change.formula}))
                pair = Formulas(formula, change.formula, change.before, change.after, sided)
                where = _place(f"{place} {field}", change.place)
                yield Mutant("gates", at, gate.id, where, change.what, new, pair, number)
        if tier.unless is not None and not c.parts(tier.unless):
            new = _with_tier(gate, number, with_fields(tier, unless=None))
            yield Mutant("gates", at, gate.id, place, f"dropped unless {told(tier.unless)}", new, None, number)
        for what, changed in _of_tier(tier):
            yield Mutant("gates", at, gate.id, place, what, _with_tier(gate, number, changed), None, number)
        if len(gate.tiers) > 1:
            rest = (*gate.tiers[:number], *gate.tiers[number + 1 :])
            yield Mutant("gates", at, gate.id, place, "dropped the tier", with_fields(gate, tiers=rest), None, number)
    for name in gate.core:
        new = with_fields(gate, core=tuple(each for each in gate.core if each != name))
        yield Mutant("gates", at, gate.id, "core", f"dropped {name}", new, None)


def _of_tier(tier: TierRule) -> Iterator[tuple[str, TierRule]]:
    place = TIERS.index(tier.tier)
    other = TIERS[place + 1] if place + 1 < len(TIERS) else TIERS[place - 1]
    yield f"{other} instead of {tier.tier}", with_fields(tier, tier=other)
    if len(tier.onset) > 1:
        for onset in tier.onset:
            rest = tuple(each for each in tier.onset if each != onset)
            yield f"dropped the onset {onset}", with_fields(tier, onset=rest)


def _with_tier(gate: Gate, number: int, tier: TierRule) -> Gate:
    return with_fields(gate, tiers=(*gate.tiers[:number], tier, *gate.tiers[number + 1 :]))


def _of_pattern(edition: Edition, at: int, condition: ClinicalCondition) -> Iterator[Mutant]:
    pattern = condition.pattern
    if pattern is None:
        return
    for place, what, changed in _pattern_faults(edition, pattern):
        new = with_fields(condition, pattern=changed)
        yield Mutant("conditions", at, condition.id, place, what, new, None)


def _pattern_faults(edition: Edition, pattern: Pattern) -> Iterator[tuple[str, str, Pattern]]:
    for field in PATTERN_LISTS:
        entries = getattr(pattern, field)
        if field == "keystone" and len(entries) == 1:
            continue
        for number, entry in enumerate(entries):
            rest = (*entries[:number], *entries[number + 1 :])
            name = entry if isinstance(entry, str) else told(entry)
            yield field, f"dropped {name}", with_fields(pattern, **{field: rest})
    for number in (pattern.supports_at_least - 1, pattern.supports_at_least + 1):
        if 0 <= number <= len(pattern.supports):
            new = with_fields(pattern, supports_at_least=number)
            yield "supports_at_least", f"{number} instead of {pattern.supports_at_least}", new
    if pattern.supports_at_least_from_age is not None:
        yield "supports_at_least_from_age", "dropped", with_fields(pattern, supports_at_least_from_age=None)
    yield from _closer_faults(edition, pattern)


def _closer_faults(edition: Edition, pattern: Pattern) -> Iterator[tuple[str, str, Pattern]]:
    if pattern.closers == "never":
        return
    sided = pattern.side == "each"
    for number, closer in enumerate(pattern.closers):
        before, after = pattern.closers[:number], pattern.closers[number + 1 :]
        if len(pattern.closers) > 1:
            yield "closers", f"dropped {told(closer)}", with_fields(pattern, closers=(*before, *after))
        for change in changes(closer, Room(edition, sided)):
            new = with_fields(pattern, closers=(*before, change.formula, *after))
            yield _place(f"closers {number}", change.place), change.what, new


def _of_root_sign(at: int, sign: RootSign) -> Iterator[Mutant]:
    other = "other" if sign.side == "same" else "same"
    new = with_fields(sign, side=other)
    yield Mutant("root_signs", at, sign.item, "side", f"{other} leg instead of {sign.side}", new, None)
    for root in sign.roots if len(sign.roots) > 1 else ():
        fewer = with_fields(sign, roots=tuple(each for each in sign.roots if each != root))
        yield Mutant("root_signs", at, sign.item, "roots", f"dropped {root}", fewer, None)


def _place(field: str, inside: str) -> str:
    return f"{field} {inside.strip('.')}".strip()
