"""One page a condition, with everything the pack says of it, for a clinician to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.check_rules import groups_of
from examassist.knowledge.read_rules import Entries
from examassist.knowledge.sentences import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import ClinicalCondition, WordAtLeast


def condition_pages(edition: Edition) -> Mapping[str, str]:
    """A page of prose for each condition, by its id: its word, groups, red flags, tests, care and sources.

    A page ends with a line to sign; the same edition always gives the same pages.
    """
    return {each.id: "\n".join(_Page(edition, each).lines()).rstrip() + "\n" for each in edition.conditions}


class _Page(Entries):
    def __init__(self, edition: Edition, condition: ClinicalCondition) -> None:
        super().__init__(edition)
        self.of = condition

    def lines(self) -> Iterator[str]:
        edition, of = self.edition, self.of
        yield f"{edition.header.title}: {of.label}"
        yield "NOT CLINICALLY REVIEWED." if not edition.reviewed else "CLINICALLY REVIEWED."
        yield from self._part("How its word comes about", [self.condition(of)])
        groups = dict.fromkeys(groups_of(of.pattern) if of.pattern is not None else ())
        yield from self._part("Its groups of findings", [self.group(edition.group[name]) for name in groups])
        if of.roots_named:
            yield from self._part("Its roots", self.roots())
        gates = [gate for gate in edition.gates if gate.condition == of.id]
        yield from self._part("Its red flags", [self.gate(gate) for gate in gates])
        flags = {gate.id for gate in gates}
        advice = [each for each in edition.advice if self._named(each.words) or flags & set(each.gates)]
        yield from self._part("Its tests", [self.advice(each) for each in advice])
        steps = [each for each in edition.pathway if self._named(each.words)]
        yield from self._part("Its steps of care", [self.step(each) for each in steps])
        rules = [of, *(edition.group[name] for name in groups), *gates, *advice, *steps]
        cited = {key for rule in rules for key in rule.sources}
        yield from self._part("Sources", [each for each in self.sources() if each[0].partition(":")[0] in cited])
        yield from ("", "Reviewed by: ______________________   Date: ____________   Changes asked for: ____________")

    def _named(self, words: Sequence[WordAtLeast]) -> bool:
        return any(self.of.id in entry.conditions for entry in words)

    def _part(self, title: str, entries: Iterable[Sequence[str]]) -> Iterator[str]:
        found = list(entries)
        if not found:
            return
        yield from ("", title.upper())
        for heading, *rest in found:
            yield ""
            yield from wrapped(heading)
            for line in rest:
                yield from wrapped(line, "  ")
