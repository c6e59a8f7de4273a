"""The rules of a pack as plain prose, so that a clinician can review them and a reviewer can read their changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.read_handed import HandedOver
from examassist.knowledge.sentences import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examassist.knowledge.edition import Edition


def read_aloud(edition: Edition) -> str:
    """Every rule of ``edition`` in sentences, in the order of the pack, with labels, sources and status.

    The same edition always reads the same; the review state stands on top.
    """
    return "\n".join(_Reader(edition).lines()).rstrip() + "\n"


class _Reader(HandedOver):
    def lines(self) -> Iterator[str]:
        header = self.edition.header
        yield f"{header.title}, edition {header.edition} ({self.edition.short_digest})"
        reviewers = ", ".join(header.reviewed_by)
        yield f"CLINICALLY REVIEWED BY {reviewers}." if reviewers else "NOT CLINICALLY REVIEWED."
        yield ""
        for line in (header.intended_use, header.limits, header.outside_scope):
            yield from wrapped(line)
        edition = self.edition
        yield from self._chapter("Red flags", (self.gate(each) for each in edition.gates))
        yield from self._chapter("Conditions", (self.condition(each) for each in edition.conditions))
        yield from self._chapter("Groups of findings", (self.group(each) for each in edition.groups))
        yield from self._chapter("Nerve roots", self.roots())
        yield from self._chapter("Findings that do not go together", self.contradictions())
        yield from self._chapter("Outside the pack", self.scope())
        yield from self._chapter("Getting worse", self.worsening())
        yield from self._chapter("Two causes", self.pairings())
        yield from self._chapter("Tests", (self.advice(each) for each in edition.advice))
        yield from self._chapter("Checks before a test", (self.safety_gate(each) for each in edition.safety_gates))
        yield from self._chapter("Bedside first", self.bedside())
        yield from self._chapter("Steps of care", (self.step(each) for each in edition.pathway))
        yield from self._chapter("The page that goes with an emergency", self.transfer())
        yield from self._chapter("The sheet that the patient takes home", self.leaflet())
        yield from self._chapter("What belongs into a request", self.requests())
        yield from self._chapter("Who is asked and written to", self.readers())
        yield from self._chapter("Computed quantities", self.derived())
        yield from self._chapter("Scores", self.scores())
        yield from self._chapter("To think of", self.cards())
        yield from self._chapter("What is normal", (self.item(each) for each in edition.items))
        yield from self._chapter("Sources", self.sources())

    def _chapter(self, title: str, entries: Iterable[Sequence[str]]) -> Iterator[str]:
        found = list(entries)
        if not found:
            return
        yield from ("", title.upper(), "=" * len(title))
        for heading, *rest in found:
            yield ""
            yield from wrapped(heading)
            for line in rest:
                yield from wrapped(line, "  ")
