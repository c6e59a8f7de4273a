"""The list of acts is the one truth; undo and redo are acts like any other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from examassist.domain import act as a
from examassist.domain.act import act_json, read_act
from examassist.domain.finding import FindingKey
from examassist.domain.fold import Folding, fold, in_force, next_redo, next_undo
from tests.domain.histories import ACTOR, START, STEPS, opened, played

PULSE = FindingKey("pulse")


def _state(steps: list[tuple[str, FindingKey, str]]) -> object:
    return fold(played(steps)).model_dump(exclude={"findings": {"__all__": {"at"}}})


@given(STEPS)
def test_folding_what_the_journal_kept_gives_the_same_encounter_and_undo_target(
    steps: list[tuple[str, FindingKey, str]],
) -> None:
    acts = played(steps)
    restarted = [read_act(act_json(act)) for act in acts]
    assert fold(restarted) == fold(acts)
    assert next_undo(restarted) == next_undo(acts)
    assert next_redo(restarted) == next_redo(acts)


@given(STEPS)
def test_an_exam_folded_act_by_act_is_at_each_of_them_what_all_of_them_say(
    steps: list[tuple[str, FindingKey, str]],
) -> None:
    acts = played(steps)
    folding = Folding(acts[:1])
    for number, act in enumerate(acts[1:], start=2):
        assert folding.add(act) == fold(acts[:number])
    assert folding.acts == acts


@given(STEPS)
def test_undo_gives_back_exactly_what_was_before(steps: list[tuple[str, FindingKey, str]]) -> None:
    before = played(steps)
    answered = played([*steps, ("record", PULSE, "weak"), ("undo", PULSE, "")])
    assert fold(answered) == fold(before)


@given(STEPS)
def test_redo_after_undo_gives_back_what_was_undone(steps: list[tuple[str, FindingKey, str]]) -> None:
    acts = played(steps)
    target = next_undo(acts)
    if target is None:
        return
    again = [
        *acts,
        a.Undone(seq=len(acts) + 1, actor=ACTOR, at=START, undoes=target.seq),
        a.Redone(seq=len(acts) + 2, actor=ACTOR, at=START, redoes=target.seq),
    ]
    assert fold(again) == fold(acts)


@given(STEPS)
def test_undoing_everything_leaves_nothing_recorded(steps: list[tuple[str, FindingKey, str]]) -> None:
    acts = played(steps)
    while (target := next_undo(acts)) is not None:
        acts.append(a.Undone(seq=len(acts) + 1, actor=ACTOR, at=START, undoes=target.seq))
    assert fold(acts) == fold([opened()])
    assert len(in_force(acts)) == 1


def test_a_new_answer_after_undo_ends_the_redo() -> None:
    acts = played([("record", PULSE, "weak"), ("undo", PULSE, ""), ("record", PULSE, "absent")])
    assert next_redo(acts) is None


def test_clearing_a_cell_means_not_examined() -> None:
    encounter = fold(played([("record", PULSE, "weak"), ("clear", PULSE, "")]))
    assert encounter.finding(PULSE) is None


def test_a_finding_keeps_who_when_and_how() -> None:
    finding = fold(played([("record", PULSE, "weak")])).finding(PULSE)
    assert finding is not None
    assert (finding.by, finding.how) == ("tester", "single")
    assert finding.at is not None


def test_an_answer_to_a_flag_keeps_who_gave_it_and_when_unless_it_says_so_itself() -> None:
    plain = a.FlagAnswer(flag="cold_leg", answer="acting")
    named = a.FlagAnswer(flag="cold_leg", answer="acting", who="Dr Invented", told="vascular", at=START)
    later = START.replace(hour=23)
    first = a.FlagAnswered(seq=2, actor=ACTOR, at=later, answer=plain)
    [answer] = fold([opened(), first]).flag_answers
    assert (answer.who, answer.told, answer.at) == (ACTOR.name, "", later)
    second = a.FlagAnswered(seq=3, actor=ACTOR, at=later, answer=named)
    both = fold([opened(), first, second])
    assert both.flag_answers == (named,), "the later answer counts, as it was given"
    assert [each.answer for each in both.answers_before] == ["acting"], "and the earlier one stays in the record"
    undone = a.Undone(seq=4, actor=ACTOR, at=later, undoes=3)
    assert fold([opened(), first, second, undone]).answers_before == ()


def test_an_empty_remark_removes_the_remark() -> None:
    first, second = played([("note", PULSE, "weak")]), a.Remark(place="pulse", text="")
    assert len(fold(first).notes) == 1
    removed = [*first, a.Noted(seq=3, actor=ACTOR, at=START, remark=second)]
    assert fold(removed).notes == ()


def test_a_decision_can_be_taken_back() -> None:
    decided = a.TestDecided(seq=2, actor=ACTOR, at=START, investigation="scan", choice="recommend")
    withdrawn = a.TestDecided(seq=3, actor=ACTOR, at=START, investigation="scan", choice=None)
    assert [d.choice for d in fold([opened(), decided]).decisions] == ["recommend"]
    assert fold([opened(), decided, withdrawn]).decisions == ()


def test_acts_without_an_opening_are_refused() -> None:
    with pytest.raises(ValueError, match="opened"):
        fold([])
    with pytest.raises(ValueError, match="opened"):
        fold(played([("record", PULSE, "weak")])[1:])


def test_the_last_text_of_a_request_holds_and_an_empty_one_goes_back_to_the_composed() -> None:
    def edited(seq: int, request: str, text: str) -> a.Act:
        own = a.RequestText(request=request, text=text, composed=("d",))
        return a.RequestEdited(seq=seq, actor=ACTOR, at=START, edited=own)

    acts = [opened(), edited(2, "one", "first"), edited(3, "two", "other"), edited(4, "one", "second")]
    assert [(each.request, each.text) for each in fold(acts).requests] == [("one", "second"), ("two", "other")]
    assert [each.request for each in fold([*acts, edited(5, "one", "")]).requests] == ["two"]
    assert next_undo(acts) == acts[-1]
    assert [read_act(act_json(act)) for act in acts] == acts


def test_an_exam_typed_from_paper_took_place_when_the_paper_says_and_undo_takes_that_back() -> None:
    before = START - timedelta(days=1)
    told = a.FromPaper(examined_at=before)
    begun = a.PaperBegun(seq=2, actor=ACTOR, at=START + timedelta(minutes=5), paper=told, dates_exam=True)
    exam = fold([opened(), begun])
    assert exam.examined_at == before
    assert exam.paper == (a.FromPaper(examined_at=before, entered_at=begun.at, by=ACTOR.name),)
    assert fold([opened(), read_act(act_json(begun))]) == exam
    undone = a.Undone(seq=3, actor=ACTOR, at=START, undoes=2)
    assert fold([opened(), begun, undone]) == fold([opened()])


def test_paper_beside_values_given_before_leaves_the_time_of_the_exam() -> None:
    told = a.FromPaper(examined_at=START - timedelta(days=1), entered_at=START, by="Dr A. Reyes")
    exam = fold([opened(), a.PaperBegun(seq=2, actor=ACTOR, at=START, paper=told)])
    assert exam.examined_at == START
    assert exam.paper == (told,)
