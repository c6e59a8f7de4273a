"""Each entry of a pack as a heading and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.read_scores import read_scores
from examassist.knowledge.sentences import Sentences, cited, limits, listed, normal_numbers, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.advice import Advice, PathwayStep, SafetyGate
    from examassist.knowledge.item import Item
    from examassist.knowledge.rule import ClinicalCondition, Gate, Group, ScopeLimit


class Entries(Sentences):
    """The entries of one edition, each a heading and the lines under it."""

    def gate(self, gate: Gate) -> list[str]:
        """One red flag: what raises it, what it says, whom to call."""
        lines = [f"{gate.label} [{gate.id}, {gate.ref}]", f"Says: {gate.criteria_met}.", gate.meaning]
        lines += self.names("Must be recorded before it says that no trigger was recorded", gate.core)
        lines += self.names("Matters once one of them is yes or unsure", gate.conditional)
        lines += self.names("Its onset is taken from", gate.onset_from)
        for tier in gate.tiers:
            onset = f" (onset {' or '.join(map(plain, tier.onset))})" if tier.onset else ""
            unless = f", unless it is known that {self.sentence(tier.unless)}" if tier.unless is not None else ""
            lines.append(f"{plain(tier.tier).capitalize()}{onset}: when {self.sentence(tier.when)}{unless}.")
            why = tier.known_onset_because
            lines += [f"Not while its onset is unknown: {why}"] if why is not None else []
            lines += self.flags_named("Then it stands before, when as urgent", tier.leads_before)
        lines.append(f"Takes the headline from: {plain(gate.leads_from)}. Call: {gate.call}")
        lines += [f"While its core answers are unsure: {gate.unsure_says}"] if gate.unsure_says is not None else []
        lines += listed("Do", gate.actions)
        lines += listed("Before leaving", gate.before_leaving)
        for test in gate.tests:
            when = f" When {self.sentence(test.when)}." if test.when is not None else ""
            unless = f" Unless it is known that {self.sentence(test.unless)}." if test.unless is not None else ""
            lines.append(f"Test, {plain(test.role)}: {self.test(test.investigation)}. {test.reason}{when}{unless}")
        lines += self.conditions_named("Hides", gate.hides)
        for short in self.edition.short_exams:
            if gate.id in short.gates:
                lines += self.names("Short emergency exam", short.examine)
                lines += self.names("Then asked", short.ask)
        return [*lines, cited(gate.sources, gate.status, gate.reviewed)]

    def condition(self, condition: ClinicalCondition) -> list[str]:
        """One condition: how its word comes about."""
        lines = [f"{condition.label} [{condition.id}]", condition.meaning]
        pattern = condition.pattern
        if pattern is None:
            return [*lines, f"Named only ({plain(condition.role)}).", cited(condition.sources, condition.status)]
        lines.append("Judged for each side." if pattern.side == "each" else "Judged once for both sides.")
        lines += self.groups("Keystone", pattern.keystone)
        older = pattern.supports_at_least_from_age
        more = f" ({older.n} above {older.above} years or when the age is not known)" if older is not None else ""
        lines += self.groups(f"Supports, at least {pattern.supports_at_least}{more}", pattern.supports)
        lines += self.groups("Fits well also needs", pattern.fits_well_needs)
        lines += self.groups("Against it", pattern.contraries)
        if pattern.contrary_gates:
            lines.append("Against it: any raised red flag.")
        lines += self.groups("Lowered by", pattern.lowered_by)
        lines += self.groups("A second cause", pattern.second_cause)
        look = [self.looked(each) for each in pattern.look_list]
        lines += listed("Fits well only after looking at", look)
        if pattern.closers == "never":
            lines.append("It is never said not to fit.")
        else:
            closed = "Does not fit only when a keystone speaks against it, no support is open or for it, and"
            lines += listed(closed, [self.sentence(each) for each in pattern.closers])
        lines += ["At most possible."] if pattern.highest == "possible" else []
        lines += [pattern.note] if pattern.note else []
        return [*lines, cited(condition.sources, condition.status)]

    def group(self, group: Group) -> list[str]:
        """One group of findings: what speaks for and against."""
        lines = [f"{group.meaning} [{group.id}]"]
        belongs = self.edition.condition.get(group.condition)
        side = "for each side" if group.side == "each" else "once"
        of = belongs.label if belongs else group.condition
        lines.append(f"Belongs to {of}; judged {side}; strength of evidence: {group.strength}.")
        lines.append(f"For it: {self.sentence(group.pro)}.")
        lines.append(f"Against it: {self.sentence(group.con)}." if group.con is not None else "Never against it.")
        if group.looked is not None:
            lines.append(f"Enough was looked at when {self.sentence(group.looked)}.")
        if group.open_when is not None:
            lines.append(f"Stays open all the same when {self.sentence(group.open_when)}.")
        lines += [group.notes] if group.notes else []
        return [*lines, cited(group.sources, group.status, group.reviewed)]

    def advice(self, advice: Advice) -> list[str]:
        """One rule for a test."""
        lines = [f"{self.test(advice.investigation)}: {plain(advice.role)}, {plain(advice.urgency)} [{advice.id}]"]
        lines += [self.word(each) for each in advice.words]
        if advice.gates:
            labels = [self.edition.gate[each].label if each in self.edition.gate else each for each in advice.gates]
            lines.append(f"When a red flag is raised: {' or '.join(labels)}.")
        lines += [f"When {self.sentence(advice.when)}."] if advice.when is not None else []
        lines += [f"Unless it is known that {self.sentence(advice.unless)}."] if advice.unless is not None else []
        where = [*advice.countries, *map(plain, advice.places)]
        lines += [f"Only in: {', '.join(where)}."] if where else []
        lines += ["Beside the tests before it, not after them."] if advice.parallel else []
        lines.append(f"Says: {advice.says}")
        lines += [f"When it becomes right: {advice.when_right}"] if advice.when_right else []
        return [*lines, cited(advice.sources, advice.status, advice.reviewed)]

    def safety_gate(self, check: SafetyGate) -> list[str]:
        """One check before a test."""
        gives_way = [self.edition.gate[each].label if each in self.edition.gate else each for each in check.yields_to]
        return [
            f"{check.label} [{check.id}, {check.ref}]",
            *([f"Asked when {self.sentence(check.applies_when)}."] if check.applies_when is not None else []),
            f"Hold when {self.sentence(check.hold_when)}." if check.hold_when is not None else "Never holds.",
            f"Clear when {self.sentence(check.clear_when)}; anything else is not asked, which is not clear.",
            *listed("Holds nothing while this sends the patient away now", gives_way),
            f"Then: {check.effect}",
            *listed("Instead", [self.test(each) for each in check.alternative]),
            cited(check.sources, check.status),
        ]

    def step(self, step: PathwayStep) -> list[str]:
        """One step of care."""
        lines = [f"{step.label} [{step.id}, {step.ref}, {step.arm}]", step.meaning]
        lines += [self.word(each) for each in step.words]
        where = [*step.countries, *map(plain, step.places)]
        lines += [f"Only in: {', '.join(where)}."] if where else []
        lines += [f"When {self.sentence(step.when)}."] if step.when is not None else []
        lines += ["Left out unless that is known to hold."] if step.only_when_met else []
        lines += ["Held while any red flag is raised or not cleared."] if step.held_by_flags else []
        lines += [f"Held: {self.word(each)}" for each in step.held_by_words]
        if step.held_when is not None:
            lines.append(f"Held while it is true or unknown that {self.sentence(step.held_when)}.")
        lines += [f"Held because: {step.held_because}"] if step.held_because else []
        lines += [f"Discouraged in: {', '.join(step.discouraged_in)}."] if step.discouraged_in else []
        lines += [f"Sources disagree: {step.disagreement}"] if step.disagreement else []
        return [*lines, cited(step.sources, step.status)]

    def roots(self) -> Iterator[list[str]]:
        """The signs of nerve roots."""
        for sign in self.edition.root_signs:
            roots = ", ".join(root.upper() for root in sign.roots)
            where = "the other side" if sign.side == "other" else "the same side"
            told = f"{self.label(sign.item)} ({sign.domain}): {roots} of {where}"
            yield [told, f"When {self.sentence(sign.positive)}.", cited(sign.sources)]

    def contradictions(self) -> Iterator[list[str]]:
        """The findings that do not go together."""
        for pair in self.edition.contradictions:
            yield [f"{pair.meaning} [{pair.id}]", f"When {self.sentence(pair.when)}.", f"Asks: {pair.ask}"]

    def scope(self) -> Iterator[list[str]]:
        """What lies outside the pack."""
        for limit in self.edition.scope:
            yield [f"{limit.meaning} [{limit.id}]", self.outside(limit), f"Says: {limit.outside_says}"]

    def outside(self, limit: ScopeLimit) -> str:
        """When a limit is passed."""
        if limit.outside_when is not None:
            return f"Outside when {self.sentence(limit.outside_when)}."
        lines = (" or ".join(self.cell(look.recorded, look.side) for look in line) for line in limit.once_recorded)
        return f"Outside when no condition is possible or better, once there is a result for: {'; '.join(lines)}."

    def worsening(self) -> Iterator[list[str]]:
        """What means getting worse."""
        for worse in self.edition.worsening:
            yield [f"{worse.says} [{worse.id}]", f"When {self.sentence(worse.when)}.", cited(worse.sources)]

    def pairings(self) -> Iterator[list[str]]:
        """The second causes."""
        for pair in self.edition.pairings:
            condition = self.edition.condition.get(pair.condition)
            name = condition.label if condition is not None else pair.condition
            yield [
                f"{name}, from {plain(pair.at_least)} [{pair.id}]",
                *self.groups("With", [pair.group]),
                f"Both: {pair.two_causes}",
                f"Not settled: {pair.not_settled}",
            ]

    def bedside(self) -> Iterator[list[str]]:
        """What is looked at before a test."""
        for first in self.edition.bedside:
            words = [self.word(each) for each in first.words]
            yield [f"{first.says} [{first.id}]", *words, *self.names("While blank", first.items)]

    def derived(self) -> Iterator[list[str]]:
        """The computed quantities."""
        for each in self.edition.derived:
            bands = [f"{band.label or plain(band.id)} ({limits(band.low, band.high)})" for band in each.bands]
            locked = [f"Locked: {each.locked}"] if each.locked else []
            lines = [each.formula, *locked, *listed("Bands", bands)]
            yield [f"{each.label} [{each.id}]", *lines, cited(each.sources, each.status)]

    def cards(self) -> Iterator[list[str]]:
        """The texts to think of."""
        for card in self.edition.cards:
            lines = [card.meaning, f"Think of it when: {card.think_of_it_when}", f"First: {card.first_test}"]
            named = f"Named when {self.sentence(card.when)}." if card.when is not None else "Never named by itself."
            lines.append(f"{named[:-1]}, on one side." if card.side == "each" else named)
            yield [f"{card.label} [{card.id}]", *lines, cited((), card.status)]

    def item(self, item: Item) -> list[str]:
        """One item: what is normal and what counts."""
        normal = item.normal
        if isinstance(normal, tuple):
            told = " or ".join(self.value(item, value) for value in normal) or "nothing is called normal"
        else:
            told = normal_numbers(normal, item.unit)
        lines = [f"{item.label} [{item.id}]", f"Normal: {told}. Counts: {item.positive}"]
        lines += [f"Shown when {self.sentence(item.when)}."] if item.when is not None else []
        lines += ["Safety question."] if item.safety else []
        return [*lines, cited(item.sources, item.status)]

    def sources(self) -> Iterator[list[str]]:
        """Every source with its status."""
        for source in self.edition.sources:
            year = f" ({source.year})" if source.year is not None else ""
            seen = [f"Seen: {source.seen}"] if source.seen else []
            yield [f"{source.key}: {source.citation}{year} [{source.status}]", *seen]

    def scores(self) -> Iterator[list[str]]:
        """Every score with its parts."""
        for score, lines in zip(self.edition.scores, read_scores(self.edition, self.sentence), strict=True):
            yield [*lines, cited(score.sources, score.status, score.reviewed)]
