"""The rules of a pack as plain prose, so that a clinician can review them and a reviewer can read their changes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from examassist.knowledge import condition as c
from examassist.knowledge.read_scores import read_scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examassist.knowledge.advice import Advice, PathwayStep, SafetyGate
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item, NormalFrom
    from examassist.knowledge.rule import ClinicalCondition, Gate, Group, ScopeLimit, WordAtLeast

_WIDTH = 100
_SIDES = {"same": "on the same side", "other": "on the other side", "either": "on either side", "both": "on both sides"}


def read_aloud(edition: Edition) -> str:
    """Every rule of ``edition`` in sentences, in the order of the pack, with labels, sources and status.

    The same edition always reads the same; the review state stands on top.
    """
    return "\n".join(_Reader(edition).lines()).rstrip() + "\n"


class _Reader:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def lines(self) -> Iterator[str]:
        header = self.edition.header
        yield f"{header.title}, edition {header.edition} ({self.edition.short_digest})"
        reviewers = ", ".join(header.reviewed_by)
        yield f"CLINICALLY REVIEWED BY {reviewers}." if reviewers else "NOT CLINICALLY REVIEWED."
        yield ""
        for line in (header.intended_use, header.limits, header.outside_scope):
            yield from _wrapped(line)
        edition = self.edition
        yield from self._chapter("Red flags", (self._gate(each) for each in edition.gates))
        yield from self._chapter("Conditions", (self._condition(each) for each in edition.conditions))
        yield from self._chapter("Groups of findings", (self._group(each) for each in edition.groups))
        yield from self._chapter("Nerve roots", self._roots())
        yield from self._chapter("Findings that do not go together", self._contradictions())
        yield from self._chapter("Outside the pack", self._scope())
        yield from self._chapter("Getting worse", self._worsening())
        yield from self._chapter("Two causes", self._pairings())
        yield from self._chapter("Tests", (self._advice(each) for each in edition.advice))
        yield from self._chapter("Checks before a test", (self._safety_gate(each) for each in edition.safety_gates))
        yield from self._chapter("Bedside first", self._bedside())
        yield from self._chapter("Steps of care", (self._step(each) for each in edition.pathway))
        yield from self._chapter("Computed quantities", self._derived())
        yield from self._chapter("Scores", self._scores())
        yield from self._chapter("To think of", self._cards())
        yield from self._chapter("What is normal", (self._item(each) for each in edition.items))
        yield from self._chapter("Sources", self._sources())

    def _chapter(self, title: str, entries: Iterable[Sequence[str]]) -> Iterator[str]:
        found = list(entries)
        if not found:
            return
        yield from ("", title.upper(), "=" * len(title))
        for heading, *rest in found:
            yield ""
            yield from _wrapped(heading)
            for line in rest:
                yield from _wrapped(line, "  ")

    # ------------------------------------------------------------------ entries: a heading and its sentences

    def _gate(self, gate: Gate) -> list[str]:
        lines = [f"{gate.label} [{gate.id}, {gate.ref}]", f"Says: {gate.criteria_met}.", gate.meaning]
        lines += self._names("Must be recorded before it says that no trigger was recorded", gate.core)
        lines += self._names("Matters once one of them is yes or unsure", gate.conditional)
        lines += self._names("Its onset is taken from", gate.onset_from)
        for tier in gate.tiers:
            onset = f" (onset {' or '.join(map(_plain, tier.onset))})" if tier.onset else ""
            unless = f", unless it is known that {self.sentence(tier.unless)}" if tier.unless is not None else ""
            lines.append(f"{_plain(tier.tier).capitalize()}{onset}: when {self.sentence(tier.when)}{unless}.")
        lines.append(f"Takes the headline from: {_plain(gate.leads_from)}. Call: {gate.call}")
        lines += _listed("Do", gate.actions)
        lines += _listed("Before leaving", gate.before_leaving)
        for test in gate.tests:
            lines.append(f"Test, {_plain(test.role)}: {self._test(test.investigation)}. {test.reason}")
        lines += self._conditions_named("Hides", gate.hides)
        return [*lines, _cited(gate.sources, gate.status, gate.reviewed)]

    def _condition(self, condition: ClinicalCondition) -> list[str]:
        lines = [f"{condition.label} [{condition.id}]", condition.meaning]
        pattern = condition.pattern
        if pattern is None:
            return [*lines, f"Named only ({_plain(condition.role)}).", _cited(condition.sources, condition.status)]
        lines.append("Judged for each side." if pattern.side == "each" else "Judged once for both sides.")
        lines += self._groups("Keystone", pattern.keystone)
        older = pattern.supports_at_least_from_age
        more = f" ({older.n} above {older.above} years or when the age is not known)" if older is not None else ""
        lines += self._groups(f"Supports, at least {pattern.supports_at_least}{more}", pattern.supports)
        lines += self._groups("Fits well also needs", pattern.fits_well_needs)
        lines += self._groups("Against it", pattern.contraries)
        if pattern.contrary_gates:
            lines.append("Against it: any raised red flag.")
        lines += self._groups("Lowered by", pattern.lowered_by)
        lines += self._groups("A second cause", pattern.second_cause)
        look = [self._looked(each) for each in pattern.look_list]
        lines += _listed("Fits well only after looking at", look)
        if pattern.closers == "never":
            lines.append("It is never said not to fit.")
        else:
            lines += _listed("Does not fit only when", [self.sentence(each) for each in pattern.closers])
        lines += ["At most possible."] if pattern.highest == "possible" else []
        lines += [pattern.note] if pattern.note else []
        return [*lines, _cited(condition.sources, condition.status)]

    def _group(self, group: Group) -> list[str]:
        lines = [f"{group.meaning} [{group.id}]"]
        belongs = self.edition.condition.get(group.condition)
        side = "for each side" if group.side == "each" else "once"
        lines.append(f"Belongs to {belongs.label if belongs else group.condition}; judged {side}; {group.strength}.")
        lines.append(f"For it: {self.sentence(group.pro)}.")
        lines.append(f"Against it: {self.sentence(group.con)}." if group.con is not None else "Never against it.")
        if group.looked is not None:
            lines.append(f"Enough was looked at when {self.sentence(group.looked)}.")
        if group.open_when is not None:
            lines.append(f"Stays open all the same when {self.sentence(group.open_when)}.")
        lines += [group.notes] if group.notes else []
        return [*lines, _cited(group.sources, group.status, group.reviewed)]

    def _advice(self, advice: Advice) -> list[str]:
        lines = [f"{self._test(advice.investigation)}: {_plain(advice.role)}, {_plain(advice.urgency)} [{advice.id}]"]
        lines += [self._word(each) for each in advice.words]
        if advice.gates:
            labels = [self.edition.gate[each].label if each in self.edition.gate else each for each in advice.gates]
            lines.append(f"When a red flag is raised: {' or '.join(labels)}.")
        lines += [f"When {self.sentence(advice.when)}."] if advice.when is not None else []
        lines += [f"Unless it is known that {self.sentence(advice.unless)}."] if advice.unless is not None else []
        where = [*advice.countries, *map(_plain, advice.places)]
        lines += [f"Only in: {', '.join(where)}."] if where else []
        lines += ["Beside the tests before it, not after them."] if advice.parallel else []
        lines.append(f"Says: {advice.says}")
        lines += [f"When it becomes right: {advice.when_right}"] if advice.when_right else []
        return [*lines, _cited(advice.sources, advice.status, advice.reviewed)]

    def _safety_gate(self, check: SafetyGate) -> list[str]:
        gives_way = [self.edition.gate[each].label if each in self.edition.gate else each for each in check.yields_to]
        return [
            f"{check.label} [{check.id}, {check.ref}]",
            *([f"Asked when {self.sentence(check.applies_when)}."] if check.applies_when is not None else []),
            f"Hold when {self.sentence(check.hold_when)}." if check.hold_when is not None else "Never holds.",
            f"Clear when {self.sentence(check.clear_when)}; anything else is not asked, which is not clear.",
            *_listed("Holds nothing while this sends the patient away now", gives_way),
            f"Then: {check.effect}",
            *_listed("Instead", [self._test(each) for each in check.alternative]),
            _cited(check.sources, check.status),
        ]

    def _step(self, step: PathwayStep) -> list[str]:
        lines = [f"{step.label} [{step.id}, {step.ref}, {step.arm}]", step.meaning]
        lines += [self._word(each) for each in step.words]
        where = [*step.countries, *map(_plain, step.places)]
        lines += [f"Only in: {', '.join(where)}."] if where else []
        lines += [f"When {self.sentence(step.when)}."] if step.when is not None else []
        lines += ["Left out unless that is known to hold."] if step.only_when_met else []
        lines += ["Held while any red flag is raised or not cleared."] if step.held_by_flags else []
        lines += [f"Held: {self._word(each)}" for each in step.held_by_words]
        if step.held_when is not None:
            lines.append(f"Held while it is true or unknown that {self.sentence(step.held_when)}.")
        lines += [f"Held because: {step.held_because}"] if step.held_because else []
        lines += [f"Discouraged in: {', '.join(step.discouraged_in)}."] if step.discouraged_in else []
        lines += [f"Sources disagree: {step.disagreement}"] if step.disagreement else []
        return [*lines, _cited(step.sources, step.status)]

    def _roots(self) -> Iterator[list[str]]:
        for sign in self.edition.root_signs:
            roots = ", ".join(root.upper() for root in sign.roots)
            where = "the other side" if sign.side == "other" else "the same side"
            told = f"{self._label(sign.item)} ({sign.domain}): {roots} of {where}"
            yield [told, f"When {self.sentence(sign.positive)}.", _cited(sign.sources)]

    def _contradictions(self) -> Iterator[list[str]]:
        for pair in self.edition.contradictions:
            yield [f"{pair.meaning} [{pair.id}]", f"When {self.sentence(pair.when)}.", f"Asks: {pair.ask}"]

    def _scope(self) -> Iterator[list[str]]:
        for limit in self.edition.scope:
            yield [f"{limit.meaning} [{limit.id}]", self._outside(limit), f"Says: {limit.outside_says}"]

    def _outside(self, limit: ScopeLimit) -> str:
        if limit.outside_when is not None:
            return f"Outside when {self.sentence(limit.outside_when)}."
        lines = (" or ".join(self._cell(look.recorded, look.side) for look in line) for line in limit.once_recorded)
        return f"Outside when no condition is possible or better, once there is a result for: {'; '.join(lines)}."

    def _worsening(self) -> Iterator[list[str]]:
        for worse in self.edition.worsening:
            yield [f"{worse.says} [{worse.id}]", f"When {self.sentence(worse.when)}.", _cited(worse.sources)]

    def _pairings(self) -> Iterator[list[str]]:
        for pair in self.edition.pairings:
            condition = self.edition.condition.get(pair.condition)
            name = condition.label if condition is not None else pair.condition
            yield [
                f"{name}, from {_plain(pair.at_least)} [{pair.id}]",
                *self._groups("With", [pair.group]),
                f"Both: {pair.two_causes}",
                f"Not settled: {pair.not_settled}",
            ]

    def _bedside(self) -> Iterator[list[str]]:
        for first in self.edition.bedside:
            words = [self._word(each) for each in first.words]
            yield [f"{first.says} [{first.id}]", *words, *self._names("While blank", first.items)]

    def _derived(self) -> Iterator[list[str]]:
        for each in self.edition.derived:
            bands = [f"{band.label or _plain(band.id)} ({_limits(band.low, band.high)})" for band in each.bands]
            locked = [f"Locked: {each.locked}"] if each.locked else []
            lines = [each.formula, *locked, *_listed("Bands", bands)]
            yield [f"{each.label} [{each.id}]", *lines, _cited(each.sources, each.status)]

    def _cards(self) -> Iterator[list[str]]:
        for card in self.edition.cards:
            lines = [card.meaning, f"Think of it when: {card.think_of_it_when}", f"First: {card.first_test}"]
            named = f"Named when {self.sentence(card.when)}." if card.when is not None else "Never named by itself."
            lines.append(f"{named[:-1]}, on one side." if card.side == "each" else named)
            yield [f"{card.label} [{card.id}]", *lines, _cited((), card.status)]

    def _item(self, item: Item) -> list[str]:
        normal = item.normal
        if isinstance(normal, tuple):
            told = " or ".join(self._value(item, value) for value in normal) or "nothing is called normal"
        else:
            told = _normal_numbers(normal, item.unit)
        lines = [f"{item.label} [{item.id}]", f"Normal: {told}. Counts: {item.positive}"]
        lines += [f"Shown when {self.sentence(item.when)}."] if item.when is not None else []
        lines += ["Safety question."] if item.safety else []
        return [*lines, _cited(item.sources, item.status)]

    def _sources(self) -> Iterator[list[str]]:
        for source in self.edition.sources:
            year = f" ({source.year})" if source.year is not None else ""
            seen = [f"Seen: {source.seen}"] if source.seen else []
            yield [f"{source.key}: {source.citation}{year} [{source.status}]", *seen]

    # ------------------------------------------------------------------ sentences

    def _scores(self) -> Iterator[list[str]]:
        for score, lines in zip(self.edition.scores, read_scores(self.edition, self.sentence), strict=True):
            yield [*lines, _cited(score.sources, score.status, score.reviewed)]

    def sentence(self, condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912  one arm for each kind of the closed set
        """``condition`` as the middle of a sentence."""
        match condition:
            case c.All():
                return self._joined(condition.all, "and")
            case c.AnyOf():
                return self._joined(condition.any, "or")
            case c.Not():
                return f"not ({self.sentence(condition.negated)})"
            case c.AtLeast():
                return f"at least {condition.at_least} of: " + "; ".join(f"({self.sentence(p)})" for p in condition.of)
            case c.FindingIs():
                item = self.edition.item.get(condition.finding)
                # in the order of the file: a set would read differently each time
                values = [self._value(item, value) for value in condition.values or (condition.value or "",)]
                return f"{self._cell(condition.finding, condition.side)} is {' or '.join(values)}"
            case c.MeasureBetween():
                low, high = condition.between
                return f"{self._cell(condition.measure, condition.side)} lies between {low} and {high}"
            case c.Coded():
                return f"{self._cell(condition.coded, condition.side)} is coded {_plain(condition.value)}"
            case c.Age():
                return f"the age is {_age(condition.age)}"
            case c.SexIs():
                return f"the patient's record says {condition.sex}"
            case c.Since():
                return f"{self._label(condition.since)} lies within {condition.within_days} days before the exam"
            case c.Changed():
                return self._changed(condition)
            case c.ScoreAtLeast():
                return f"the score {_plain(condition.score)} is at least {condition.at_least}"
            case c.GroupIs():
                group = self.edition.group.get(condition.group)
                name = group.meaning if group is not None else condition.group
                speaks = "for" if condition.verdict == "pro" else "against"
                return f'the group "{name}" speaks {speaks} it{_side(condition.side)}'
            case c.NotObtained():
                return f"{self._cell(condition.not_obtained, condition.side)} was tried and could not be had"
            case c.Recorded():
                return self._looked(condition)
            case _:
                assert_never(condition)

    def _joined(self, parts: Sequence[Condition], word: str) -> str:
        inner = [self.sentence(part) if not c.parts(part) else f"({self.sentence(part)})" for part in parts]
        return f"; {word} ".join(inner)

    def _changed(self, condition: c.Changed) -> str:
        grade = f" by {condition.by_whole_grade} whole grade or more" if condition.by_whole_grade else ""
        days = f" within {condition.within_days} days" if condition.within_days else ""
        cell = self._cell(condition.changed, condition.side)
        return f"{cell} is {condition.how}{grade} than at the latest earlier visit{days}"

    def _looked(self, look: c.Recorded) -> str:
        roots = f", for {', '.join(root.upper() for root in look.only_for_roots)}" if look.only_for_roots else ""
        return f"{self._cell(look.recorded, look.side)}{roots}"

    def _word(self, need: WordAtLeast) -> str:
        names = [
            self.edition.condition[each].label if each in self.edition.condition else each for each in need.conditions
        ]
        return f"When {' or '.join(names)}: {' or '.join(map(_plain, need.word))}."

    def _cell(self, name: str, side: str | None) -> str:
        return f'"{self._label(name)}"{_side(side)}'

    def _label(self, name: str) -> str:
        entry = self.edition.item.get(name) or self.edition.derived_by_id.get(name)
        return entry.label if entry is not None else name

    def _value(self, item: Item | None, value: str) -> str:
        answer = item.answer(value) if item is not None else None
        return f"{answer.label.lower()}" if answer is not None else _plain(value)

    def _test(self, name: str) -> str:
        test = self.edition.investigation.get(name)
        return test.label if test is not None else name

    def _names(self, told: str, items: Sequence[str]) -> list[str]:
        return _listed(told, [self._label(each) for each in items])

    def _groups(self, told: str, groups: Sequence[str]) -> list[str]:
        known = self.edition.group
        return _listed(told, [known[each].meaning if each in known else each for each in groups])

    def _conditions_named(self, told: str, conditions: Sequence[str]) -> list[str]:
        known = self.edition.condition
        return _listed(told, [known[each].label if each in known else each for each in conditions])


def _listed(told: str, entries: Sequence[str]) -> list[str]:
    return [f"{told}: {'; '.join(entries)}."] if entries else []


def _cited(sources: Sequence[str], status: str = "", reviewed: str | None = None) -> str:
    told = f"Sources: {', '.join(sources)}." if sources else "No source."
    told += f" Status {status}." if status else ""
    return told + (f" Reviewed: {reviewed}." if reviewed else "")


def _side(side: str | None) -> str:
    return f" {_SIDES[side]}" if side is not None else ""


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _age(limits: c.AgeRange) -> str:
    told = [
        f"above {limits.above}" if limits.above is not None else "",
        f"at least {limits.at_least}" if limits.at_least is not None else "",
        f"below {limits.below}" if limits.below is not None else "",
    ]
    return " and ".join(part for part in told if part) or "any"


def _limits(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no number"
    return f"{low} to {high}" if high is not None else f"{low} and more"


def _normal_numbers(normal: NormalFrom, unit: str | None) -> str:
    told = [
        f"at least {normal.at_least}" if normal.at_least is not None else "",
        f"at most {normal.at_most}" if normal.at_most is not None else "",
    ]
    return " and ".join(part for part in told if part) + (f" {unit}" if unit else "")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False)
