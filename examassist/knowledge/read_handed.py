"""What leaves on paper, as headings and sentences: the emergency's page, the patient's sheet, requests and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.read_rules import Entries
from examassist.knowledge.sentences import cited, listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.handed import LeafletText
    from examassist.knowledge.reader import Question, Reader


class HandedOver(Entries):
    """The entries of one edition that other people read."""

    def transfer(self) -> Iterator[list[str]]:
        """The lines of the page that goes with an emergency."""
        for line in self.edition.transfer_lines:
            filled = self.names("Filled from", line.items) or ["Always written by hand."]
            yield [f"{line.label} [{line.id}]", *filled, cited(line.sources, line.status)]

    def leaflet(self) -> Iterator[list[str]]:
        """The fixed texts of the patient's sheet, each with what chooses it."""
        for text in self.edition.leaflet:
            heading = f"{text.title or plain(text.part).capitalize()} [{text.id}, {plain(text.part)}]"
            yield [heading, *text.says, *self._chosen(text), cited(text.sources, text.status)]

    def _chosen(self, text: LeafletText) -> Iterator[str]:
        yield from listed("Only in", text.countries)
        yield from self.conditions_named("When the impression ticked is", text.conditions)
        steps = self.edition.step_of_care
        yield from listed(
            "When the plan ticked is", [steps[each].label if each in steps else each for each in text.steps]
        )
        yield from listed("When this was recommended", [self.test(each) for each in text.investigations])
        if text.others:
            yield "For whatever has no text of its own in this place."
        if text.several:
            yield "In place of two texts of this place that do not go together."
        checks = self.edition.safety_gate
        held = [checks[each].label if each in checks else each for each in text.while_held]
        yield from listed("While one of these checks holds the test", held)
        if text.item is not None:
            item = self.edition.item.get(text.item)
            values = [self.value(item, value) for value in text.values]
            yield f"Only where this is recorded: {self.label(text.item)}" + (
                f", as {' or '.join(values)}." if values else "."
            )
        if text.by_hand:
            yield "A line to fill in by hand."

    def requests(self) -> Iterator[list[str]]:
        """What belongs into the request of each test."""
        for test in self.edition.investigations:
            if test.request:
                lines = [
                    f"{'Asks' if line.asks else 'Reminds'}: {line.says}"
                    + (f" When {self.sentence(line.when)}." if line.when is not None else "")
                    for line in test.request
                ]
                yield [f"{test.label} [{test.id}]", *lines]

    def readers(self) -> Iterator[list[str]]:
        """Who is asked or written to, what they want to know, and the one question that is put to them."""
        for reader in self.edition.readers:
            lines = [*self._offered(reader), f"What hangs on the answer: {reader.changes}"]
            for topic in reader.topics:
                lines += self.names(f"{topic.label}: wants", topic.needs)
                lines += self.names(f"{topic.label}: tells, where recorded", topic.tells)
            lines += [f"Asks: {line.says}" for line in reader.asks]
            lines += [f"Question: {self._question(each)}" for each in reader.questions]
            yield [f"{reader.label} [{reader.id}]", *lines, cited(reader.sources, reader.status)]

    def _offered(self, reader: Reader) -> Iterator[str]:
        yield from listed("Is asked for", [self.test(each) for each in reader.tests])
        if reader.is_letter:
            yield "Is written a letter."
        yield from self.flags_named("Once one of these is raised", reader.gates)
        yield from (self.word(each) for each in reader.words)
        yield from listed("Only at", [plain(place) for place in reader.places])

    def _question(self, question: Question) -> str:
        conditions: Sequence[str] = [
            *listed("with", [self.test(each) for each in question.tests]),
            *self.flags_named("while raised", question.gates),
            *(self.word(each) for each in question.words),
            *([f"when {self.sentence(question.when)}"] if question.when is not None else []),
        ]
        changes = f" (what hangs on it: {question.changes})" if question.changes is not None else ""
        told = "; ".join(conditions) or "always"
        return f"{question.says}{changes} [{told}]"
