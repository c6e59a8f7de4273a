"""Page one: what a colleague must know who reads nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.reasoning.say import lower
from examassist.report.beside import also_think_of, disagreements
from examassist.report.document import Line, Listing, Request, Requests
from examassist.report.entries import rest_recorded
from examassist.report.gate_line import flags_beside
from examassist.report.not_examined import not_examined
from examassist.report.one_box import LABORATORY, in_one_box
from examassist.report.record import Record, sentence
from examassist.report.requests.argue import decided_row, leading_conditions, question_of
from examassist.report.requests.safety import screen_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import ConditionResult, InvestigationResult
    from examassist.report.document import Block, Mark

EACH = 3
"""How many findings for, against and not known are named there for each."""
INDICATION = 6
NO_TEST = "none"
WORSE, SECOND = "getting_worse", frozenset({"two_causes", "not_settled"})
OPEN = frozenset({"open_between", "not_enough_data", "outside_scope", "nothing_fits"})
ASKED = frozenset({"first", "then"})
"""Roles of tests whose question stands on page one; that of the others is in their request."""
SCREEN = "screen"
ROLES = {"first": "First", "then": "Then", "optional": "Optional", "alternative": "Instead"}
NOT_SENT = "to be requested by the clinician - not sent by this program"


def summary(record: Record) -> Iterator[Block]:
    """The blocks of page one below the gate line, in the order of the clinical review; an empty one is left out."""
    yield from _headlines(record, "worse", "Getting worse", {WORSE})
    yield _impression(record)
    yield from _unsettled(record)
    yield _abnormal(record)
    yield from _weighing(record)
    yield from also_think_of(record)
    yield from _bedside(record)
    yield _requests(record)
    yield from _not_now(record)
    yield from _agreed(record)
    yield not_examined(record)


def _headlines(record: Record, key: str, title: str, ids: set[str] | frozenset[str]) -> Iterator[Listing]:
    found = [line for line in record.assessment.headline if line.id in ids]
    if found:
        lines = tuple(
            Line(f"{key}.{number}", sentence(_without(title, each.says))) for number, each in enumerate(found)
        )
        yield Listing(key, title, lines)


def _without(title: str, says: str) -> str:
    """A headline that repeats its heading, without it."""
    rest = says.removeprefix(f"{title}: ")
    return rest[:1].upper() + rest[1:]


def _impression(record: Record) -> Listing:
    impression = record.encounter.impression
    names = [
        condition.label if condition is not None else name
        for name in (impression.conditions if impression else ())
        for condition in [record.edition.condition.get(name)]
    ]
    text = impression.text if impression else ""
    if not names and not text:
        lines = (Line("impression.none", "Not recorded."),)
    else:
        lines = (Line("impression.text", text, lead=sentence("; ".join(names)) if names else ""),)
    return Listing("impression", "Impression", lines, note="by the clinician", kind="large")


def _unsettled(record: Record) -> Iterator[Listing]:
    """A second cause, arteries and the like still open, and findings that do not go together."""
    says = [line.says for line in record.assessment.headline if line.id in SECOND]
    lines = [Line(f"second.{number}", sentence(text)) for number, text in enumerate(says)]
    lines += disagreements(record)
    if lines:
        yield Listing("second", "Second cause, not settled", tuple(lines))


def _abnormal(record: Record) -> Listing:
    above = _said_above(record)
    lines = [
        line
        for item in record.edition.items
        if item.id not in above and (line := abnormal_line(record, item)) is not None
    ]
    if not lines and not above:
        lines = [Line("abnormal.none", "None recorded. What was not examined is not among the normal.")]
    numbers = "; ".join(_measured(record))
    if numbers:
        lines.append(Line("abnormal.measured", numbers, lead="Measured:", mark="item"))
    lines.append(Line("abnormal.rest", rest_recorded(record), quiet=True))
    return Listing("abnormal", "What was abnormal", tuple(lines), note="besides what stands above" if above else "")


def _said_above(record: Record) -> set[str]:
    """What the emergency that leads rests on: it stands under the name, and page one has no room to say it twice."""
    flag = record.assessment.emergency
    return {FindingKey.parse(fact.finding).item for fact in flag.because} if flag is not None else set()


def _measured(record: Record) -> Iterator[str]:
    """Numbers that are neither normal nor abnormal by themselves: a colleague reads them where the rest stands."""
    for item in record.edition.items:
        if item.kind == "measure" and item.position != "talk":
            yield from (record.say.fact(each) for each in record.findings_of(item) if record.tone(each) == "plain")
    for derived in record.edition.derived:
        for side, shown in record.computed(derived).items():
            if shown is not None:
                yield record.say.text("fact", cell=record.say.cell(FindingKey(derived.id, side)), value=shown)


def abnormal_line(record: Record, item: Item) -> Line | None:
    """What is abnormal of one item, both sides in one line; None where nothing is."""
    findings = record.findings_of(item)
    if not any(record.tone(each) == "abnormal" for each in findings):
        return None
    values = [_running(record, each) for each in findings]
    if not item.sided:
        text = values[0]
    elif len(set(values)) == 1 and len(values) > 1:
        text = f"{record.say.side('both')} {values[0]}"
    else:
        text = ", ".join(f"{record.say.side(each.side)} {value}" for each, value in zip(findings, values, strict=True))
        blank = [record.say.side(key.side) for key in record.blank(item)]
        word = "not asked" if item.position == "talk" else "not examined"
        text += "".join(f", {side} {word}" for side in blank)
    text += "".join(f" - {note}" for note in dict.fromkeys(_age_note(record, item, each) for each in findings) if note)
    return Line(f"abnormal.{item.id}", text, lead=f"{item.label}:", mark="item")


def _running(record: Record, finding: Finding) -> str:
    """A value inside a sentence: answers begin small, numbers and a person's own words stay as they are."""
    value = record.say.value(finding)
    if not record.edition.item[finding.item].values:
        return value
    return ", ".join(map(lower, value.split(", "))) if isinstance(finding.value, tuple) else lower(value)


