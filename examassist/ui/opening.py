"""How an exam begins: new, gone on with from the journal, or taken in from a file; and where it stopped."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examassist.domain import act as acts_
from examassist.domain.act import read_act
from examassist.domain.finding import FindingKey, How
from examassist.domain.fold import earlier_given, in_force
from examassist.errors import BadInput, CouldNot
from examassist.language import translate as _
from examassist.ui.advance import cell_after
from examassist.ui.checklist import Checklist
from examassist.ui.visits.reading import given_by, keep, read_visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from examassist.domain.act import Act
    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.knowledge.edition import Edition
    from examassist.ui.checklist import Part
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.visits.reading import Given
    from examassist.workstation import Workstation

    PartsOf = Callable[[int], Sequence[Part]]


NAMED = 3
"""Problems of a file that are named one by one."""


@dataclass(frozen=True)
class Begun:
    """An exam ready to be shown: its content, its acts, and how many of them are on the disk already."""

    edition: Edition
    acts: tuple[Act, ...]
    on_disk: int
    earlier: tuple[Encounter, ...] = ()
    refused: CouldNot | None = None
    """Why it has no journal; the exam goes on without one and says so."""


def begin(workstation: Workstation, patient: Patient | None, at: datetime, given: Given | None = None) -> Begun:
    """A new exam under the newest edition, beside the earlier visits ``given``.

    One that the journal refuses begins all the same and says so.
    """
    edition = workstation.edition()
    exam, refused = _entered(workstation, edition)
    opened = acts_.Opened(
        seq=1,
        actor=workstation.actor,
        at=at,
        exam=exam,
        pack=edition.header.id,
        edition=edition.digest,
        profile=workstation.profile,
        examined_at=at,
    )
    acts: tuple[Act, ...] = (opened,)
    if patient is not None and patient.identified:
        acts += (acts_.PatientIdentified(seq=2, actor=workstation.actor, at=at, patient=patient),)
    earlier: tuple[Encounter, ...] = ()
    if given is not None and given.exams:
        earlier = read_visits(workstation, given.exams)
        follows = given.follow_up and bool(earlier)
        seq = len(acts) + 1
        acts += (acts_.EarlierGiven(seq=seq, actor=workstation.actor, at=at, exams=given.exams, follow_up=follows),)
    return Begun(edition, acts, 0, earlier, refused)


def go_on(workstation: Workstation, exam: str) -> Begun:
    """An exam from the journal, under the edition with which it was begun."""
    journal = workstation.open_journal()
    try:
        acts = tuple(read_act(text) for text in journal.acts(exam))
    finally:
        journal.close()
    if not acts or not isinstance(acts[0], acts_.Opened):
        raise CouldNot("This exam was entered but nothing was recorded.", "", "Discard it and begin a new one.")
    earlier = read_visits(workstation, given_by(earlier_given(acts)).exams)
    return Begun(workstation.edition(acts[0].pack, acts[0].edition), acts, len(acts), earlier)


def read_exam(workstation: Workstation, path: Path) -> Encounter:
    """The exam in a file; CouldNot names the file, what is wrong at which places, and what can be done."""
    try:
        return workstation.read_exam(path)
    except BadInput as error:
        named = [str(each) for each in error.problems[:NAMED]]
        if len(error.problems) > NAMED:
            named.append(_("{n} more").format(n=len(error.problems) - NAMED))
        raise CouldNot(
            _("{file} was not opened, because it is damaged or no exam of this program.").format(file=path),
            "\n".join(named),
            _("The file is unchanged. Open another copy of it, or save it again where it was made."),
        ) from error


def take_in(workstation: Workstation, encounter: Encounter, earlier: Sequence[Encounter], at: datetime) -> Begun:
    """An exam read from a file, entered into the journal as transcribed; each finding keeps where it came from."""
    edition = workstation.edition_for(encounter)
    exam, refused = _entered(workstation, edition)
    acts: list[Act] = []

    def add(kind: Any, **payload: object) -> None:  # noqa: ANN401  one of the kinds of act, checked by itself
        acts.append(kind(seq=len(acts) + 1, actor=workstation.actor, at=at, **payload))

    add(
        acts_.Opened,
        exam=exam,
        pack=encounter.pack,
        edition=edition.digest,
        profile=encounter.profile,
        examined_at=encounter.examined_at,
        practice=encounter.practice,
    )
    add(acts_.PatientIdentified, patient=encounter.patient)
    if encounter.findings:
        add(acts_.Recorded, findings=encounter.findings, how=How.TRANSCRIBED)
    for remark in encounter.notes:
        add(acts_.Noted, remark=remark)
    if encounter.impression is not None:
        add(acts_.ImpressionSet, impression=encounter.impression)
    for each in encounter.decisions:
        add(acts_.TestDecided, investigation=each.investigation, choice=each.choice, reason=each.reason)
    if encounter.plan:
        add(acts_.PlanSet, steps=encounter.plan)
    for answer in (*encounter.answers_before, *encounter.flag_answers):
        add(acts_.FlagAnswered, answer=answer)
    for kind, payload in _own_words(encounter):
        add(kind, **payload)
    acts += _beside(workstation, earlier if refused is None else (), len(acts) + 1, at)
    return Begun(edition, tuple(acts), 0, tuple(earlier), refused)


def _own_words(encounter: Encounter) -> Iterator[tuple[type, Mapping[str, object]]]:
    """What the clinician wrote about findings kept, advice overruled and requests, as the acts that say so."""
    yield from ((acts_.ContradictionSettled, {"settlement": each}) for each in encounter.settled)
    yield from ((acts_.AdviceOverruled, {"override": each}) for each in encounter.overrides)
    yield from ((acts_.RequestEdited, {"edited": each}) for each in encounter.requests)
    yield from ((acts_.PaperBegun, {"paper": each}) for each in encounter.paper)


def _beside(workstation: Workstation, earlier: Sequence[Encounter], seq: int, at: datetime) -> list[Act]:
    """The act that names these visits; where the journal refuses them they are known until the window closes."""
    try:
        names = tuple(keep(workstation, visit) for visit in earlier)
    except CouldNot:
        names = ()
    return [acts_.EarlierGiven(seq=seq, actor=workstation.actor, at=at, exams=names)] if names else []


def marked(workstation: Workstation, prepare: Callable[[], Begun]) -> Callable[[], Begun]:
    """``prepare``, and the mark that its exam is open, before anything of it is shown."""

    def prepared() -> Begun:
        begun = prepare()
        first = begun.acts[0]
        if begun.refused is None and isinstance(first, acts_.Opened) and first.exam:
            workstation.mark_open(first.exam)
        return begun

    return prepared


def _entered(workstation: Workstation, edition: Edition) -> tuple[str, CouldNot | None]:
    try:
        return workstation.start_exam(edition), None
    except CouldNot as error:
        return secrets.token_hex(16), error  # files are named by it, and each patient's needs its own name


# ------------------------------------------------------------------ where an exam stopped


@dataclass(frozen=True)
class Place:
    """Where one was: a step, and in it a cell."""

    step: int
    key: FindingKey | None = None


def last_place(acts: Sequence[Act], edition: Edition) -> tuple[FindingKey | None, bool]:
    """The cell that the last act touched, and whether the keys are on it: taken back, brought back, or just opened.

    None where the last act touched no cell; then the exam is where one decides, or has not begun.
    """
    if not acts:
        return None, False
    last = acts[-1]
    by_seq = {act.seq: act for act in acts}
    if isinstance(last, acts_.Undone):
        return _key_of(by_seq[last.undoes], edition), True
    if isinstance(last, acts_.Redone):
        return _key_of(by_seq[last.redoes], edition), True
    for act in reversed(in_force(acts)):
        if isinstance(act, acts_.PatientIdentified | acts_.EarlierGiven | acts_.PaperBegun):
            continue
        return _key_of(act, edition), isinstance(act, acts_.Cleared | acts_.RowsOpened)
    return None, False


def place_to_go_on(model: EncounterModel) -> Place:
    """The step and the cell at which the exam stopped: where the keys went after the last answer."""
    asked = model.follow_up.items if model.follow_up is not None else None
    return place_after(model.acts, model.edition, model.encounter, model.parts_of, asked)


def place_after(
    acts: Sequence[Act],
    edition: Edition,
    encounter: Encounter,
    parts_of: PartsOf,
    asked: frozenset[str] | None = None,
) -> Place:
    """The same for acts without a window; ``parts_of`` says which rows a step shows, ``asked`` those of a follow-up."""
    key, again = last_place(acts, edition)
    first = first_step(edition)
    if key is None:
        decided = any(isinstance(act, acts_.ImpressionSet | acts_.TestDecided | acts_.PlanSet) for act in acts[-1:])
        return Place(edition.steps[-1].step if decided else first)
    step = step_of(key, edition)
    if step is None:
        return Place(first)
    if again:
        return Place(step, key)
    keys = [each for part in parts_of(step) for item in part.rows for each in edition.keys_of(item)]
    if _filled_many(acts):
        after = keys[keys.index(key) + 1 :] if key in keys else keys
        return Place(step, next((each for each in after if encounter.finding(each) is None), key))
    return Place(step, cell_after(key, keys, encounter, Checklist(edition), asked) or key)


def step_of(key: FindingKey, edition: Edition) -> int | None:
    """The step in which a cell lies."""
    item = edition.item.get(key.item)
    return edition.section[item.section].step if item is not None else None


def first_step(edition: Edition) -> int:
    """The step that an exam begins with."""
    return edition.steps[0].step


def _filled_many(acts: Sequence[Act]) -> bool:
    last = in_force(acts)[-1]
    return isinstance(last, acts_.Recorded) and sum(each.how is not How.GROUP_ANSWER for each in last.findings) > 1


def _key_of(act: Act, edition: Edition) -> FindingKey | None:
    match act:
        case acts_.Recorded():
            own = [each.key for each in act.findings if each.how is not How.GROUP_ANSWER]
            return (own or [act.findings[0].key])[-1]
        case acts_.Cleared():
            return FindingKey.parse(act.keys[0])
        case acts_.RowsOpened():
            item = edition.item.get(act.items[0])
            return edition.keys_of(item)[0] if item is not None else None
        case acts_.Noted():
            key = FindingKey.parse(act.remark.place)
            return key if key.item in edition.item else None
        case _:
            return None


def deciding_steps(edition: Edition) -> frozenset[int]:
    """The steps that need no position of the patient: there one decides."""
    return frozenset(step.step for step in edition.steps if step.position == "any")
