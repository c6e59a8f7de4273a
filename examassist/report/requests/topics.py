"""What was found, topic by topic as one reader wants it: with side, since when, and what is normal folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey, How, started_on
from examassist.domain.truth import Truth
from examassist.reasoning.evaluate import holds
from examassist.reasoning.say import lower
from examassist.report.entries import as_a_group, said_by_its_group
from examassist.report.requests.phrase import Basis, Phrase, Row, basis_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Derived, Item
    from examassist.knowledge.reader import Reader, Topic
    from examassist.report.record import Record

EXACT_DAYS = 60
"""So long a time is told in days; a longer one in weeks, and one above a year in months."""
WEEKS_UNTIL = 366
ALL = 1000
"""A list that names all it has."""
BETWEEN = " · "


def topic_rows(record: Record, reader: Reader, place: str) -> Iterator[Row]:
    """One row for each topic of which anything was recorded."""
    for topic in reader.topics:
        if topic.place == place:
            phrases = tuple(_topic(record, topic))
            if phrases:
                yield Row(f"topic.{topic.id}", phrases, f"{topic.label}:")


def _topic(record: Record, topic: Topic) -> Iterator[Phrase]:
    normal: list[Finding] = []
    for name in dict.fromkeys((*topic.needs, *topic.tells)):
        derived = record.edition.derived_by_id.get(name)
        if derived is not None:
            yield from _computed(record, derived)
            continue
        item = record.edition.item[name]
        found = [each for each in recorded(record, item) if not said_by_its_group(record, each)]
        whole = len(found) == len(record.edition.keys_of(item))  # one side alone is told, and the other called blank
        if whole and item.position != "talk" and all(record.tone(each) == "normal" for each in found):
            normal += found
        elif found:
            yield told(record, item, found)
    if normal:
        yield _folded(record, normal)


def recorded(record: Record, item: Item) -> list[Finding]:
    """The findings of an item that have a value."""
    return [each for each in record.findings_of(item) if each.value is not None]


def told(record: Record, item: Item, found: Sequence[Finding]) -> Phrase:
    """One item with the value of each side, since when, and the note written there."""
    values = [_value(record, item, each) for each in found]
    keys = [each.key for each in found]
    if not item.sided:
        text = values[0]
    elif len(set(values)) == 1 and len(values) > 1:
        text = f"{record.say.side('both')} {values[0]}"
    else:
        text = ", ".join(f"{record.say.side(each.side)} {value}" for each, value in zip(found, values, strict=True))
        without = [key for key in record.edition.keys_of(item) if key not in keys]
        text += "".join(f", {record.say.side(key.side)} {_why_none(record, key)}" for key in without)
        keys += without
    return Phrase(f"{item.label}: {text}", basis_of(record, keys))


def _why_none(record: Record, key: FindingKey) -> str:
    finding = record.encounter.finding(key)
    word = "NOT ASKED" if record.edition.item[key.item].position == "talk" else "NOT EXAMINED"
    return word if finding is None else record.say.because(word, finding)


def _value(record: Record, item: Item, finding: Finding) -> str:
    value = record.say.value(finding)
    if item.values:
        several = isinstance(finding.value, tuple)
        value = ", ".join(map(lower, value.split(", "))) if several else lower(value)
    if item.kind == "date":
        value += _before(record, value)
    if finding.onset:
        value += f" ({lower(record.say.plain_value(item.onset or '', finding.onset))})"
    if finding.since:
        value += f", since {finding.since}{_before(record, finding.since)}"
    return value + (f", note: {finding.note}" if finding.note else "")


def _before(record: Record, since: str) -> str:
    """How long before the exam a date lies; nothing for what is no date."""
    try:
        first, last = started_on(since)
    except ValueError:
        return ""
    span = before(first, last, record.encounter.examined_at.date())
    return f" ({span})" if span else ""


def before(first: date, last: date, examined: date) -> str:
    """How long before the exam something began that began between two days; nothing when it lies after it."""
    longest, shortest = (examined - first).days, max(0, (examined - last).days)
    if longest < 0:
        return ""
    unit, days = ("days", 1) if longest <= EXACT_DAYS else ("weeks", 7) if longest <= WEEKS_UNTIL else ("months", 30.4)
    most, least = int(longest / days), int(shortest / days)
    number = f"{most}" if most == least else f"{least} to {most}"
    return f"{number} {unit[:-1] if number == '1' else unit} before the exam"


def _folded(record: Record, normal: Sequence[Finding]) -> Phrase:
    """All normal ones in one phrase, with how many of them were filled in by one key."""
    items = [record.edition.item[name] for name in dict.fromkeys(each.item for each in normal)]
    once = BETWEEN.join(item.label for item in items if not item.sided)
    both = BETWEEN.join(item.label for item in items if item.sided)
    names = "; ".join(part for part in (once, f"{record.say.side('both')} {both}" if both else "") if part)
    filled = sum(1 for each in normal if each.how is How.SECTION_NORMAL)
    text = f"recorded as normal: {names}" + (f" ({filled} of {len(normal)} by “rest normal”)" if filled else "")
    return Phrase(text, basis_of(record, [each.key for each in normal]))


def _computed(record: Record, derived: Derived) -> Iterator[Phrase]:
    shown = {side: text for side, text in record.computed(derived).items() if text is not None}
    if not shown:
        return
    values = [f"{record.say.side(side)} {text}".strip() for side, text in shown.items()]
    own = tuple(Basis("computed", str(FindingKey(derived.id, side))) for side in shown)
    inputs = [
        key
        for name in derived.inputs
        if name in record.edition.item
        for key in record.edition.keys_of(record.edition.item[name])
        if record.encounter.finding(key) is not None and key.side in {*shown, Laterality.UNSIDED}
    ]
    yield Phrase(f"{derived.label}: {', '.join(values)}", (*own, *basis_of(record, inputs)))


# ---------------------------------------------------------------------- what was not had


def gap_rows(record: Record, reader: Reader | None) -> Iterator[Row]:
    """What this reader needs and nobody examined or asked, by name; a refused one with its reason."""
    items = [
        record.edition.item[name]
        for topic in (reader.topics if reader is not None else ())
        for name in topic.needs
        if name in record.edition.item
    ]
    items = [item for item in dict.fromkeys(items) if _applies(record, item)]
    for key, lead, asked in (("gaps.examined", "NOT EXAMINED:", False), ("gaps.asked", "NOT ASKED:", True)):
        phrases = [phrase for item in items if (item.position == "talk") is asked for phrase in _gaps(record, item)]
        if phrases:
            yield Row(key, tuple(phrases), lead)


def _applies(record: Record, item: Item) -> bool:
    return item.when is None or holds(item.when, record.encounter, record.edition) is not Truth.NO


def _gaps(record: Record, item: Item) -> Iterator[Phrase]:
    reasons: dict[str, list[FindingKey]] = {}
    for each in record.findings_of(item):
        if each.not_obtained is not None:
            why = record.say.absence(each) + (f", {each.note}" if each.note else "")
            reasons.setdefault(why, []).append(each.key)
    for reason, keys in reasons.items():
        yield Phrase(f"{_sided(record, item, keys)} ({reason})", basis_of(record, keys))
    blank = record.blank(item)
    if blank:
        yield Phrase(_sided(record, item, blank), basis_of(record, blank))


def _sided(record: Record, item: Item, keys: Sequence[FindingKey]) -> str:
    """An item with its side, or with both where both are meant."""
    if len(keys) == 1:
        return record.say.cells(keys)
    return record.say.text("cell_sided", label=item.label, side=record.say.side("both"))


# ---------------------------------------------------------------------- the safety questions


def question_rows(record: Record) -> Iterator[Row]:
    """Every safety question with its answer; what is not asked is named, and nothing is said beyond the answers."""
    answers: dict[str, list[Item]] = {}
    yes: list[Phrase] = []
    not_asked: list[FindingKey] = []
    for item in record.edition.items:
        if item.group_number is None:
            continue
        key = FindingKey(item.id)
        finding = record.encounter.finding(key)
        if finding is None:
            not_asked.append(key)
        elif finding.value is None or record.tone(finding) == "normal":
            group = ", each asked as a group" if as_a_group(record, item) else ""
            answers.setdefault(record.say.value(finding) + group, []).append(item)
        else:
            yes.append(answered(record, item, finding))
    for value, items in answers.items():
        names = BETWEEN.join(item.label for item in items)
        yes.append(Phrase(f"{value}: {names}", basis_of(record, [FindingKey(item.id) for item in items])))
    if not_asked:
        yes.append(Phrase(f"NOT ASKED: {record.say.cells(not_asked, ALL)}", basis_of(record, not_asked)))
    if yes:
        yield Row("questions", tuple(yes), "Asked for safety:")


def answered(record: Record, item: Item, finding: Finding) -> Phrase:
    """A safety question in one phrase with its parts and its onset."""
    own = recorded(record, record.edition.item[item.parts.item]) if item.parts is not None else []
    own = [each for each in own if each.value != ()]
    onset = recorded(record, record.edition.item[item.onset]) if item.onset is not None else []
    value = record.say.value(finding)
    if own:
        value += f", {', '.join(_part(record, each) for each in own)}"
    if onset:
        value += f" ({lower(record.say.value(onset[0]))})"
    if finding.note:
        value += f", note: {finding.note}"
    return Phrase(f"{item.label}: {value}", basis_of(record, [finding.key, *(each.key for each in (*own, *onset))]))


def _part(record: Record, finding: Finding) -> str:
    value = ", ".join(map(lower, record.say.value(finding).split(", ")))
    return f"{record.say.side(finding.side)} {value}".strip()
