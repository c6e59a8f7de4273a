"""The exams that were begun here and are not finished: whose, where each stopped, how long ago."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pydantic import ValidationError

from examassist.domain.act import ImpressionSet, PlanSet, TestDecided, read_act
from examassist.domain.fold import fold
from examassist.errors import ExamAssistError
from examassist.language import translate as _
from examassist.reasoning.assess import assess
from examassist.reasoning.say import say_for
from examassist.ui.act_text import cell_text
from examassist.ui.banner import born_text, day_text, patient_name
from examassist.ui.emergency.waiting import unanswered
from examassist.ui.opening import last_place
from examassist.ui.plan_open import PlanOpen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.act import Act
    from examassist.knowledge.edition import Edition
    from examassist.storage.journal import Draft, Journal
    from examassist.workstation import Workstation

LOOKED_AHEAD = 6
"""Drafts that are looked ahead for: those that the start page shows."""
OLD = timedelta(hours=24)
"""A draft that has lain this long is marked, because a patient changes."""


@dataclass(frozen=True)
class DraftSummary:
    """One draft as the start page shows it."""

    exam: str
    name: str
    about: str = ""
    step: str = ""
    """The step at which it stopped."""
    place: str = ""
    """That step and the cell in it."""
    when: str = ""
    old: bool = False
    plan: str = ""
    """How many things can still change the plan."""
    broken: str = ""
    """Why it cannot be gone on with."""
    emergency: str = ""
    """What somebody has to act on now or today, when nobody has said anything to it."""
    clock: str = ""
    """How soon, in words."""
    now: bool = False
    """Whether that is now."""


@dataclass(frozen=True)
class Seen:
    """What was worked out of a draft; it holds until an act is added."""

    last: tuple[int, str]
    """How many acts there were, and when the last was."""
    looked_ahead: bool
    summary: DraftSummary


def list_drafts(
    workstation: Workstation,
    seen: dict[str, Seen] | None = None,
    go_on: Callable[[], None] = lambda: None,
    newest: Callable[[Sequence[DraftSummary], int], None] = lambda _drafts, _more: None,
    *,
    only: str | None = None,
) -> tuple[DraftSummary, ...]:
    """The drafts of this workstation, the newest first; CouldNot when the journal refuses.

    What ``seen`` holds already is not worked out again, and what is worked out is added to it. ``go_on`` is called
    before each that is; it may wait, or raise to leave off. ``newest`` is told those that the start page shows, and how
    many older ones follow, as soon as they are known. ``only`` is the one exam that is asked for.
    """
    if not workstation.journal_file.exists():
        return ()
    seen = {} if seen is None else seen
    journal = workstation.open_journal()
    try:
        now = workstation.now()
        found = [draft for draft in journal.drafts() if draft.count and only in {None, draft.exam_id}]
        dated = sorted(((_last_at(draft, now), draft) for draft in found), key=lambda each: each[0], reverse=True)
        listed: list[DraftSummary] = []
        for number, (at, draft) in enumerate(dated):
            if number == LOOKED_AHEAD:
                newest(tuple(listed), len(dated) - number)
            summary = _known(seen, draft, look_ahead=number < LOOKED_AHEAD)
            if summary is None:
                go_on()
                summary = _summary(workstation, draft, _acts(journal, draft), at, look_ahead=number < LOOKED_AHEAD)
                if not summary.broken:  # what is missing today may be there tomorrow
                    seen[draft.exam_id] = Seen((draft.count, draft.last_at), number < LOOKED_AHEAD, summary)
            listed.append(replace(summary, when=_ago(at, now), old=now - at > OLD))
    finally:
        journal.close()
    return tuple(listed)


def _known(seen: dict[str, Seen], draft: Draft, *, look_ahead: bool) -> DraftSummary | None:
    """What was worked out of this draft as it stands, if enough was."""
    kept = seen.get(draft.exam_id)
    if kept is None or kept.last != (draft.count, draft.last_at) or (look_ahead and not kept.looked_ahead):
        return None
    return kept.summary


def discard(workstation: Workstation, exam: str) -> None:
    """Put a draft away; its acts stay in the journal."""
    journal = workstation.open_journal()
    try:
        journal.discard(exam, workstation.now().isoformat(), workstation.actor)
    finally:
        journal.close()


def _acts(journal: Journal, draft: Draft) -> tuple[Act, ...] | str:
    """The acts of a draft, or why they cannot be read."""
    try:
        return tuple(read_act(text) for text in journal.acts(draft.exam_id))
    except ExamAssistError as error:
        return str(error)
    except ValidationError:
        return _("It was made by another version of ExamAssist.")


def _last_at(draft: Draft, now: datetime) -> datetime:
    try:
        return datetime.fromisoformat(draft.last_at)
    except ValueError:
        return now


def _summary(
    workstation: Workstation, draft: Draft, acts: Sequence[Act] | str, at: datetime, *, look_ahead: bool
) -> DraftSummary:
    """All of it but how long ago it was."""
    if isinstance(acts, str):
        broken = acts.partition("\n")[0]
        return DraftSummary(draft.exam_id, _("Cannot be read"), broken, broken=broken)
    encounter = fold(acts)
    patient = encounter.patient
    if patient.birth_date is not None:
        born = _("born {day}").format(day=born_text(patient, at.date()))
    else:
        born = _("{n} years").format(n=patient.age_years) if patient.age_years is not None else ""
    about = ", ".join(part for part in (patient.id, born) if part)
    name = patient_name(patient)
    try:
        edition = workstation.edition(draft.pack, draft.edition)
    except ExamAssistError as error:
        broken = str(error).partition("\n")[0]
        return DraftSummary(draft.exam_id, name, about, broken=broken)
    step, place = _place(acts, edition)
    found = assess(encounter, edition, look_ahead=look_ahead)
    alarms = unanswered(found, encounter, edition)
    plan = PlanOpen(found.open, pending=False, emergency=found.emergency is not None)
    return DraftSummary(
        draft.exam_id,
        name,
        about,
        step,
        place,
        plan=plan.text if look_ahead else "",
        emergency="; ".join(flag.says for flag in alarms),
        clock=say_for(edition).tier(alarms[0].tier or "routine") if alarms else "",
        now=any(flag.tier == "now" for flag in alarms),
    )


def _place(acts: Sequence[Act], edition: Edition) -> tuple[str, str]:
    """The step at which it stopped, and that step with the cell in it."""
    key, _again = last_place(acts, edition)
    item = edition.item.get(key.item) if key is not None else None
    if key is None or item is None:
        decided = isinstance(acts[-1], ImpressionSet | TestDecided | PlanSet)
        return (edition.steps[-1].title,) * 2 if decided else ("", "")
    section = edition.section[item.section]
    step = next((each.title for each in edition.steps if each.step == section.step), section.title)
    return step, f"{step}: {cell_text(key, edition)}"


def _ago(at: datetime, now: datetime) -> str:
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:  # noqa: PLR2004  an hour
        return _("{n} min ago").format(n=minutes)
    if at.astimezone(now.tzinfo).date() == now.date():
        return _("Today {time}").format(time=f"{at.astimezone(now.tzinfo):%H:%M}")
    return f"{day_text(at.date())} {at:%H:%M}"
