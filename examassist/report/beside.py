"""What stands beside the words of fit: cards worth a thought, and findings that do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.kept import kept_in_words
from examassist.report.document import Line, Listing
from examassist.report.record import Record, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.reasoning.assessment import CardResult

SHOWN = 3
"""How many cards, and how many disagreements, stand on page one; all of them stand under Reasons."""
MORE = "and {n} more, under Reasons"


def also_think_of(record: Record) -> Iterator[Listing]:
    """The met cards on page one, left out while an emergency is raised."""
    cards = record.assessment.consider
    if record.assessment.emergency is not None or not cards:
        return
    lines = [Line(f"consider.{card.id}", _told(card), lead=f"{card.says}:", mark="item") for card in cards[:SHOWN]]
    lines += _more("consider", len(cards))
    yield Listing("consider", "Also think of", tuple(lines), note="not ranked; no other is judged unlikely")


def disagreements(record: Record) -> list[Line]:
    """The findings that do not go together, for page one: the open ones first, the settled ones with their reason."""
    lines = sorted(all_disagreements(record, "second"), key=lambda line: record.is_settled(line.key.split(".")[1]))
    return [*lines[:SHOWN], *_more("second", len(lines))]


def all_disagreements(record: Record, key: str) -> Iterator[Line]:
    """Every pair of findings that do not go together."""
    reasons = {each.contradiction: kept_in_words(each) for each in record.encounter.settled}
    for each in record.assessment.contradictions:
        reason = f" Both kept: {reasons[each.id]}" if record.is_settled(each.id) and each.id in reasons else ""
        yield Line(f"{key}.{each.id}", sentence(each.says + reason), lead="Do not go together:")


def why_thought_of(record: Record, card: CardResult) -> str:
    """What met a card, for the page of reasons."""
    return sentence("; ".join(record.facts(card.because)))


def _told(card: CardResult) -> str:
    return f"{sentence(card.think_of_it_when)} First: {sentence(card.first_test)}"


def _more(key: str, number: int) -> list[Line]:
    return [Line(f"{key}.more", MORE.format(n=number - SHOWN), quiet=True)] if number > SHOWN else []