def _age_note(record: Record, item: Item, finding: Finding) -> str:
    """When a value carries little weight at this age, with the condition that only the reader can judge."""
    usual, age = item.counts_as_normal, record.encounter.age
    if usual is None or usual.from_age is None or finding.value not in usual.values:
        return ""
    if age is None or age < usual.from_age:
        return ""
    return f"from {usual.from_age} of little weight, but only if {usual.when}"


def _weighing(record: Record) -> Iterator[Listing]:
    """What speaks for and against the leading conditions; left out while an emergency is raised."""
    if record.assessment.emergency is not None:
        return
    lines = [
        Line(f"weighing.headline.{number}", sentence(line.says))
        for number, line in enumerate(record.assessment.headline)
        if line.id in OPEN
    ]
    for condition in leading_conditions(record):
        lines += _weighed(record, condition)
    if not lines:
        lines = [Line("weighing.none", "No condition stands out from what is recorded.")]
    yield Listing("weighing", "For, against, not known", tuple(lines), note="groups of findings")


def _weighed(record: Record, condition: ConditionResult) -> Iterator[Line]:
    key = f"weighing.{condition.id}.of_{condition.side or 'both'}"
    yield Line(key, "", lead=sentence(condition.says))
    unknown = _not_known(record, condition)
    groups: list[tuple[Mark, Sequence[str]]] = [
        ("for", record.facts(condition.supporting)),
        ("against", record.facts(condition.against)),
        ("second", record.facts(condition.second_cause)),
        ("unknown", unknown),
    ]
    shown = {mark: EACH if mark != "second" else 1 for mark, _ in groups}
    for mark, texts in groups:
        for number, text in enumerate(texts[: shown[mark]]):
            yield Line(f"{key}.{mark}.{number}", text, mark=mark)
    left = sum(max(0, len(texts) - shown[mark]) for mark, texts in groups)
    if left:
        yield Line(f"{key}.more", f"and {left} more, under Reasons", quiet=True)


def _not_known(record: Record, condition: ConditionResult) -> list[str]:
    """What is blank in one line, then what is recorded and settles nothing."""
    missing = {FindingKey.parse(each.finding): each.says for each in (*condition.not_looked_at, *condition.missing)}
    blank = [key for key in missing if record.encounter.finding(key) is None]
    said = [f"{record.say.cells(blank, EACH)}: not recorded"] if blank else []
    return [*said, *(says for key, says in missing.items() if key not in blank)]


