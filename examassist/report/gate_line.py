"""The first words of a report: emergencies, what is open about safety, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge.answers import NO
from examassist.knowledge.rule import TIERS
from examassist.reasoning.answered import answer_in_full
from examassist.reasoning.assessed import standing
from examassist.reasoning.unnamed import unnamed_yes
from examassist.report.document import Band, Line
from examassist.report.record import Record, listed, sentence, several
from examassist.report.sided import with_sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.act import FlagAnswer
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import FlagResult

KEY = "gate"
NAMED = 4
EMERGENCY = "EMERGENCY"
SET_ASIDE = "Fit words are set aside while an emergency is raised."


def gate_line(record: Record) -> Band:
    """The band under the patient's name. It never says that anything is absent beyond what was asked."""
    raised = sorted(record.assessment.raised, key=lambda flag: TIERS.index(flag.tier or "routine"))
    now = [flag for flag in raised if flag.tier == "now"]
    known = record.assessment.urgency_says.startswith(record.say.tier(record.assessment.urgency))
    if raised and (known or raised[0].tier != "routine"):
        first = raised[0]
        title, eyebrow = title_of(record, first), clock_of(record, first)
        lines = [*_about_raised(record, first), *(_joined(record, flag) for flag in raised[1:]), *_openings(record)]
    else:  # an old baseline does not lead where it is not known how urgent the rest is
        opening, *lines = _openings(record)
        title, eyebrow = opening.whole, ""
        lines += [_joined(record, flag) for flag in raised]
    lines += _not_cleared(record)
    lines += answers_given(record)
    if not (raised and record.assessment.not_cleared and known):  # else the lines above say both clock and count
        lines.append(Line(f"{KEY}.urgency", sentence(record.assessment.urgency_says), lead="Urgency:"))
    if now:
        lines.append(Line(f"{KEY}.words", SET_ASIDE))
    return Band(KEY, "now" if now else "raised" if raised else "open", title, tuple(lines), eyebrow)


def clock_of(record: Record, flag: FlagResult) -> str:
    """How soon, as it is printed over a flag."""
    clock = record.say.tier(flag.tier or "routine")
    return f"{EMERGENCY} · {clock}" if flag.tier == "now" else clock


def flags_beside(record: Record) -> str:
    """What stands beside a test that is routine: how many red flags are raised, how soon, and how many not cleared."""
    assessment = record.assessment
    count = f"{len(assessment.not_cleared)} of {len(assessment.red_flags)}"
    if not assessment.raised:
        return f"{count} red flags not cleared"
    soonest = min((flag.tier or "routine" for flag in assessment.raised), key=TIERS.index)
    raised = several(len(assessment.raised), "red flag", "red flags")
    return f"{raised} raised ({record.say.tier(soonest)}), {count} not cleared"


def title_of(record: Record, flag: FlagResult) -> str:
    """Which criteria are met, and on which side."""
    if flag.side is None:
        return flag.says
    return f"{flag.says} ({record.say.side(flag.side)})"


def _joined(record: Record, flag: FlagResult) -> Line:
    """A further flag in one line, with whom to call; all of its actions stand under Reasons."""
    call = f" {sentence(flag.actions[0])}" if flag.actions else ""
    return Line(f"{KEY}.also.{flag.id}", sentence(title_of(record, flag)) + call, lead=f"{clock_of(record, flag)}:")


def _about_raised(record: Record, flag: FlagResult) -> Iterator[Line]:
    """What was recorded and what is usually done, for the flag that leads."""
    facts = record.told(flag.because)
    if facts:
        yield Line(f"{KEY}.recorded", sentence("; ".join(facts)), lead="Recorded:")
    for number, action in enumerate(flag.actions, start=1):
        yield Line(f"{KEY}.action.{number}", sentence(action), lead=f"{number}.")


def _openings(record: Record) -> Iterator[Line]:
    """First what was not examined or asked, then what can be said about the questions that were."""
    missing = not_had(record)
    if missing:
        yield Line(f"{KEY}.open", sentence("; ".join(each.text for each in missing)))
    unnamed = unnamed_yes(record.encounter, record.edition, record.assessment.urgency)
    if unnamed:
        groups = listed([item.label for item in unnamed], NAMED)
        yield Line(f"{KEY}.unnamed", f"{groups}: YES, no part of it named.")
    questions = [item for item in record.edition.items if item.group_number is not None]
    values = [[each.value for each in record.findings_of(item) if each.value is not None] for item in questions]
    asked = sum(map(bool, values))
    # a yes or an unsure is no question of which nothing came
    quiet = sum(NO in each for each in values)
    if any(flag.tier in {"now", "today"} for flag in record.assessment.raised):
        return
    if not asked:
        yield Line(f"{KEY}.asked", "No safety question answered: whether there is an emergency trigger is not known.")
    elif not quiet:
        count = several(asked, "question", "questions")
        yield Line(f"{KEY}.asked", f"{count} about safety asked, none of them answered with no.")
    elif quiet == asked:
        count = several(asked, "question", "questions")
        yield Line(f"{KEY}.asked", f"No emergency trigger recorded in the {count} asked.")
    else:
        count = several(asked, "question", "questions")
        yield Line(f"{KEY}.asked", f"No emergency trigger recorded in {quiet} of the {count} asked.")


