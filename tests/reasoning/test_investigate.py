"""Tests come from raised flags, then from advice, each once and with its safety gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.truth import Truth
from examassist.knowledge.advice import Advice, Investigation, SafetyGate
from examassist.knowledge.rule import WordAtLeast
from examassist.reasoning.conclude import conclude
from examassist.reasoning.explain import Explain
from examassist.reasoning.investigate import with_safety, words_hold
from examassist.reasoning.say import Say
from tests.reasoning.wrist import CITED, RULE, a_gate, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Gate
    from examassist.reasoning.assessment import InvestigationResult
    from tests.builders import EncounterBuilder

BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}


def _test(name: str, **more: object) -> Investigation:
    return made(Investigation, id=name, **({"label": name, "kind": "drawing", "meaning": name} | CITED | more))


def _advice(name: str, test: str, role: str, **more: object) -> Advice:
    return made(Advice, id=name, investigation=test, role=role, says=f"{name} says so", **RULE, **more)


def _edition(*advice: Advice, gates: tuple[Gate, ...] = (), **more: object) -> Edition:
    tests = tuple(_test(name) for name in ("drawing", "x_ray", "listening"))
    return wrist(**({"investigations": tests, "advice": advice, "gates": gates} | more))


def _tests(told: EncounterBuilder, edition: Edition) -> tuple[InvestigationResult, ...]:
    facts = read(told, edition)
    say = Say(edition)
    return with_safety(facts, conclude(facts, say).tests, Explain(facts, say))


def _roles(told: EncounterBuilder, edition: Edition) -> list[tuple[str, str]]:
    return [(test.id, test.role) for test in _tests(told, edition)]


def _flag(name: str, tier: str, *tests: dict[str, Any], **more: object) -> Gate:
    listed = [{"reason": "because", **test} for test in tests]
    return a_gate(name, {"tier": tier, "when": BLUE}, tests=listed, **more)


# ---------------------------------------------------------------- flags first


def test_a_flag_that_says_now_names_its_own_tests_and_no_other() -> None:
    gate = _flag("blue", "now", {"investigation": "x_ray", "role": "first"})
    edition = _edition(_advice("draw", "drawing", "first"), gates=(gate,))
    assert _roles(a_wrist().say("blue_fingers", "yes"), edition) == [("x_ray", "first")]
    assert _roles(a_wrist().say("blue_fingers", "no"), edition) == [("drawing", "first")]


def test_under_a_lower_flag_advice_follows_its_tests() -> None:
    gate = _flag("blue", "today", {"investigation": "x_ray", "role": "first"})
    edition = _edition(_advice("draw", "drawing", "first"), gates=(gate,))
    tests = _tests(a_wrist().say("blue_fingers", "yes"), edition)
    assert [(test.id, test.role, test.urgency) for test in tests] == [
        ("x_ray", "first", "today"),
        ("drawing", "then", "routine"),
    ]
    assert tests[0].rule == "blue"
    assert [fact.finding for fact in tests[0].because] == ["blue_fingers"]


def test_a_flag_names_a_test_only_at_the_tiers_of_that_test() -> None:
    gate = _flag("blue", "within_two_weeks", {"investigation": "x_ray", "role": "first"})
    assert _roles(a_wrist().say("blue_fingers", "yes"), _edition(gates=(gate,))) == []


# ---------------------------------------------------------------- roles


def test_one_test_comes_first_and_the_next_one_then() -> None:
    edition = _edition(_advice("a", "drawing", "first"), _advice("b", "x_ray", "first"))
    assert _roles(a_wrist(), edition) == [("drawing", "first"), ("x_ray", "then")]


def test_a_parallel_test_may_also_come_first() -> None:
    edition = _edition(_advice("a", "drawing", "first"), _advice("b", "x_ray", "first", parallel=True))
    assert _roles(a_wrist(), edition) == [("drawing", "first"), ("x_ray", "first")]


def test_tests_are_ordered_by_role_and_inside_a_role_as_written() -> None:
    edition = _edition(
        _advice("a", "listening", "not_now"), _advice("b", "x_ray", "optional"), _advice("c", "drawing", "then")
    )
    assert _roles(a_wrist(), edition) == [("drawing", "then"), ("x_ray", "optional"), ("listening", "not_now")]


def test_the_strongest_wish_for_a_test_counts_and_among_equals_the_first() -> None:
    edition = _edition(_advice("a", "drawing", "optional"), _advice("b", "drawing", "first"))
    (test,) = _tests(a_wrist(), edition)
    assert (test.role, test.rule) == ("first", "b")
    twice = _edition(_advice("a", "drawing", "then"), _advice("b", "drawing", "then"))
    (test,) = _tests(a_wrist(), twice)
    assert test.rule == "a"


def test_not_now_gives_way_to_a_wish_and_never_replaces_one() -> None:
    later = _edition(_advice("a", "drawing", "not_now"), _advice("b", "drawing", "then"))
    earlier = _edition(_advice("b", "drawing", "then"), _advice("a", "drawing", "not_now"))
    for edition in (later, earlier):
        (test,) = _tests(a_wrist(), edition)
        assert (test.role, test.rule) == ("then", "b")


# ---------------------------------------------------------------- when advice applies


@pytest.mark.parametrize(("kettle", "there"), [("no", True), ("yes", False), (None, False)])
def test_advice_applies_when_its_condition_is_known_to_hold(kettle: str | None, there: bool) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    assert bool(_roles(told, _edition(_advice("a", "drawing", "first", when=KETTLE)))) is there


@pytest.mark.parametrize(("kettle", "there"), [("no", False), ("yes", True), (None, True)])
def test_only_a_known_unless_takes_advice_away(kettle: str | None, there: bool) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    assert bool(_roles(told, _edition(_advice("a", "drawing", "first", unless=KETTLE)))) is there


def test_advice_for_a_profile_is_given_there_only() -> None:
    edition = _edition(_advice("a", "drawing", "first", countries=["UK"], places=["emergency"]))
    assert _roles(a_wrist().profile("UK", "emergency"), edition) == [("drawing", "first")]
    assert _roles(a_wrist().profile("UK", "spine_clinic"), edition) == []
    assert _roles(a_wrist().profile("US", "emergency"), edition) == []


def test_advice_for_a_flag_is_given_while_the_flag_is_raised() -> None:
    edition = _edition(_advice("a", "drawing", "first", gates=["blue"]), gates=(_flag("blue", "today"),))
    assert _roles(a_wrist().say("blue_fingers", "yes"), edition) == [("drawing", "first")]
    assert _roles(a_wrist().say("blue_fingers", "no"), edition) == []
    assert _roles(a_wrist(), edition) == []


def test_each_entry_of_words_needs_one_of_its_conditions_at_one_of_its_words() -> None:
    facts = read(a_wrist().say("turning_a_key", "creaks_at_once"))
    ranked = conclude(facts, Say(facts.edition)).ranked
    possible = WordAtLeast(conditions=("other", "creaky_wrist"), word=("fits_well", "possible"))
    fits = WordAtLeast(conditions=("creaky_wrist",), word=("fits_well",))
    assert words_hold((possible,), ranked) is Truth.YES
    assert words_hold((possible, fits), ranked) is Truth.NO
    assert words_hold((), ranked) is Truth.YES


# ---------------------------------------------------------------- safety


def _guarded(role: str = "first") -> Edition:
    guard = made(
        SafetyGate,
        id="kettle_down",
        ref="K",
        label="Kettle down",
        reads=["lifts_a_kettle"],
        hold_when=KETTLE,
        clear_when={"finding": "lifts_a_kettle", "is": "yes"},
        effect="Draw later",
        alternative=["listening", "drawing"],
        **RULE,
    )
    tests = (_test("drawing", gates=["kettle_down"], fallback=["x_ray"]), _test("x_ray"), _test("listening"))
    return _edition(_advice("a", "drawing", role), investigations=tests, safety_gates=(guard,))


@pytest.mark.parametrize(("kettle", "state"), [("no", "hold"), ("yes", "clear"), (None, "not_asked")])
def test_a_safety_gate_holds_is_clear_or_was_not_asked(kettle: str | None, state: str) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist().missing("lifts_a_kettle", "declined")
    test, *_ = _tests(told, _guarded())
    assert [(check.id, check.state, check.effect) for check in test.gates] == [("kettle_down", state, "Draw later")]


def test_a_held_test_also_names_what_its_gate_offers_instead_but_never_itself() -> None:
    held, *_ = _tests(a_wrist().say("lifts_a_kettle", "no"), _guarded())
    assert held.fallback == ("x_ray", "listening")
    (clear,) = _tests(a_wrist().say("lifts_a_kettle", "yes"), _guarded())
    assert clear.fallback == ("x_ray",)


def test_what_may_stand_in_is_named_while_a_check_holds_the_test_back_and_only_then() -> None:
    tests = _tests(a_wrist().say("lifts_a_kettle", "no"), _guarded())
    assert [(test.id, test.role) for test in tests] == [
        ("drawing", "first"),
        ("x_ray", "alternative"),
        ("listening", "alternative"),
    ]
    assert "On hold: drawing" in tests[1].says
    assert [fact.finding for fact in tests[1].because] == ["lifts_a_kettle"]
    assert _roles(a_wrist().say("lifts_a_kettle", "yes"), _guarded()) == [("drawing", "first")]
    assert _roles(a_wrist(), _guarded()) == [("drawing", "first")]
    assert _roles(a_wrist().say("lifts_a_kettle", "no"), _guarded("not_now")) == [("drawing", "not_now")]


def test_a_test_of_a_flag_may_ask_for_findings_and_a_gap_takes_none_away() -> None:
    own: dict[str, Any] = {"investigation": "x_ray", "role": "first", "unless": KETTLE}
    other: dict[str, Any] = {"investigation": "drawing", "role": "first", "when": KETTLE}
    edition = _edition(gates=(_flag("blue", "now", own, other),))
    blue = a_wrist().say("blue_fingers", "yes")
    assert _roles(blue, edition) == [("x_ray", "first")]
    assert _roles(blue.say("lifts_a_kettle", "no"), edition) == [("drawing", "first")]
    assert _roles(blue.say("lifts_a_kettle", "yes"), edition) == [("x_ray", "first")]


def test_a_test_put_off_asks_for_no_safety_gate() -> None:
    (test,) = _tests(a_wrist(), _guarded("not_now"))
    assert test.gates == ()


def test_a_test_cites_its_rule_and_itself_once_each() -> None:
    edition = _edition(
        made(
            Advice,
            id="a",
            investigation="x",
            role="then",
            says="so",
            when_right="Later",
            sources=["W2"],
            status="V",
            review_by="2027-11",
        ),
        investigations=(_test("x", sources=["W2", "W1"]),),
    )
    (test,) = _tests(a_wrist(), edition)
    assert (test.sources, test.when_right, test.says) == (("W2", "W1"), "Later", "so")


# ---------------------------------------------------------------- checks that give way, do not apply or never hold


def _checked(
    told: EncounterBuilder, *, gates: tuple[Gate, ...] = (), **check: object
) -> tuple[InvestigationResult, ...]:
    fields = {
        "ref": "K",
        "label": "Kettle down",
        "reads": ["lifts_a_kettle"],
        "hold_when": KETTLE,
        "clear_when": {"finding": "lifts_a_kettle", "is": "yes"},
        "effect": "Draw later",
    }
    guard = made(SafetyGate, id="kettle_down", **(fields | RULE | check))
    tests = (
        _test("drawing", gates=["kettle_down"], fallback=["x_ray", "listening"]),
        _test("x_ray", gates=["kettle_down"]),
        _test("listening"),
    )
    edition = _edition(_advice("a", "drawing", "first"), investigations=tests, safety_gates=(guard,), gates=gates)
    return _tests(told, edition)


def test_a_fallback_that_the_same_check_holds_back_is_no_way_out() -> None:
    held, other = _checked(a_wrist().say("lifts_a_kettle", "no"))
    assert (other.id, other.role) == ("listening", "alternative")
    assert held.fallback == ("listening",)
    (clear,) = _checked(a_wrist().say("lifts_a_kettle", "yes"))
    assert clear.fallback == ("x_ray", "listening")


@pytest.mark.parametrize(("age", "states"), [(50, ["not_asked"]), (None, ["not_asked"]), (60, [])])
def test_a_check_is_left_out_only_where_it_is_known_not_to_apply(age: int | None, states: list[str]) -> None:
    told = a_wrist().patient(age=age) if age is not None else a_wrist()
    (test,) = _checked(told, applies_when={"age": {"below": 56}})
    assert [check.state for check in test.gates] == states


@pytest.mark.parametrize(("kettle", "state"), [("no", "not_asked"), ("yes", "clear"), (None, "not_asked")])
def test_a_check_that_never_holds_is_clear_or_not_asked(kettle: str | None, state: str) -> None:
    told = a_wrist().say("lifts_a_kettle", kettle) if kettle else a_wrist()
    (test,) = _checked(told, hold_when=None)
    assert [check.state for check in test.gates] == [state]


def test_a_check_gives_way_to_an_emergency_and_still_says_its_effect() -> None:
    blue = a_gate(
        "blue", {"tier": "now", "when": BLUE}, tests=[{"investigation": "drawing", "role": "first", "reason": "now"}]
    )
    told = a_wrist().say("lifts_a_kettle", "no").say("blue_fingers", "yes")
    (test,) = _checked(told, gates=(blue,), yields_to=["blue"])
    assert [(check.state, check.effect) for check in test.gates] == [("clear", "Draw later")]
    calm, *_ = _checked(told.say("blue_fingers", "no"), gates=(blue,), yields_to=["blue"])
    assert [check.state for check in calm.gates] == ["hold"]
    held, *_ = _checked(told, gates=(blue,))
    assert [check.state for check in held.gates] == ["hold"]


def test_an_emergency_never_turns_what_was_not_asked_into_clear() -> None:
    blue = a_gate(
        "blue", {"tier": "now", "when": BLUE}, tests=[{"investigation": "drawing", "role": "first", "reason": "now"}]
    )
    (test,) = _checked(a_wrist().say("blue_fingers", "yes"), gates=(blue,), yields_to=["blue"])
    assert [check.state for check in test.gates] == ["not_asked"]


def test_a_lower_flag_is_no_emergency_to_give_way_to() -> None:
    blue = _flag("blue", "today", {"investigation": "drawing", "role": "first"})
    told = a_wrist().say("lifts_a_kettle", "no").say("blue_fingers", "yes")
    test, *_ = _checked(told, gates=(blue,), yields_to=["blue"])
    assert [check.state for check in test.gates] == ["hold"]


# ---------------------------------------------------------------- what the reader of the request needs


def test_a_request_carries_its_lines_where_their_findings_are_recorded() -> None:
    lines = [{"says": "Both wrists"}, {"says": "Bring the kettle", "when": KETTLE}]
    edition = _edition(_advice("a", "drawing", "first"), investigations=(_test("drawing", request=lines),))
    (told,) = _tests(a_wrist().say("lifts_a_kettle", "no"), edition)
    assert told.request == ("Both wrists", "Bring the kettle")
    (blank,) = _tests(a_wrist(), edition)
    assert blank.request == ("Both wrists",)


def test_advice_tells_the_recorded_answers_it_wants_shown() -> None:
    edition = _edition(_advice("a", "drawing", "first", when=BLUE, shows=["lifts_a_kettle"]))
    (test,) = _tests(a_wrist().say("blue_fingers", "yes").say("lifts_a_kettle", "no"), edition)
    assert [fact.finding for fact in test.because] == ["blue_fingers", "lifts_a_kettle"]
    (blank,) = _tests(a_wrist().say("blue_fingers", "yes"), edition)
    assert [fact.finding for fact in blank.because] == ["blue_fingers"]


def test_advice_says_what_its_country_adds() -> None:
    (test,) = _tests(a_wrist().profile("US"), _edition(_advice("a", "drawing", "first", profile_text="who_draws")))
    assert test.says == "a says so. The drawing office"
