"""What one condition's word rests on: for, against, second cause, conflicts, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.condition import FindingIs, GroupIs, leaves
from examassist.reasoning.assessment import ConditionResult, Fact, Missing, Side
from examassist.reasoning.derive import askable_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Word
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.say import Say
    from examassist.reasoning.trace import Verdict
    from examassist.reasoning.words import Weighed


class Explained(NamedTuple):
    """What an explanation was made from."""

    sides: tuple[Weighed, ...]
    roots: tuple[str, ...]
    roots_disagree: bool


class Explain:
    """Turns cells into facts and missing lines, for one encounter."""

    def __init__(self, facts: Facts, say: Say) -> None:
        """Explain with the sentences of ``say``."""
        self.facts = facts
        self.say = say

    def fact(self, key: FindingKey, rule: str) -> Fact | None:
        """What is recorded (or computed) in a cell that ``rule`` used; None for a blank cell."""
        finding = self.facts.encounter.finding(key)
        if finding is not None and finding.value is not None:
            return Fact(finding=str(key), value=finding.value, rule=rule, says=self.say.fact(finding))
        value = self.facts.value(key)
        if value is not None:
            says = self.say.text("fact", cell=self.say.cell(key), value=self.say.plain_value(key.item, value))
            return Fact(finding=str(key), value=value, rule=rule, says=says)
        measured = self.facts.measured(key.item, key.side)
        if measured is None:
            return None
        shown = f"{measured.value:.2f}"
        shown = self.say.text("at_least", value=shown) if measured.at_least else shown
        says = self.say.text("fact", cell=self.say.cell(key), value=shown)
        return Fact(finding=str(key), value=measured.value, rule=rule, says=says)

    def facts_of(self, keys: Iterable[FindingKey], rule: str) -> tuple[Fact, ...]:
        """The recorded facts among ``keys``; a computed number stands for what it was computed from."""
        named = tuple(keys)
        derived = self.facts.edition.derived_by_id
        inputs = {name for key in named if key.item in derived for name in derived[key.item].inputs}
        facts = (self.fact(key, rule) for key in named if key.item not in inputs)
        return tuple(fact for fact in facts if fact is not None)

    def missing(self, keys: Iterable[FindingKey], rule: str) -> tuple[Missing, ...]:
        """One line for each blank cell."""
        return tuple(self._missing_line(key, rule) for key in dict.fromkeys(keys))

    def condition(
        self, sides: Sequence[Weighed], roots: Sequence[str], *, roots_disagree: bool = False
    ) -> ConditionResult:
        """One condition that got the same word on each of ``sides``; the same weighing is explained once."""
        place = (sides[0].condition.id, *(weighed.side for weighed in sides))
        asked = Explained(tuple(sides), tuple(roots), roots_disagree)
        seen = self.facts.explained.get(place)
        if seen is not None and _same(seen[0], asked):
            return seen[1]
        result = self._condition(sides, roots, roots_disagree=roots_disagree)
        self.facts.explained[place] = (asked, result)
        return result

    def _condition(self, sides: Sequence[Weighed], roots: Sequence[str], *, roots_disagree: bool) -> ConditionResult:
        first = sides[0]
        where = side_of([weighed.side for weighed in sides])
        supporting = self._of(sides, _pro)
        against = self._of(sides, _against)
        not_looked = self.missing((key for each in sides for key in each.not_looked_at), first.condition.id)
        missing = self._missing(sides, first.word)
        says = self.say.condition(first.condition.id, where, roots)
        return ConditionResult(
            id=first.condition.id,
            word=first.word,
            side=where,
            roots=tuple(roots),
            supporting=supporting,
            against=against,
            second_cause=self._of(sides, _second),
            conflicts=self._of(sides, _conflicts),
            missing=missing,
            not_looked_at=not_looked,
            says=self.say.text("condition_word", condition=says, word=self.say.word(first.word)),
            why=" ".join((self._why(sides, against), *((self.say.text("roots_disagree"),) if roots_disagree else ()))),
            sources=self._sources(sides),
        )

    def _of(
        self, sides: Sequence[Weighed], pick: Callable[[Weighed], Iterable[tuple[str, Verdict]]]
    ) -> tuple[Fact, ...]:
        found: dict[str, Fact] = {}
        spoke: dict[str, frozenset[str]] = {}
        for weighed in sides:
            for group, verdict in pick(weighed):
                for fact in self.facts_of(verdict.because, group):
                    found.setdefault(fact.finding, fact)
                    if isinstance(fact.value, tuple):
                        spoken = self._spoken(fact, weighed, group, verdict)
                        spoke[fact.finding] = spoke.get(fact.finding, frozenset()) | spoken
        return tuple(self._in_short(fact, spoke.get(fact.finding)) for fact in found.values())

    def _spoken(self, fact: Fact, weighed: Weighed, group: str, verdict: Verdict) -> frozenset[str]:
        """The chosen answers of a list that the formula of the group reads; all of them where it reads none."""
        chosen = frozenset(fact.value) if isinstance(fact.value, tuple) else frozenset()
        states = (*weighed.keystone, *weighed.supports, *weighed.contraries, *weighed.needs, *weighed.second)
        against = any(state.group == group and state.con is verdict for state in states)
        read = _wanted(self.facts.edition, group, FindingKey.parse(fact.finding).item, against=against)
        return chosen & read or chosen

    def _in_short(self, fact: Fact, spoken: frozenset[str] | None) -> Fact:
        """The same with the answers that spoke alone, so that no other answer reads as a reason."""
        finding = self.facts.encounter.finding(FindingKey.parse(fact.finding))
        if spoken is None or finding is None or not isinstance(finding.value, tuple) or spoken >= {*finding.value}:
            return fact
        said = evolve(finding, value=tuple(each for each in finding.value if each in spoken))
        return evolve(fact, says=self.say.fact(said))

    def _missing(self, sides: Sequence[Weighed], word: Word) -> tuple[Missing, ...]:
        found: dict[str, Missing] = {}
        for weighed in sides:
            states = [*weighed.keystone, *weighed.needs]
            if weighed.supports_missing:
                states += weighed.supports
            blanks = [(state.group, state.pro.missing) for state in states if state.is_pro is Truth.UNKNOWN]
            if word == "possible":
                blanks += [
                    (state.group, state.pro.missing) for state in weighed.contraries if state.is_pro is Truth.UNKNOWN
                ]
            for group, keys in blanks:
                for line in self.missing(keys, group):
                    found.setdefault(line.finding, line)
        return tuple(found.values())

    def _why(self, sides: Sequence[Weighed], against: Sequence[Fact]) -> str:
        first = sides[0]
        pattern = first.condition.pattern
        settled_by = pattern.settled_by if pattern is not None else None
        settled = self.say.text("why_needs", cells=settled_by) if settled_by is not None else None
        if first.word != "possible":
            held_open = first.word == "not_enough_data" and any(state.held_open for state in first.keystone)
            return settled if settled and held_open else self.say.text(f"why_{first.word}")
        blank = [key for each in sides for key in each.not_looked_at]
        if blank:
            return self.say.text("why_not_looked_at", cells=self.say.cells(blank))
        needs = [key for state in first.needs if state.is_pro is not Truth.YES for key in state.pro.missing]
        if needs:
            return self.say.text("why_needs", cells=self.say.cells(askable_first(self.facts.edition, needs)))
        if against:
            return self.say.text("why_against", cells=against[0].says)
        return settled or self.say.text("why_possible")

    def _sources(self, sides: Sequence[Weighed]) -> tuple[str, ...]:
        cited = list(sides[0].condition.sources)
        for weighed in sides:
            for state in (*weighed.keystone, *weighed.supports, *weighed.contraries, *weighed.needs):
                if state.pro.truth is Truth.YES or state.con.truth is Truth.YES:
                    cited += self.facts.edition.group[state.group].sources
        return tuple(dict.fromkeys(cited))

    def _missing_line(self, key: FindingKey, rule: str) -> Missing:
        finding = self.facts.encounter.finding(key)
        if finding is not None:
            return Missing(finding=str(key), rule=rule, says=self.say.fact(finding))
        return self.say.blank(key, rule)


def _wanted(edition: Edition, group: str, item: str, *, against: bool) -> frozenset[str]:
    """The answers of ``item`` that a group reads for or against its condition, also through other groups."""
    entry = edition.group[group]
    formula = entry.con if against else entry.pro
    found: frozenset[str] = frozenset()
    for leaf in leaves(formula) if formula is not None else ():
        if isinstance(leaf, FindingIs) and leaf.finding == item:
            found |= leaf.wanted
        elif isinstance(leaf, GroupIs) and leaf.group != group:
            found |= _wanted(edition, leaf.group, item, against=leaf.verdict == "con")
    return found


def _same(one: Explained, other: Explained) -> bool:
    # One object for one weighing: comparing all that is in it would take longer than explaining it anew.
    return one[1:] == other[1:] and [*map(id, one.sides)] == [*map(id, other.sides)]


def side_of(sides: Sequence[Laterality]) -> Side | None:
    """``left``, ``right``, ``both``, or None where nothing has a side."""
    sided = [side for side in sides if side is not Laterality.UNSIDED]
    if not sided:
        return None
    if len(set(sided)) > 1:
        return "both"
    return "left" if sided[0] is Laterality.LEFT else "right"


def _pro(weighed: Weighed) -> Iterable[tuple[str, Verdict]]:
    states = [state for state in (*weighed.keystone, *weighed.supports) if state.is_pro is Truth.YES]
    return [(state.group, state.pro) for state in states]


def _against(weighed: Weighed) -> Iterable[tuple[str, Verdict]]:
    lines: list[tuple[str, Verdict]] = []
    for state in (*weighed.keystone, *weighed.supports):
        if state.conflict:
            continue
        if state.con.truth is Truth.YES:
            lines.append((state.group, state.con))
    for state in weighed.keystone:
        if state.conflict or state.con.truth is Truth.YES:
            continue
        if state.pro.truth is Truth.NO:
            lines.append((state.group, state.pro))
        elif state.silent:
            lines.append((state.group, state.looked))
    lines += [(state.group, state.pro) for state in weighed.contraries if state.is_pro is Truth.YES]
    return lines


def _second(weighed: Weighed) -> Iterable[tuple[str, Verdict]]:
    return [(state.group, state.pro) for state in weighed.second if state.is_pro is Truth.YES]


def _conflicts(weighed: Weighed) -> Iterable[tuple[str, Verdict]]:
    return [
        (state.group, verdict)
        for state in (*weighed.keystone, *weighed.supports)
        if state.conflict
        for verdict in (state.pro, state.con)
    ]
