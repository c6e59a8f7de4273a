"""The one object of a window that changes: the acts of the open exam and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Qt, Signal

from examassist.domain import act as acts_
from examassist.domain.encounter import changed_cells
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey, How
from examassist.domain.fold import Folding, in_force, next_redo, next_undo
from examassist.errors import CouldNot
from examassist.reasoning.assessed import given_for
from examassist.ui import checklist
from examassist.ui.act_text import act_text
from examassist.ui.advance import cell_after
from examassist.ui.filling import copied_to_other_side, held_back, left_contrary, left_to_amputation, rest_normal
from examassist.ui.group_answers import no_to_each_part, recorded_follow_ups, stale_after
from examassist.ui.paper.mode import PaperMode, dates_exam
from examassist.ui.visits.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from examassist.domain.act import Act, Actor, FromPaper, Impression
    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.domain.truth import Truth
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.follow_up import FollowUp
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import Assessment, FlagResult
    from examassist.ui.visits.reading import Given


@dataclass(frozen=True)
class Conduct:
    """How this exam is run; a practice exam differs from a real one by this alone."""

    may_fill_normal: bool = True
    assessment_shown: bool = True
    values_open_after: Literal["always", "revealed"] = "always"
    banner: str | None = None


@dataclass(frozen=True)
class EncounterChange:
    """What one act changed, with everything a screen needs to show it."""

    keys: frozenset[FindingKey]
    encounter: Encounter
    assessment: Assessment
    act: Act | None
    undo_text: str | None
    redo_text: str | None


@dataclass(frozen=True)
class RecordedChange:
    """What one act changed, before anything is said about it."""

    keys: frozenset[FindingKey]
    encounter: Encounter
    act: Act


class EncounterModel(QObject):
    """The open exam: calls go down into it, one ``changed`` comes up for each act."""

    recorded = Signal(object)
    """A RecordedChange, for the rows alone: a key is answered on the screen before its assessment is worked out."""

    changed = Signal(object)
    """An EncounterChange, once for each act."""
    saved = Signal(int)
    """The act with this number, and all before it, are on the disk."""
    not_saved = Signal(str)
    """Why the newest act is not on the disk, in words for people."""
    requested_changed = Signal()
    """More rows were asked for."""

    _told_saved = Signal(str, int)
    _told_failed = Signal(str, str)

    def __init__(  # noqa: PLR0913  what an exam needs, by name
        self,
        edition: Edition,
        acts: Sequence[Act],
        *,
        actor: Actor,
        clock: Callable[[], datetime],
        conduct: Conduct,
        submit: Callable[[Act], None],
        assess: Callable[[Encounter], Assessment],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edition = edition
        self._folding = Folding(acts)
        self._acts = self._folding.acts
        self._actor = actor
        self._clock = clock
        self._conduct = conduct
        self._submit = submit
        self._assess = assess
        self._requested = frozenset(
            item for act in self._acts if isinstance(act, acts_.RowsOpened) for item in act.items
        )
        self._saved_seq = 0
        self.marks = Marks()
        self.paper = PaperMode()
        self.follow_up: FollowUp | None = None  # the only rows that a follow-up asks by itself
        self._checklist = checklist.Checklist(edition)
        self._encounter = self._folding.encounter
        self._shown_when = checklist.shown_when(self._encounter, edition)
        self._parts: dict[int, tuple[checklist.Part, ...]] = {}
        self._assessment = assess(self._encounter)
        self._told_saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)
        self._told_failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------------ what there is

    @property
    def edition(self) -> Edition:
        """The content this exam was opened with."""
        return self._edition

    @property
    def conduct(self) -> Conduct:
        """How this exam is run."""
        return self._conduct

    @property
    def acts(self) -> tuple[Act, ...]:
        """Everything that was done, in order."""
        return tuple(self._acts)

    @property
    def encounter(self) -> Encounter:
        """The exam as it stands."""
        return self._encounter

    @property
    def assessment(self) -> Assessment:
        """What is said about it."""
        return self._assessment

    @property
    def exam_id(self) -> str:
        """The name of this exam in the journal; empty for one that has none."""
        return self._encounter.exam or ""

    @property
    def saved_seq(self) -> int:
        """The number of the newest act known to be on the disk."""
        return self._saved_seq

    @property
    def unsaved(self) -> int:
        """How many acts are not yet known to be on the disk."""
        return self._acts[-1].seq - self._saved_seq

    @property
    def requested(self) -> frozenset[str]:
        """The items whose rows were asked for in this exam."""
        return self._requested

    @property
    def undo_text(self) -> str | None:
        """What undo would take back, in words; None when there is nothing."""
        act = next_undo(self._acts)
        return act_text(act, self._edition) if act is not None else None

    @property
    def redo_text(self) -> str | None:
        """What redo would bring back, in words; None when there is nothing."""
        act = next_redo(self._acts)
        return act_text(act, self._edition) if act is not None else None

    def holds(self, condition: Condition) -> Truth:
        """Whether a condition that opens rows holds on the exam as it stands."""
        return self._shown_when(condition)

    def parts_of(self, step: int) -> tuple[checklist.Part, ...]:
        """The rows that ``step`` shows now, section by section."""
        if step not in self._parts:
            parts = self._checklist.parts_of(step, self._encounter, self.holds, self._requested, self._asked)
            self._parts[step] = parts
        return self._parts[step]

    def cell_after(self, key: FindingKey, here: Sequence[FindingKey]) -> FindingKey | None:
        """The cell to which the keys go after ``key`` by themselves."""
        return cell_after(key, here, self._encounter, self._checklist, self._asked)

    @property
    def _asked(self) -> frozenset[str] | None:
        return self.follow_up.items if self.follow_up is not None else None

    def progress_of(self, step: int) -> checklist.Progress:
        """How much of ``step`` is recorded."""
        return self._checklist.progress_of(self.parts_of(step), self._encounter)

    # ------------------------------------------------------------------ findings

    def record(self, findings: Iterable[Finding], how: How = How.SINGLE) -> None:
        """Record findings as one act; a no to a safety group also says no to each of its named parts.

        What a group's earlier answer had opened is cleared in the same act, so that one undo brings all back: when
        the new answer closes it, or when a no for the whole group becomes a yes and its parts have to be asked.
        """
        complete: list[Finding] = []
        stale: list[FindingKey] = []
        for finding in findings:
            complete.append(finding)
            stale += stale_after(finding, self._encounter, self._edition)
            complete += no_to_each_part(finding, self._edition)
        if not complete:
            return
        recorded = {finding.key for finding in complete}
        clears = tuple(str(key) for key in dict.fromkeys(stale) if key not in recorded)
        self._do(acts_.Recorded, findings=tuple(complete), how=self.paper.marks(how), clears=clears)

    def clear(self, keys: Iterable[FindingKey]) -> None:
        """Make cells blank, which means not examined; blank ones are left alone."""
        wanted = [key for key in keys if self._encounter.finding(key) is not None]
        for key in tuple(wanted):
            own = recorded_follow_ups(key.item, self._encounter, self._edition)
            wanted += [other for other in own if other not in wanted]
        if wanted:
            self._do(acts_.Cleared, keys=tuple(str(key) for key in wanted))

    def rest_normal_plan(self, step: int) -> list[Finding]:
        """What "rest normal" would write in ``step`` now; its length is the number on the button."""
        return rest_normal(self._rows(step), self._encounter, self._edition, self._assessment)

    def held_back(self, step: int) -> list[tuple[Item, FlagResult]]:
        """The rows of ``step`` that "rest normal" leaves blank because of a raised flag."""
        return held_back(self._rows(step), self._encounter, self._edition, self._assessment)

    def left_to_amputation(self, step: int) -> list[FindingKey]:
        """The cells of ``step`` that "rest normal" leaves blank because of an amputation on their side."""
        return left_to_amputation(self._rows(step), self._encounter, self._edition, self._assessment)

    def left_contrary(self, step: int) -> dict[FindingKey, tuple[FindingKey, ...]]:
        """The cells of ``step`` that "rest normal" leaves blank because of findings that they would not go with."""
        return left_contrary(self._rows(step), self._encounter, self._edition, self._assessment)

    def _rows(self, step: int) -> list[Item]:
        if not self._conduct.may_fill_normal:
            return []
        return [item for part in self.parts_of(step) for item in part.rows]

    def fill_rest_normal(self, step: int) -> int:
        """Write the plan of ``rest_normal_plan`` as one act; the number of values written."""
        plan = self.rest_normal_plan(step)
        if plan:
            self.record(plan, How.SECTION_NORMAL)
        return len(plan)

    def same_on_other_side(self, key: FindingKey) -> FindingKey | None:
        """Copy the side entered last to its partner; the cell written, None where that is not allowed or possible."""
        copy = copied_to_other_side(key, self._acts, self._encounter, self._edition)
        if copy is None:
            return None
        self.record([copy], How.COPIED_SIDE)
        return copy.key

    def request(self, items: Iterable[str]) -> None:
        """Show further rows; an act, so that an exam gone on with shows them again, but nothing is recorded by it."""
        new = tuple(dict.fromkeys(item for item in items if item not in self._requested))
        if not new:
            return
        act = acts_.RowsOpened(seq=self._acts[-1].seq + 1, actor=self._actor, at=self._clock(), items=new)
        self._encounter = self._folding.add(act)
        self._requested |= frozenset(new)
        self._parts = {}
        self._send(act)
        self.requested_changed.emit()

    def ask(self, follow_up: FollowUp | None) -> None:
        """Ask only these rows by itself; with None, those of the whole exam."""
        self.follow_up, self._parts = follow_up, {}
        self.requested_changed.emit()

    # ------------------------------------------------------------------ everything else that is recorded

    def note(self, place: str, text: str) -> None:
        """Write a remark at an item or a section; an empty text removes it."""
        known = any(remark.place == place for remark in self._encounter.notes)
        if text or known:
            self._do(acts_.Noted, remark=acts_.Remark(place=place, text=text))

    def identify(self, patient: Patient) -> None:
        """Record or correct who the patient is."""
        self._do(acts_.PatientIdentified, patient=patient)

    def give_earlier(self, given: Given, assess: Callable[[Encounter], Assessment]) -> None:
        """Put these earlier visits beside the exam, and no others; ``assess`` knows them."""
        self._assess = assess
        self._do(acts_.EarlierGiven, exams=given.exams, follow_up=given.follow_up)

    def begin_from_paper(self, paper: FromPaper) -> None:
        """Record that values are typed from paper from now on, and when the exam took place."""
        self.paper.begin(self._acts[-1].seq + 1)
        self._do(acts_.PaperBegun, paper=paper, dates_exam=dates_exam(self._encounter))

    def set_impression(self, impression: Impression) -> None:
        """Record the clinician's own impression."""
        self._do(acts_.ImpressionSet, impression=impression)

    def decide_test(self, investigation: str, choice: Literal["recommend", "not_now"] | None, reason: str = "") -> None:
        """Record the decision about a suggested test; None takes it back."""
        self._do(acts_.TestDecided, investigation=investigation, choice=choice, reason=reason)

    def set_plan(self, steps: Iterable[str]) -> None:
        """Record the steps agreed with the patient."""
        self._do(acts_.PlanSet, steps=tuple(steps))

    def answer_flag(self, answer: acts_.FlagAnswer) -> None:
        """Record what the clinician says about a raised flag, and what it rests on now: it holds for nothing else."""
        flag = next((each for each in self._assessment.red_flags if each.id == answer.flag), None)
        self._do(acts_.FlagAnswered, answer=evolve(answer, given_for=given_for(flag, self._edition)))

    def take_back_answer(self, flag: str) -> None:
        """Take back whatever was answered to a flag, also what was answered before the newest answer."""
        for act in in_force(self._acts):
            if isinstance(act, acts_.FlagAnswered) and act.answer.flag == flag:
                self._do(acts_.Undone, undoes=act.seq)

    def settle(self, settlement: acts_.Settlement) -> None:
        """Record why two findings that do not go together are both kept."""
        self._do(acts_.ContradictionSettled, settlement=settlement)

    def edit_request(self, edited: acts_.RequestText) -> None:
        """Keep the clinician's own text of a request; one without words goes back to the composed text."""
        self._do(acts_.RequestEdited, edited=edited)

    def undo(self) -> str | None:
        """Take back the newest act that can be; what it was, None when there is none."""
        act = next_undo(self._acts)
        if act is None:
            return None
        self._do(acts_.Undone, undoes=act.seq)
        return act_text(act, self._edition)

    def redo(self) -> str | None:
        """Bring back what undo took last; what it was, None when there is none."""
        act = next_redo(self._acts)
        if act is None:
            return None
        self._do(acts_.Redone, redoes=act.seq)
        return act_text(act, self._edition)

    # ------------------------------------------------------------------ the journal's thread

    def journal_saved(self, exam_id: str, seq: int) -> None:
        """For the journal's thread: act ``seq`` of an exam is on the disk; ``saved`` follows in the window's thread."""
        self._told_saved.emit(exam_id, seq)

    def journal_failed(self, exam_id: str, seq: int, error: CouldNot) -> None:
        """For the journal's thread: act ``seq`` is not on the disk; ``not_saved`` follows in the window's thread."""
        del seq
        self._told_failed.emit(exam_id, str(error))

    def _on_saved(self, exam_id: str, seq: int) -> None:
        if exam_id == self.exam_id:
            self._saved_seq = max(self._saved_seq, seq)
            self.saved.emit(seq)

    def _on_failed(self, exam_id: str, why: str) -> None:
        if exam_id == self.exam_id:
            self.not_saved.emit(why)

    def _do(self, kind: Any, **payload: object) -> None:  # noqa: ANN401  one of the kinds of act, checked by itself
        act = kind(seq=self._acts[-1].seq + 1, actor=self._actor, at=self._clock(), **payload)
        before = self._encounter
        self._encounter = self._folding.add(act)
        self.paper.follow(self._acts)
        self._shown_when = checklist.shown_when(self._encounter, self._edition)
        keys = changed_cells(before, self._encounter)
        self._parts = self._checklist.untouched(self._parts, keys, before, self._encounter)
        self._send(act)
        self.recorded.emit(RecordedChange(keys, self._encounter, act))
        self._assessment = self._assess(self._encounter)
        change = EncounterChange(keys, self._encounter, self._assessment, act, self.undo_text, self.redo_text)
        self.changed.emit(change)

    def _send(self, act: Act) -> None:
        try:
            self._submit(act)
        except CouldNot as error:
            self._told_failed.emit(self.exam_id, str(error))
