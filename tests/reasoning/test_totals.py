"""A total is a range from the fewest to the most points that its options can still give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge import condition as c
from examassist.reasoning.totals import formulas_in, is_usable, total_of
from examassist.reasoning.trace import Verdict
from tests.reasoning.wrist import wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.knowledge.condition import Condition

POINTS, STAGE = wrist().score["creak_points"], wrist().score["bounce_stage"]
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def _told(**truths: Truth) -> Callable[[Condition], Verdict]:
    """Options judged by what they name: an answer by its value, everything else is not known."""

    def judge(when: Condition) -> Verdict:
        name = when.value if isinstance(when, c.FindingIs) and when.value is not None else ""
        cell = (FindingKey(name or "age"),)
        truth = truths.get(name, UNKNOWN)
        return Verdict(truth, missing=cell) if truth is UNKNOWN else Verdict(truth, cell)

    return judge


def test_while_nothing_is_known_it_is_everything_that_the_options_can_give() -> None:
    assert total_of(POINTS, _told())[:2] == (-2, 6)


def test_an_option_that_holds_shuts_out_those_after_it() -> None:
    assert total_of(STAGE, _told(no_bounce=YES))[:2] == (3, 3)


def test_options_that_do_not_hold_leave_what_no_option_gives() -> None:
    assert total_of(STAGE, _told(no_bounce=NO, small_bounce=NO))[:2] == (0, 0)


def test_an_option_may_itself_leave_a_range() -> None:
    assert total_of(STAGE, _told(no_bounce=NO, small_bounce=YES))[:2] == (1, 2)


def test_it_rests_on_what_is_known_and_names_what_is_missing_once() -> None:
    total = total_of(POINTS, _told(creaks_at_once=YES))
    assert total.because == (FindingKey("creaks_at_once"),)
    assert total.missing == (FindingKey("yes"), FindingKey("no_bounce"), FindingKey("age"))


def test_it_is_used_only_when_it_is_known_not_to_be_suppressed() -> None:
    assert [is_usable(POINTS, _told(yes=truth)) for truth in (YES, UNKNOWN, NO)] == [False, False, True]
    assert is_usable(STAGE, _told()) is (STAGE.suppressed_when is None)


def test_one_that_is_only_shown_is_not_used() -> None:
    assert not is_usable(evolve(POINTS, state="shown_as_text"), _told(yes=NO))


def test_it_reads_its_options_and_what_suppresses_it() -> None:
    assert formulas_in(POINTS)[-1] is POINTS.suppressed_when
    assert formulas_in(POINTS)[0] is POINTS.inputs[0].options[0].when
    assert len(formulas_in(POINTS)) == 6
