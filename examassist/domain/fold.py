"""The list of acts made into the encounter it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain import act as acts_
from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.patient import Patient

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examassist.domain.act import Act

_UNDOABLE = (
    acts_.Recorded,
    acts_.Cleared,
    acts_.Noted,
    acts_.ImpressionSet,
    acts_.TestDecided,
    acts_.PlanSet,
    acts_.FlagAnswered,
    acts_.ContradictionSettled,
    acts_.AdviceOverruled,
    acts_.RequestEdited,
    acts_.PaperBegun,
)


def in_force(acts: Iterable[Act]) -> list[Act]:
    """The acts that count: those taken back and not redone are left out, and so are undone and redone themselves."""
    taken_back: set[int] = set()
    others: list[Act] = []
    for act in acts:
        if isinstance(act, acts_.Undone):
            taken_back.add(act.undoes)
        elif isinstance(act, acts_.Redone):
            taken_back.discard(act.redoes)
        else:
            others.append(act)
    return [act for act in others if act.seq not in taken_back]


def earlier_given(acts: Sequence[Act]) -> acts_.EarlierGiven | None:
    """Which earlier visits stand beside the exam; None when none was ever given."""
    return next((act for act in reversed(acts) if isinstance(act, acts_.EarlierGiven)), None)


def next_undo(acts: Sequence[Act]) -> Act | None:
    """The act that undo takes back now: the newest undoable one still in force; None when there is none."""
    return next((act for act in reversed(in_force(acts)) if isinstance(act, _UNDOABLE)), None)


def next_redo(acts: Sequence[Act]) -> Act | None:
    """The act that redo brings back now: the last one taken back since the newest other act; None when none."""
    by_seq = {act.seq: act for act in acts}
    redoable: list[int] = []
    for act in acts:
        if isinstance(act, acts_.Undone):
            redoable.append(act.undoes)
        elif isinstance(act, acts_.Redone):
            redoable.pop()
        elif isinstance(act, _UNDOABLE):
            redoable.clear()
    return by_seq[redoable[-1]] if redoable else None


def fold(acts: Sequence[Act]) -> Encounter:
    """The encounter that ``acts`` describe; the first act must be ``opened``, else ValueError."""
    return Folding(acts).encounter


class Folding:
    """The acts of one exam folded as they come: an answer does not cost more for those that were given before it."""

    def __init__(self, acts: Sequence[Act]) -> None:
        """Fold ``acts``; the first must be ``opened``, else ValueError."""
        if not acts or not isinstance(acts[0], acts_.Opened):
            message = "an exam begins with its opened act"
            raise ValueError(message)
        self.acts = list(acts)
        self._opened = acts[0]
        self._state = _state_after(acts)
        self.encounter = self._state.encounter(self._opened)

    def add(self, act: Act) -> Encounter:
        """The encounter after one more act."""
        self.acts.append(act)
        if isinstance(act, acts_.Undone | acts_.Redone):  # what an act had replaced is known from those before it alone
            self._state = _state_after(self.acts)
        else:
            self._state.take(act)
        self.encounter = self._state.encounter(self._opened)
        return self.encounter


def _state_after(acts: Sequence[Act]) -> _State:
    state = _State()
    for act in in_force(acts[1:]):
        state.take(act)
    return state


class _State:
    """What has been read so far; the later act wins."""

    def __init__(self) -> None:
        self.patient = Patient()
        self.findings: dict[FindingKey, Finding] = {}
        self.notes: dict[str, acts_.Remark] = {}
        self.impression: acts_.Impression | None = None
        self.decisions: dict[str, acts_.Decision] = {}
        self.plan: tuple[str, ...] = ()
        self.flag_answers: dict[str, acts_.FlagAnswer] = {}
        self.answers_before: list[acts_.FlagAnswer] = []
        self.settled: dict[str, acts_.Settlement] = {}
        self.overrides: dict[str, acts_.Override] = {}
        self.requests: dict[str, acts_.RequestText] = {}
        self.paper: list[acts_.FromPaper] = []
        self.examined_at: datetime | None = None

    def take(self, act: Act) -> None:
        match act:
            case acts_.Recorded():
                for key in act.clears:
                    self.findings.pop(FindingKey.parse(key), None)
                for finding in act.findings:
                    self.findings[finding.key] = _with_origin(finding, act)
            case acts_.Cleared():
                for key in act.keys:
                    self.findings.pop(FindingKey.parse(key), None)
            case acts_.Noted():
                self.notes[act.remark.place] = act.remark
                if not act.remark.text:
                    del self.notes[act.remark.place]
            case acts_.PatientIdentified():
                self.patient = act.patient
            case acts_.PaperBegun():
                self._begin_paper(act)
            case _:
                self._take_opinion(act)

    def encounter(self, opened: acts_.Opened) -> Encounter:
        """What was recorded in the exam that ``opened`` began."""
        return Encounter(
            exam=opened.exam,
            pack=opened.pack,
            edition=opened.edition,
            profile=opened.profile,
            examined_at=self.examined_at or opened.examined_at,
            practice=opened.practice,
            patient=self.patient,
            findings=tuple(self.findings.values()),
            notes=tuple(self.notes.values()),
            impression=self.impression,
            decisions=tuple(self.decisions.values()),
            plan=self.plan,
            flag_answers=tuple(self.flag_answers.values()),
            answers_before=tuple(self.answers_before),
            settled=tuple(self.settled.values()),
            overrides=tuple(self.overrides.values()),
            requests=tuple(self.requests.values()),
            paper=tuple(self.paper),
        )

    def _begin_paper(self, act: acts_.PaperBegun) -> None:
        paper = act.paper
        entered = evolve(paper, entered_at=paper.entered_at or act.at, by=paper.by or act.actor.name)
        self.paper.append(entered)
        if act.dates_exam:
            self.examined_at = paper.examined_at

    def _take_opinion(self, act: Act) -> None:
        match act:
            case acts_.ImpressionSet():
                self.impression = act.impression
            case acts_.TestDecided():
                self._decide(act)
            case acts_.PlanSet():
                self.plan = act.steps
            case acts_.FlagAnswered():
                self._answer(evolve(act.answer, who=act.answer.who or act.actor.name, at=act.answer.at or act.at))
            case acts_.ContradictionSettled():
                self.settled[act.settlement.contradiction] = act.settlement
            case acts_.AdviceOverruled():
                self.overrides[act.override.rule] = act.override
            case acts_.RequestEdited():
                self._edit(act.edited)
            case _:
                pass

    def _answer(self, answer: acts_.FlagAnswer) -> None:
        before = self.flag_answers.get(answer.flag)
        if before is not None and before != answer:
            self.answers_before.append(before)
        self.flag_answers[answer.flag] = answer

    def _edit(self, edited: acts_.RequestText) -> None:
        self.requests[edited.request] = edited
        if not edited.text:
            del self.requests[edited.request]

    def _decide(self, act: acts_.TestDecided) -> None:
        if act.choice is None:
            self.decisions.pop(act.investigation, None)
            return
        self.decisions[act.investigation] = acts_.Decision(
            investigation=act.investigation, choice=act.choice, reason=act.reason
        )


def _with_origin(finding: Finding, act: acts_.Recorded) -> Finding:
    return evolve(
        finding,
        how=finding.how or act.how,
        by=finding.by or act.actor.name,
        at=finding.at or act.at,
    )
