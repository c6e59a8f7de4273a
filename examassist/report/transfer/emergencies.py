"""What is raised, worst first: the criteria that are met, what was recorded with its onset, and what is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.rule import TIERS
from examassist.language import translate as _
from examassist.reasoning.assessed import telling
from examassist.report.document import Band, Line, Listing
from examassist.report.gate_line import answers_given, clock_of, title_of
from examassist.report.record import sentence, several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.reasoning.assessment import Assessment, FlagResult
    from examassist.report.record import Record
    from examassist.report.transfer.room import Room

TAKES_PART = ("now", "today")
"""The tiers for which a patient is handed over."""
CUT = " [cut; whole in the summary]"


def flags_for(assessment: Assessment) -> list[FlagResult]:
    """The raised flags that the page is about, worst first."""
    raised = [flag for flag in assessment.raised if flag.tier in TAKES_PART]
    return sorted(raised, key=lambda flag: TIERS.index(flag.tier or "routine"))


def bands(record: Record, flags: Sequence[FlagResult], room: Room) -> Iterator[Band]:
    """A heading for each emergency, then one that has a line for each of the others."""
    for number, flag in enumerate(flags[: room.bands]):
        kind = "now" if flag.tier == "now" and not number else "raised"
        lines = tuple(_about(record, flag, room, leads=not number))
        yield Band(f"flag.{flag.id}", kind, title_of(record, flag), lines, clock_of(record, flag))  # type: ignore[arg-type]  # two of its kinds
    rest = flags[room.bands :]
    if rest:
        lines = (
            tuple(_in_a_line(record, flag, room) for flag in rest) if room.facts else (_all_in_a_line(record, rest),)
        )
        yield Band("flag.others", "raised", several(len(rest), "more is raised", "more are raised"), lines)


def _about(record: Record, flag: FlagResult, room: Room, *, leads: bool) -> Iterator[Line]:
    key = f"flag.{flag.id}"
    yield Line(f"{key}.recorded", _recorded(record, flag, room), lead=_("Recorded:"))
    onset = _onset(record, flag)
    sources = [record.edition.source[name] for name in flag.sources if name in record.edition.source]
    if leads and sources and room.criteria:
        cited = [each.citation if each.year is None else f"{each.citation} ({each.year})" for each in sources]
        onset += f" {_('Published criteria: {sources}').format(sources=sentence(_shortened(cited, room.criteria)))}"
    yield Line(f"{key}.onset", onset, lead=_("Onset:"))


def _in_a_line(record: Record, flag: FlagResult, room: Room) -> Line:
    text = f"{sentence(title_of(record, flag))} {_recorded(record, flag, room)}"
    return Line(f"flag.{flag.id}.line", text, lead=f"{clock_of(record, flag)}:")


def _all_in_a_line(record: Record, flags: Sequence[FlagResult]) -> Line:
    """Every one by name with its clock, where there is no room for what it rests on."""
    said = [f"{title_of(record, flag)}, {record.say.tier(flag.tier or 'routine')}" for flag in flags]
    return Line("flag.others.line", f"{'; '.join(said)}. {_('What was recorded stands in the summary.')}")


def _recorded(record: Record, flag: FlagResult, room: Room) -> str:
    facts = record.told(telling(flag, record.edition))
    most = max(2, room.facts)
    return sentence(_shortened([cut(each, room) for each in facts], most) or _("by the rule itself"))


def _onset(record: Record, flag: FlagResult) -> str:
    """Since when, in the words of the question; what nobody told is said to be taken as the worse."""
    if flag.onset in {None, "unknown", "unsure"}:
        return _("NOT KNOWN, taken as new.")
    asked = record.edition.gate[flag.id].onset_from
    for name in asked:
        item = record.edition.item.get(name)
        if item is not None and item.answer(flag.onset or "") is not None:
            return sentence(record.say.plain_value(name, flag.onset or ""))
    return sentence((flag.onset or "").replace("_", " "))


def usual_actions(record: Record, flags: Sequence[FlagResult], room: Room) -> Iterator[Listing]:
    """All that is usually done for the emergency that leads, the call for each other one, and what is left out."""
    lines = [
        Line(f"transfer.action.{number}", sentence(action), lead=f"{number}.")
        for number, action in enumerate(flags[0].actions[: room.actions], start=1)
    ]
    for flag in flags[1:] if room.facts else ():
        if flag.actions:
            label = record.edition.gate[flag.id].label
            lines.append(Line(f"transfer.action.{flag.id}", sentence(flag.actions[0]), lead=f"{label}:"))
    left_out = "; ".join(_left_out(flags, room))
    if left_out:
        lead = _("Left out for want of room, whole in the summary:")
        lines.append(Line("transfer.actions.left_out", sentence(left_out), lead=lead))
    if lines:
        yield Listing("transfer.actions", _("Usual action"), tuple(lines), kind="dense")


def _left_out(flags: Sequence[FlagResult], room: Room) -> Iterator[str]:
    """What the page gave up that does not say so at its own place."""
    first, last = room.actions + 1, len(flags[0].actions)
    if first == last:
        yield _("usual action {n}").format(n=last)
    elif first < last:
        yield _("usual actions {first} to {last}").format(first=first, last=last)
    if not room.facts and len(flags) > 1:
        yield _("whom to call for the others that are raised")
    if not room.criteria:
        yield _("the published criteria")
    if not room.reasons:
        yield _("remarks to what was refused")


def answers(record: Record, flags: Sequence[FlagResult], room: Room) -> Listing:
    """Who said what about the emergencies, as it was recorded; nothing here was sent by the program."""
    about = {flag.id for flag in flags}
    lines: list[Line] = []
    nobody: list[str] = []
    for line in answers_given(record):
        if line.key.split(".")[-1] not in about:
            continue
        if line.text.endswith("nobody is recorded as acting."):
            nobody.append(record.edition.gate[line.key.split(".")[-1]].label)
        else:
            lines.append(Line(f"transfer.{line.key}", cut(line.text, room, room.letters), mark="item"))
    if nobody:
        every = len(nobody) == len(flags) > 1
        named = _("any of the {n} emergencies").format(n=len(nobody)) if every else "; ".join(nobody)
        text = _("Nobody is recorded as acting on {what}.").format(what=named)
        lines.append(Line("transfer.gate.nobody", text, mark="item"))
    return Listing("transfer.answers", _("Who acts, as recorded"), tuple(lines))


def cut(text: str, room: Room, letters: int = 0) -> str:
    """A person's words as far as there is room, with a remark where they go on."""
    most = letters or 2 * room.letters
    return text if len(text) <= most else f"{text[:most].rstrip()}{CUT}"


def _shortened(texts: Sequence[str], most: int) -> str:
    shown = "; ".join(texts[:most])
    left = len(texts) - most
    return f"{shown}; {_('and {n} more in the summary').format(n=left)}" if left > 0 else shown