def _bedside(record: Record) -> Iterator[Listing]:
    """What was not done and can still change the plan; it comes before any test."""
    lines = tuple(Line(f"bedside.{item.finding}", sentence(item.says), mark="item") for item in record.assessment.open)
    if lines:
        yield Listing("bedside", "First at the bedside", lines, note="not recorded, and before any test", kind="dense")


def _requests(record: Record) -> Requests:
    found = [
        each for each in record.assessment.investigations if each.role != "not_now" and not _is_no_test(record, each.id)
    ]
    kinds = {test.id: test.kind for test in record.edition.investigations}
    blood = frozenset(f"requests.{each.id}" for each in found if kinds.get(each.id) == LABORATORY)
    requests = in_one_box((_request(record, number, each) for number, each in enumerate(found, start=1)), blood)
    note = NOT_SENT if requests else "none suggested from what is recorded"
    return Requests("requests", "Tests", note, requests)


def _request(record: Record, number: int, test: InvestigationResult) -> Request:
    key = f"requests.{test.id}"
    clock = record.say.tier(test.urgency)
    if test.urgency == "routine":  # never said without these numbers, none included
        clock += f"; {flags_beside(record)}"
    return Request(
        key, str(number), _name(record, test.id), f"{ROLES[test.role]} · {clock}", tuple(_indication(record, key, test))
    )


def _indication(record: Record, key: str, test: InvestigationResult) -> Iterator[Line]:
    """The phrases of its request that page one has room for: what holds it first, the question last."""
    waiting = any(gate.state == "not_asked" for gate in test.gates)
    rows = sorted(screen_rows(record, test), key=lambda row: row.key == SCREEN)  # what holds it stands first
    yield from (Line(f"{key}.{row.key}", row.text, lead=row.lead) for row in rows if waiting or row.key != SCREEN)
    names = " or ".join(_name(record, name) for name in test.fallback)
    instead = f" If not possible: {sentence(names)}" if names else ""
    yield Line(f"{key}.reason", sentence(test.says) + _resting_on(record, test) + instead, lead="Reason:")
    for row in decided_row(record, test.id):
        yield Line(f"{key}.decision", row.text, lead=row.lead)
    if test.role in ASKED:
        question = question_of(record, test.id)
        yield Line(f"{key}.question", question.text, lead=question.lead)


def _resting_on(record: Record, test: InvestigationResult) -> str:
    """What a request rests on; in an emergency only the first says it, so that page one holds them all."""
    facts = record.told(test.because)[:INDICATION]
    if not facts:
        return ""
    first = next((each for each in record.assessment.investigations if each.role != "not_now"), test)
    if record.assessment.emergency is not None and test.id != first.id and test.because == first.because:
        return " Recorded: as under 1."
    return f" Recorded: {sentence('; '.join(facts))}"


def _name(record: Record, investigation: str) -> str:
    found = record.edition.investigation.get(investigation)
    return found.label if found is not None else investigation


def _is_no_test(record: Record, investigation: str) -> bool:
    """Whether an entry is the option of doing no test, which nobody can request."""
    found = record.edition.investigation.get(investigation)
    return found is not None and found.kind == NO_TEST


def _not_now(record: Record) -> Iterator[Listing]:
    """When each test that is named as not now becomes right; why it is not now stands under Reasons."""
    lines = []
    for test in sorted(record.assessment.investigations, key=lambda each: not _is_no_test(record, each.id)):
        no_test = _is_no_test(record, test.id)
        if no_test or test.role == "not_now":
            when = test.says if no_test else test.when_right or test.says
            lines.append(Line(f"not_now.{test.id}", sentence(when), lead=f"{_name(record, test.id)}:", mark="item"))
    if lines:
        yield Listing("not_now", "Not now, and when", tuple(lines), kind="dense")


def _agreed(record: Record) -> Iterator[Listing]:
    """Only what was ticked: a step that was not is no wish of the patient."""
    steps = [record.edition.step_of_care.get(name) for name in record.encounter.plan]
    lines = tuple(
        Line(f"agreed.{name}", step.label if step is not None else name, mark="agreed")
        for name, step in zip(record.encounter.plan, steps, strict=True)
    )
    if lines:
        yield Listing("agreed", "Agreed with the patient", lines)
