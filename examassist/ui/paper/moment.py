"""When an exam on paper took place, as it is typed."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.domain.patient import ADULT
from examassist.knowledge.answers import problems_with
from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.banner import day_text
from examassist.ui.new_exam import read_birth_date
from examassist.ui.paper.mode import dates_exam

if TYPE_CHECKING:
    from examassist.domain.act import FromPaper
    from examassist.ui.encounter_model import EncounterModel

_TYPED = re.compile(r"(.+?)[ ,T]+(\d{1,2})[:.](\d{2})")


def moment_text(at: datetime) -> str:
    """``21-Nov-2026 14:30``."""
    return f"{day_text(at.date())} {at:%H:%M}"


def paper_text(paper: FromPaper) -> str:
    """What the window says while values are typed from paper."""
    return _("From paper, examined {moment}").format(moment=moment_text(paper.examined_at))


def read_moment(text: str) -> datetime | None:
    """Day and time typed as 21-Nov-2026 14:30 or 2026-11-21 14:30, in local time; None for anything else."""
    match = _TYPED.fullmatch(text.strip())
    day = read_birth_date(match[1]) if match else None
    if match is None or day is None:
        return None
    try:
        return datetime.combine(day, time(int(match[2]), int(match[3]))).astimezone()
    except (ValueError, OverflowError, OSError):  # no such hour, or no such year for the system's clock
        return None


def refusal(text: str, model: EncounterModel, now: datetime) -> str:
    """Why an exam cannot have taken place at that moment; empty when it can."""
    at = read_moment(text)
    if at is None:
        return _("Write day and time as 21-Nov-2026 14:30 or 2026-11-21 14:30.")
    if at > now:
        return _("{moment} is still to come.").format(moment=moment_text(at))
    return _against(model, at)


def _against(model: EncounterModel, at: datetime) -> str:
    """What is recorded already that does not go with that moment."""
    encounter = model.encounter
    age = encounter.patient.age_on(at.date())
    if age is not None and age < ADULT:
        return _("{age} years on that day: ExamAssist is for adults.").format(age=max(age, 0))
    if not dates_exam(encounter):
        return ""
    latest = model.marks.latest
    if latest is not None and at.date() <= latest:
        return _("The visit of {day} stands beside this exam as an earlier one.").format(day=day_text(latest))
    if problems_with(evolve(encounter, examined_at=at), model.edition):
        return _("A date that is recorded in this exam lies after that moment.")
    return ""


def echo(at: datetime, now: datetime) -> str:
    """The moment as it was understood, with how long ago it was."""
    days = (now.date() - at.date()).days
    ago = _("today") if not days else translate_count("{n} day ago", "{n} days ago", days).format(n=days)
    return f"{moment_text(at)}, {ago}"
