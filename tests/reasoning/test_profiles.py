"""Country and place change words and defaults, never a red flag, a condition or a check."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.act import Country, Place, Profile
from examassist.domain.evolve import evolve
from examassist.domain.patient import Sex
from examassist.domain.truth import Truth
from examassist.knowledge.advice import ProfileText
from examassist.reasoning.assess import assess
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.explain import Explain
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.invented import case_encounter, findings_of
from examassist.reasoning.investigate import Suggested, with_safety
from examassist.reasoning.profiles import actions, in_profile, text_for, with_profile_text
from examassist.reasoning.say import Say
from examassist.reasoning.trace import Verdict
from tests.reasoning.by_profile import EVERYWHERE, changed_by_profile, everywhere, flags_changed_by_profile
from tests.reasoning.patients import cases, changed_at_random, edition
from tests.reasoning.wrist import a_gate, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding
    from examassist.knowledge.advice import SafetyGate
    from examassist.reasoning.assessment import Assessment, InvestigationResult

US, UK = Country.US, Country.UK
PRIMARY, EMERGENCY, CLINIC = Place.PRIMARY_CARE, Place.EMERGENCY, Place.SPINE_CLINIC


def _text(**more: object) -> ProfileText:
    return made(ProfileText, **({"id": "t", "US": "us", "UK": "uk", "meaning": "m"} | more))


# ---------------------------------------------------------------- words by country and place


@pytest.mark.parametrize(
    ("country", "place", "said"),
    [(US, PRIMARY, "us"), (UK, PRIMARY, "uk"), (US, CLINIC, "clinic"), (UK, CLINIC, "clinic"), (UK, EMERGENCY, "ed")],
)
def test_a_place_with_its_own_words_says_them_and_else_the_country_speaks(
    country: Country, place: Place, said: str
) -> None:
    text = _text(spine_clinic="clinic", emergency="ed")
    assert text_for(text, Profile(country=country, place=place)) == said


@pytest.mark.parametrize("place", [CLINIC, EMERGENCY])
def test_a_place_without_words_says_what_its_country_says(place: Place) -> None:
    assert text_for(_text(), Profile(country=UK, place=place)) == "uk"


def test_nothing_is_added_where_no_text_is_named() -> None:
    profile = Profile(country=UK)
    assert with_profile_text("Draw it", None, wrist(), profile) == "Draw it"
    assert with_profile_text("Draw it", "who_draws", wrist(), profile) == "Draw it. The art department"
    assert with_profile_text("Draw it?", "who_draws", wrist(), profile) == "Draw it? The art department"


def test_what_names_no_country_and_no_place_is_meant_for_all() -> None:
    profile = Profile(country=UK, place=CLINIC)
    assert in_profile((), (), profile)
    assert in_profile((UK,), (CLINIC,), profile)
    assert not in_profile((US,), (), profile)
    assert not in_profile((), (PRIMARY,), profile)


def test_the_way_out_of_a_flag_stands_after_whom_to_call_and_only_at_its_tier() -> None:
    route = _text(gates=["blue"], tiers=["now"])
    gate = a_gate("blue", {"tier": "now", "when": {"finding": "blue_fingers", "is": "yes"}}, actions=["Warm it"])
    edition = wrist(gates=(gate,), profile_texts=(route,))
    flag = judge_gate(gate, read(a_wrist().say("blue_fingers", "yes"), edition))
    assert actions(flag, edition, Profile(country=UK))[1:] == ("uk", "Warm it")
    instead = wrist(gates=(gate,), profile_texts=(evolve(route, in_place_of_call=("blue",)),))
    assert actions(flag, instead, Profile(country=UK)) == ("uk", "Warm it"), "the same is not said twice"
    later = wrist(gates=(gate,), profile_texts=(evolve(route, in_place_of_call=("blue",), tiers=("today",)),))
    assert actions(flag, later, Profile(country=UK)) == (*flag.actions[:1], "Warm it")
    assert "uk" not in actions(flag, later, Profile(country=UK))


# ---------------------------------------------------------------- the leg pain pack


@pytest.mark.parametrize("seed", range(10))
def test_a_profile_changes_no_red_flag(seed: int) -> None:
    """Fifty random encounters each; ``python -m tests.long`` takes ten thousand."""
    dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
    assert [fault for _ in range(50) for fault in flags_changed_by_profile(changed_at_random(dice))] == []


def test_a_profile_changes_no_word_headline_or_contradiction() -> None:
    dice = Random(1)  # noqa: S311  a repeatable draw, no secret
    assert [fault for _ in range(8) for fault in changed_by_profile(changed_at_random(dice))] == []


def _case(name: str) -> Encounter:
    case = next(each for each in cases() if each.id == name)
    return case_encounter(case, cases(), edition())


def _in(name: str, country: Country, place: Place) -> Assessment:
    encounter = evolve(_case(name), profile=Profile(country=country, place=place))
    return assess(encounter, edition(), look_ahead=False)


@pytest.mark.parametrize(
    ("country", "place", "said"),
    [
        (US, PRIMARY, "911"),
        (UK, PRIMARY, "A&E"),
        (US, CLINIC, "Own on-call"),
        (UK, CLINIC, "Own on-call"),
        (US, EMERGENCY, "Here:"),
        (UK, EMERGENCY, "Here:"),
    ],
)
def test_a_cauda_equina_emergency_goes_where_its_country_and_place_send_it(
    country: Country, place: Place, said: str
) -> None:
    """1C: the department with MRI, then the phone; read in seconds, so no line is spent twice."""
    flag = _in("cauda_equina", country, place).emergency
    assert flag is not None
    assert said in flag.actions[0]
    assert flag.actions[1].startswith("Phone")
    assert [action for action in flag.actions if "MRI" in action] == [flag.actions[0]]


def test_every_emergency_of_the_pack_has_a_way_out_everywhere() -> None:
    for gate in edition().gates:
        if any(tier.tier == "now" for tier in gate.tiers):
            named = [text for text in edition().profile_texts if gate.id in text.gates and "now" in text.tiers]
            assert named, gate.id


@pytest.mark.parametrize("name", ["stenosis_examined", "s1_disc", "l3_or_l4_root"])
def test_uk_primary_care_is_shown_no_lumbar_mri_and_refers(name: str) -> None:
    found = _in(name, UK, PRIMARY)
    assert "mri_lumbar" not in {test.id for test in found.investigations}
    assert "step_refer_spinal_service" in {option.id for option in found.plan}
    assert "step_refer_spinal_service" not in {option.id for option in _in(name, US, PRIMARY).plan}


@pytest.mark.parametrize("name", ["stenosis_examined", "s1_disc", "simple_back_pain"])
@pytest.mark.parametrize("country", [US, UK])
def test_the_emergency_department_has_no_six_week_logic_and_no_follow_up(name: str, country: Country) -> None:
    found = _in(name, country, EMERGENCY)
    said = [text for test in found.investigations for text in (test.says, test.when_right or "")]
    said += [option.says for option in found.plan]
    assert not [text for text in said if "six week" in text.lower() or "6-week" in text.lower()]
    steps = {option.id for option in found.plan}
    assert "follow_up_visits" not in steps
    assert "ed_before_discharge" in steps


@pytest.mark.parametrize("profile", EVERYWHERE)
def test_no_spine_picture_is_offered_for_back_pain_without_a_trigger(profile: Profile) -> None:
    found = assess(evolve(_case("simple_back_pain"), profile=profile), edition(), look_ahead=False)
    assert [test.id for test in found.investigations if test.id.startswith(("mri_", "ct_", "xray_"))] == []
    assert [test.id for test in found.investigations if test.role == "first"] == ["no_imaging_now"]


def test_injection_is_held_while_anything_of_its_stop_list_is_open() -> None:
    for found in everywhere(_case("spine_and_arteries")):
        states = {option.id: option.state for option in found.plan}
        assert states.get("step_injection_option", "held") == "held"


# ---------------------------------------------------------------- safety checks, pairwise, on every test


def _holding() -> list[SafetyGate]:
    return [gate for gate in edition().safety_gates if gate.cases is not None]


def _answers(*gates: SafetyGate) -> tuple[Finding, ...] | None:
    """What makes all of ``gates`` hold; None when their answers contradict each other."""
    told: dict[str, Any] = {}
    for gate in gates:
        assert gate.cases is not None
        for item, value in gate.cases.fires.answers.items():
            before = told.get(item)
            if isinstance(before, tuple) and isinstance(value, tuple):
                told[item] = tuple(dict.fromkeys((*before, *value)))
            elif before in {None, value}:
                told[item] = value
            else:
                return None
    return findings_of(told, {})


def _checked(facts: Facts, test: str) -> InvestigationResult:
    wish = Suggested(test, "first", "routine", "x", Verdict(Truth.YES), "pairwise", ("PRACTICE",))
    (found,) = with_safety(facts, [wish], Explain(facts, Say(edition())))
    return found


def test_two_checks_at_once_hold_back_every_test_that_has_either_and_name_a_free_way() -> None:
    plain = _case("simple_back_pain")
    tried = 0
    for pair in combinations(_holding(), 2):
        findings = _answers(*pair)
        if findings is None:
            continue
        tried += 1
        facts = Facts(evolve(plain, findings=findings), edition())
        for test in edition().investigations:
            found = _checked(facts, test.id)
            held = {check.id for check in found.gates if check.state == "hold"}
            assert {gate.id for gate in pair if gate.id in test.gates and _applies(gate, facts)} <= held
            for other in found.fallback:
                assert not held & set(edition().investigation[other].gates), f"{test.id} falls back on {other}"
    assert tried > 80


def _applies(gate: SafetyGate, facts: Facts) -> bool:
    return gate.applies_when is None or evaluate(gate.applies_when, facts).truth is not Truth.NO


def _is_mri(test: str) -> bool:
    return test.startswith(("mri_", "mr_"))


def test_every_held_mri_leaves_a_way_that_is_no_mri() -> None:
    """Whatever check holds an MRI, one of its fallbacks is another kind of test: a held scan stops no question."""
    tried = set()
    for gate in _holding():
        findings = _answers(gate)
        assert findings is not None
        facts = Facts(evolve(_case("simple_back_pain"), findings=findings), edition())
        for test in edition().investigations:
            if gate.id not in test.gates or not _is_mri(test.id):
                continue
            found = _checked(facts, test.id)
            if gate.id in {check.id for check in found.gates if check.state == "hold"}:
                tried.add(gate.id)
                assert [other for other in found.fallback if not _is_mri(other)], f"{test.id}, held by {gate.id}"
    assert {"gate_active_implant", "gate_pregnancy"} & tried
    assert len(tried) > 3


@pytest.mark.parametrize(("name", "kidney"), [("aortic_occlusion", "hold"), ("pad_index_low", "hold")])
def test_kidneys_never_delay_a_threatened_leg(name: str, kidney: str) -> None:
    encounter = _case(name)
    low = findings_of({"egfr": 18, "acute_kidney_injury": "yes"}, {})
    facts = Facts(evolve(encounter, findings=(*encounter.findings, *low)), edition())
    states = {check.id: check.state for check in _checked(facts, "ct_angiography_legs").gates}
    emergency = name == "aortic_occlusion"
    assert states["gate_iodinated_contrast_kidney"] == ("clear" if emergency else kidney)


@pytest.mark.parametrize(("sex", "age", "asked"), [("male", 40, False), ("female", 40, True), ("female", 56, False)])
def test_pregnancy_is_asked_of_those_who_can_be_pregnant(sex: str, age: int, asked: bool) -> None:
    encounter = _case("simple_back_pain")
    told = evolve(encounter, patient=evolve(encounter.patient, sex=Sex(sex), age_years=age))
    found = _checked(Facts(told, edition()), "ct_lumbar")
    assert ("gate_ionising_pregnancy" in {check.id for check in found.gates}) is asked


def test_an_unknown_sex_and_age_leaves_pregnancy_to_be_asked() -> None:
    encounter = evolve(_case("simple_back_pain"), findings=())
    told = evolve(encounter, patient=evolve(encounter.patient, sex=Sex.UNKNOWN, age_years=None))
    states = {check.id: check.state for check in _checked(Facts(told, edition()), "ct_lumbar").gates}
    assert states["gate_ionising_pregnancy"] == "not_asked"


def test_in_pregnancy_mri_without_contrast_goes_on() -> None:
    findings = findings_of({"pregnancy": "confirmed"}, {})
    encounter = evolve(_case("simple_back_pain"), findings=findings)
    told = evolve(encounter, patient=evolve(encounter.patient, sex=Sex.FEMALE, age_years=30))
    facts = Facts(told, edition())
    assert "hold" not in {check.state for check in _checked(facts, "mri_lumbar").gates}
    contrast = _checked(facts, "mri_lumbar_with_contrast")
    assert "gate_pregnancy_gadolinium" in {check.id for check in contrast.gates if check.state == "hold"}
    assert "mri_lumbar" in contrast.fallback