class NotHad(NamedTuple):
    """One sentence about safety inputs without a result, and the cells it is about."""

    text: str
    keys: tuple[FindingKey, ...]


def not_had(record: Record) -> list[NotHad]:
    """Safety inputs without a result: refused or impossible ones with the reason, then those not asked for at all."""
    refused: dict[str, list[FindingKey]] = {}
    not_examined: list[FindingKey] = []
    not_asked: list[FindingKey] = []
    for item in _inputs(record):
        for finding in record.findings_of(item):
            if finding.not_obtained is not None:
                refused.setdefault(_refusal(record, item, finding), []).append(finding.key)
        if item.group_number is not None:
            not_asked += record.blank(item)
        elif item.safety and _by_hand(item) and item.id in record.shown:
            not_examined += record.blank(item)
    said = [NotHad(f"{with_sides(record, keys, NAMED)} {why}", tuple(keys)) for why, keys in refused.items()]
    if not_examined:
        said.append(NotHad(f"{with_sides(record, not_examined, NAMED)} NOT EXAMINED", tuple(not_examined)))
    if not_asked:
        count = several(len(not_asked), "question", "questions")
        text = f"{count} about safety NOT ASKED: {record.say.cells(not_asked, NAMED)}"
        said.append(NotHad(text, tuple(not_asked)))
    return said


def _refusal(record: Record, item: Item, finding: Finding) -> str:
    word = "NOT EXAMINED" if _by_hand(item) else "NOT ASKED"
    return record.say.because(word, finding)


def _by_hand(item: Item) -> bool:
    return item.position != "talk"


def _inputs(record: Record) -> list[Item]:
    """Every item that a red flag reads, examined ones first, in the order of the flags."""
    names = dict.fromkeys(name for gate in record.edition.gates for name in (*gate.core, *gate.conditional))
    items = [record.edition.item[name] for name in names if name in record.edition.item]
    return sorted(items, key=lambda item: not _by_hand(item))


def _not_cleared(record: Record) -> Iterator[Line]:
    labels = [record.edition.gate[name].label for name in record.assessment.not_cleared]
    if labels:
        count = f"{len(labels)} of {len(record.assessment.red_flags)}"
        said = [sentence(f"{count}: {listed(labels, NAMED)}"), *map(sentence, record.assessment.patient_not_known)]
        yield Line(f"{KEY}.not_cleared", " ".join(said), lead="Red flags not cleared:")


def answers_given(record: Record) -> Iterator[Line]:
    """What the clinician said about raised flags, which lowers nothing, and the emergencies nobody answered.

    What holds now comes first. An answer that does not hold for all that is known now follows as an earlier one.
    """
    earlier = set()
    for flag in record.assessment.raised:
        beside = standing(flag, record.encounter, record.edition)
        if beside.is_answered:
            continue
        if beside.answer is not None and flag.tier in {"now", "today"}:
            found = record.told(beside.news.facts)
            what = f"recorded since the earlier answer: {'; '.join(found)}" if found else "due sooner since that answer"
            line = f"{flag.says}: NOT ASSESSED; {what}."
            earlier.add(flag.id)
        elif flag.tier == "now":
            line = f"{flag.says}: nobody is recorded as acting."
        else:
            continue
        yield Line(f"{KEY}.unanswered.{flag.id}", line, lead="Clinician:")
    for answer in record.encounter.flag_answers:
        yield _answer(record, answer, f"{KEY}.answer.{answer.flag}", earlier=answer.flag in earlier)
    for number, answer in enumerate(record.encounter.answers_before, start=1):
        yield _answer(record, answer, f"{KEY}.before.{number}", earlier=True)


def _answer(record: Record, answer: FlagAnswer, key: str, *, earlier: bool) -> Line:
    gate = record.edition.gate.get(answer.flag)
    name = gate.label if gate is not None else answer.flag
    lead = "Clinician, earlier:" if earlier else "Clinician:"
    return Line(key, sentence(f"{name}: {answer_in_full(answer)}"), lead=lead)
