"""Steps of care are options, held while what they wait for is not settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.knowledge.advice import PathwayStep
from examassist.reasoning.conclude import conclude
from examassist.reasoning.pathway import plan
from examassist.reasoning.say import Say
from tests.reasoning.wrist import RULE, a_gate, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.reasoning.assessment import PlanOption
    from tests.builders import EncounterBuilder

KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}


def _step(**more: object) -> PathwayStep:
    fields = {"ref": "S", "label": "rest", "arm": "care", "meaning": "Rest it"}
    return made(PathwayStep, id="rest", **(fields | RULE | more))


def _plan(told: EncounterBuilder, **step: object) -> tuple[PlanOption, ...]:
    facts = read(told, wrist(pathway=(_step(**step),)))
    found = conclude(facts, Say(facts.edition))
    return plan(facts, found.flags, found.ranked)


@pytest.mark.parametrize(("kettle", "state"), [("no", "option"), ("yes", "not_yet"), (None, "not_known")])
def test_a_step_is_an_option_not_yet_or_not_known(kettle: str | None, state: str) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    (option,) = _plan(told, when=KETTLE)
    assert (option.state, option.says) == (state, "Rest it")


@pytest.mark.parametrize(("kettle", "state"), [("no", "held"), (None, "held"), ("yes", "option")])
def test_a_step_is_held_until_what_it_waits_for_is_known_not_to_hold(kettle: str | None, state: str) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    (option,) = _plan(told, held_when=KETTLE, held_because="Put the kettle down first")
    assert option.state == state
    assert (option.says == "Put the kettle down first") == (state == "held")


@pytest.mark.parametrize(("country", "state"), [("UK", "discouraged"), ("US", "option")])
def test_a_step_is_discouraged_where_its_country_says_so(country: str, state: str) -> None:
    told = a_wrist().profile(country)
    (option,) = _plan(told, discouraged_in=["UK"], disagreement="The two letters disagree")
    assert option.state == state
    assert (option.says == "The two letters disagree") == (state == "discouraged")


def test_a_step_that_must_wait_is_held_even_where_it_is_discouraged() -> None:
    (option,) = _plan(a_wrist().profile("UK"), held_when=KETTLE, discouraged_in=["UK"])
    assert option.state == "held"


def test_a_step_belongs_to_the_words_it_names() -> None:
    words = [{"conditions": ["creaky_wrist"], "word": ["possible", "fits_well"]}]
    assert _plan(a_wrist(), words=words) == ()
    assert [option.id for option in _plan(a_wrist().say("turning_a_key", "creaks_at_once"), words=words)] == ["rest"]


def test_a_step_is_held_while_a_flag_is_not_cleared_or_raised() -> None:
    told = a_wrist()
    assert [option.state for option in _plan(told, held_by_flags=True)] == ["held"]
    raised = told.say("blue_fingers", "yes").say("blue_fingers_onset", "since_this_problem")
    assert [option.state for option in _plan(raised, held_by_flags=True)] == ["held"]
    assert [option.state for option in _plan(told.say("blue_fingers", "no"), held_by_flags=True)] == ["option"]


def test_a_step_is_held_while_a_condition_has_a_word_that_must_be_settled_first() -> None:
    words = [{"conditions": ["creaky_wrist"], "word": ["possible"]}]
    creaks = a_wrist().say("turning_a_key", "creaks_at_once")
    assert [option.state for option in _plan(creaks, held_by_words=words)] == ["held"]
    assert [option.state for option in _plan(a_wrist(), held_by_words=words)] == ["option"]


@pytest.mark.parametrize(("kettle", "there"), [("no", True), ("yes", False), (None, False)])
def test_what_would_be_said_of_everybody_is_said_only_where_it_is_met(kettle: str | None, there: bool) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    assert bool(_plan(told, when=KETTLE, only_when_met=True)) is there


def test_a_step_of_a_country_and_place_is_shown_there_only() -> None:
    assert _plan(a_wrist().profile("UK", "emergency"), countries=["UK"], places=["emergency"]) != ()
    assert _plan(a_wrist().profile("UK", "spine_clinic"), countries=["UK"], places=["emergency"]) == ()
    assert _plan(a_wrist().profile("US", "emergency"), countries=["UK"], places=["emergency"]) == ()


def test_a_step_says_what_its_country_adds() -> None:
    (option,) = _plan(a_wrist().profile("UK"), profile_text="who_draws")
    assert option.says == "Rest it. The art department"


def test_a_quiet_flag_beside_it_changes_nothing_about_that() -> None:
    when = {"finding": "grip_bounce", "is": "no_bounce"}
    quiet = a_gate("quiet", {"tier": "today", "when": when}, core=["grip_bounce"])
    facts = read(a_wrist().say("blue_fingers", "yes"), wrist(gates=(*wrist().gates, quiet), pathway=(_step(),)))
    found = conclude(facts, Say(facts.edition))
    assert len(found.flags) == 2
    assert plan(facts, found.flags, found.ranked) == ()


def test_there_is_no_plan_while_a_flag_sends_the_patient_away_now() -> None:
    told = a_wrist().say("blue_fingers", "yes")
    assert _plan(told) == ()
    assert _plan(told.say("blue_fingers_onset", "since_this_problem")) != ()
