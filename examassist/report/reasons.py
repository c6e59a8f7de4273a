"""Why it was said: the rules with what they rest on, their numbered sources, and people's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report.beside import all_disagreements, why_thought_of
from examassist.report.document import Line, Listing
from examassist.report.record import Record, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.reasoning.assessment import ConditionResult, Fact
    from examassist.report.document import Mark

EXPLAINED = frozenset({"fits_well", "possible", "does_not_fit"})
"""Words that somebody acts on: each condition with its own reason and sources; the others are named together."""
FLAGS_ASK = "Red flags ask about these; they are not ranked."
STATUS = "V seen in the source, V2 in secondary texts, D derived, M from memory and not verified"
NOT_REVIEWED = "The content of this edition is not clinically reviewed."


def reasons(record: Record) -> tuple[Listing, ...]:
    """Reasons, sources and remarks, in this order."""
    numbers: dict[str, int] = {}
    lines = (
        *_flags(record, numbers),
        *all_disagreements(record, "reasons"),
        *_conditions(record, numbers),
        *_cards(record, numbers),
        *_tests(record, numbers),
    )
    listings = [
        Listing(
            "reasons",
            "Reasons",
            lines or (Line("reasons.none", "No rule has anything to say yet."),),
            note="rule: what it says [source]",
            kind="columns",
        )
    ]
    listings.append(Listing("sources", "Sources", tuple(_sources(record, numbers)), note=STATUS, kind="small"))
    remarks = tuple(_remarks(record))
    if remarks:
        listings.append(Listing("remarks", "Remarks", remarks, note="in their own words; no rule reads them"))
    return tuple(listings)


def _cited(sources: Iterable[str], numbers: dict[str, int]) -> str:
    """The numbers of sources in brackets; a source gets its number where it is first cited."""
    cited = [numbers.setdefault(key, len(numbers) + 1) for key in dict.fromkeys(sources)]
    return f" [{', '.join(map(str, sorted(cited)))}]" if cited else ""


def _flags(record: Record, numbers: dict[str, int]) -> Iterator[Line]:
    for flag in record.assessment.raised:
        gate = record.edition.gate[flag.id]
        facts = "; ".join(record.facts(flag.because))
        actions = " ".join(sentence(action) for action in flag.actions)
        text = f"{sentence(facts)}{_cited(flag.sources, numbers)} {actions}"
        yield Line(
            f"reasons.{flag.id}",
            text.strip(),
            lead=f"{gate.ref} {gate.label}:",
        )


def _conditions(record: Record, numbers: dict[str, int]) -> Iterator[Line]:
    if record.assessment.emergency is not None:
        return
    alike: dict[tuple[str, str], list[ConditionResult]] = {}
    for condition in record.assessment.conditions:
        if condition.word not in EXPLAINED:
            asked = record.say.asked_by_flags(condition, record.assessment)
            why = condition.why if asked is None else FLAGS_ASK
            alike.setdefault((record.say.fit(condition, record.assessment), why), []).append(condition)
            continue
        key = f"reasons.{condition.id}.of_{condition.side or 'both'}"
        yield Line(key, condition.why + _cited(condition.sources, numbers), lead=sentence(condition.says))
        made_of_two = record.edition.condition[condition.id].role == "derived_from_two"  # both stand above
        if condition.word in {"fits_well", "possible"} and not made_of_two:
            yield from _rules(record, key, condition, numbers)
    for (word, why), conditions in alike.items():
        names = ", ".join(_name(record, condition) for condition in conditions)
        yield Line(f"reasons.others.{conditions[0].id}", f"{why} {sentence(names)}".strip(), lead=f"{word}:")


def _name(record: Record, condition: ConditionResult) -> str:
    """A condition in a list; the side only where the other side of it has another word."""
    side = f" ({record.say.side(condition.side)})" if condition.side is not None else ""
    return record.edition.condition[condition.id].label + side


def _rules(record: Record, key: str, condition: ConditionResult, numbers: dict[str, int]) -> Iterator[Line]:
    kinds: list[tuple[Mark, tuple[Fact, ...]]] = [
        ("for", condition.supporting),
        ("against", condition.against),
        ("second", condition.second_cause),
        ("unknown", condition.conflicts),
    ]
    for mark, facts in kinds:
        for rule in dict.fromkeys(fact.rule for fact in facts):
            group = record.edition.group.get(rule)
            said = "; ".join(record.facts(fact for fact in facts if fact.rule == rule))
            cited = _cited(group.sources if group is not None else (), numbers)
            yield Line(f"{key}.{mark}.{rule}", sentence(said) + cited, lead=f"{_readable(rule)}:", mark=mark)


def _cards(record: Record, numbers: dict[str, int]) -> Iterator[Line]:
    """Every met card with what met it, also those that page one has no room for."""
    if record.assessment.emergency is not None:
        return
    for card in record.assessment.consider:
        text = f"{why_thought_of(record, card)} First: {sentence(card.first_test)}"
        yield Line(f"reasons.{card.id}", text + _cited(card.sources, numbers), lead=f"Also think of {card.says}:")


def _readable(rule: str) -> str:
    return rule.replace("_", " ").capitalize()


def _tests(record: Record, numbers: dict[str, int]) -> Iterator[Line]:
    """Why a test is not for now; of those on page one, where their reason stands, the sources alone."""
    asked = []
    for test in record.assessment.investigations:
        name = record.edition.investigation[test.id].label
        cited = _cited(test.sources, numbers)
        if test.role == "not_now":
            yield Line(f"reasons.{test.id}", f"{sentence(test.says)}{cited}", lead=f"{name}:")
        else:
            asked.append(f"{name}{cited}")
    if asked:
        yield Line("reasons.tests", sentence("; ".join(asked)), lead="Tests on page 1:")


def _sources(record: Record, numbers: dict[str, int]) -> Iterator[Line]:
    for key, number in numbers.items():
        source = record.edition.source.get(key)
        if source is None:
            text = sentence(key)
        else:
            year = f", {source.year}" if source.year and str(source.year) not in source.citation else ""
            text = f"{source.citation.rstrip('.')}{year}. {source.status}"
        yield Line(f"sources.{number}", text, lead=f"[{number}]")
    if not record.edition.reviewed:
        yield Line("sources.review", NOT_REVIEWED)


def _remarks(record: Record) -> Iterator[Line]:
    for number, remark in enumerate(record.encounter.notes):
        section = record.edition.section.get(remark.place)
        place = section.title if section is not None else record.say.label(remark.place)
        yield Line(f"remarks.{number}", remark.text, lead=f"{place}:")
    for override in record.encounter.overrides:
        yield Line(
            f"remarks.rule.{override.rule}",
            override.reason,
            lead=f"Advice overruled, {_readable(override.rule).lower()}:",
        )
