"""Earlier visits in the journal: read as they were recorded, and files taken in as exams of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from examassist.domain.act import act_json, read_act
from examassist.domain.fold import fold
from examassist.errors import ExamAssistError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.act import EarlierGiven
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.storage.journal import Journal
    from examassist.workstation import Workstation


@dataclass(frozen=True)
class Given:
    """The earlier visits that an exam begins with, by their names in the journal."""

    exams: tuple[str, ...] = ()
    follow_up: bool = False


def given_by(act: EarlierGiven | None) -> Given:
    """What the act says; nothing where there is none."""
    return Given(act.exams, act.follow_up) if act is not None else Given()


def visit_in(journal: Journal, exam: str) -> Encounter | None:
    """One exam as it stands in the journal; None when it cannot be read."""
    try:
        return fold([read_act(text) for text in journal.acts(exam)])
    except (ExamAssistError, ValidationError, ValueError):
        return None


def read_visits(workstation: Workstation, exams: Sequence[str]) -> tuple[Encounter, ...]:
    """Those of them that can be read; nothing is opened where none is wanted."""
    if not exams or not workstation.journal_file.exists():
        return ()
    journal = workstation.open_journal()
    try:
        read = [visit_in(journal, exam) for exam in exams]
    finally:
        journal.close()
    return tuple(visit for visit in read if visit is not None)


def keep(workstation: Workstation, encounter: Encounter, among: Iterable[str] = ()) -> str:
    """The name in the journal of a visit given as a file: of one it has already, else of one taken in now.

    ``among`` are exams of the same patient. It is put away at once, so that it is no draft. CouldNot when the journal
    refuses.
    """
    from examassist.ui.opening import take_in

    journal = workstation.open_journal()
    try:
        for exam in dict.fromkeys([*([encounter.exam] if encounter.exam else []), *among]):
            known = visit_in(journal, exam)
            if known is not None and _said(known) == _said(encounter):
                return exam
    finally:
        journal.close()
    at = workstation.now()
    begun = take_in(workstation, encounter, (), at)
    if begun.refused is not None:
        raise begun.refused
    exam = fold(begun.acts).exam or ""
    journal = workstation.open_journal()
    try:
        for act in begun.acts:
            journal.append(exam, act.seq, act_json(act))
        journal.finish(exam, at.isoformat(), workstation.actor)
    finally:
        journal.close()
    return exam


def _said(visit: Encounter) -> tuple[object, ...]:
    """What makes two records the same visit: when it was, and every result."""
    results: dict[FindingKey, tuple[object, ...]] = {f.key: _result(f) for f in visit.findings}
    return visit.examined_at, results


def _result(finding: Finding) -> tuple[object, ...]:
    return finding.value, finding.not_obtained, finding.detail, finding.onset, finding.since
