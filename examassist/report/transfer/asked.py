"""What was asked about the emergencies and how it was answered, and which of their findings do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.report.document import Line, Listing
from examassist.report.entries import as_a_group
from examassist.report.record import sentence
from examassist.report.requests.topics import answered
from examassist.report.transfer.emergencies import cut
from examassist.report.transfer.found import NOT_ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import FlagResult
    from examassist.report.record import Record
    from examassist.report.transfer.room import Room

KEY = "transfer.asked"


def asked(record: Record, flags: Sequence[FlagResult], room: Room) -> Iterator[Listing]:
    """Every safety question that belongs to what is raised with its answer, then what is open between findings."""
    inputs = _inputs(record, flags)
    lines = [*_questions(record, inputs, room), *_open_pairs(record, inputs, room)]
    if lines:
        yield Listing(KEY, _("Asked about what is raised"), tuple(lines))


def _inputs(record: Record, flags: Sequence[FlagResult]) -> frozenset[str]:
    """The items that the raised flags read, with the questions that these are parts of."""
    names: set[str] = set()
    for flag in flags:
        gate = record.edition.gate[flag.id]
        names |= {*gate.core, *gate.conditional, *(FindingKey.parse(fact.finding).item for fact in flag.because)}
    items = (record.edition.item.get(name) for name in names)
    return frozenset(names | {item.part_of for item in items if item is not None and item.part_of is not None})


def _questions(record: Record, inputs: frozenset[str], room: Room) -> Iterator[Line]:
    """One line for each that is not a plain no, then one for all that are answered alike."""
    alike: dict[str, list[str]] = {}
    for item in record.edition.items:
        if item.group_number is None or item.id not in inputs:
            continue
        value = _plain_answer(record, item)
        if value is None:
            [finding] = record.findings_of(item)
            yield Line(f"{KEY}.{item.id}", sentence(cut(answered(record, item, finding).text, room)), mark="item")
        else:
            alike.setdefault(value, []).append(item.label)
    for number, (value, labels) in enumerate(alike.items(), start=1):
        yield Line(f"{KEY}.alike.{number}", sentence("; ".join(labels)), lead=f"{value}:", mark="item")


def _plain_answer(record: Record, item: Item) -> str | None:
    """What may be said of several questions in one line; None for an answer that has more to say."""
    findings = record.findings_of(item)
    if not findings:
        return NOT_ASKED
    if len(findings) == 1 and (findings[0].value is None or record.tone(findings[0]) == "normal"):
        value = record.say.value(findings[0])
        return _("{value}, asked as a group").format(value=value) if as_a_group(record, item) else value
    return None


def _open_pairs(record: Record, inputs: frozenset[str], room: Room) -> Iterator[Line]:
    """Findings of what is raised that do not go together and that nobody settled."""
    for pair in record.assessment.contradictions:
        if pair.state == "open" and inputs & {FindingKey.parse(fact.finding).item for fact in pair.between}:
            said = sentence(cut(pair.says, room))
            yield Line(f"{KEY}.pair.{pair.id}", said, lead=_("Do not go together:"), mark="item")
