"""The conditions of the leg pain pack: each can lead, none of a red flag is closed, and none lowers another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient
from examassist.knowledge.check_rules import UNVERIFIED
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT, case_encounter, findings_of
from tests.reasoning.patients import cases, edition, patients

if TYPE_CHECKING:
    from examassist.reasoning.assessment import Assessment

CONDITIONS = {
    "lumbar_stenosis",
    "peripheral_artery_disease",
    "mixed_stenosis_pad",
    "lumbar_radiculopathy",
    "cauda_equina_syndrome",
    "degenerative_spondylolisthesis",
    "hip_osteoarthritis",
    "greater_trochanteric_pain",
    "sacroiliac_pain",
    "polyneuropathy",
    "nocturnal_cramps",
    "spinal_infection",
    "spinal_malignancy",
    "vertebral_fracture",
    "myelopathy",
    "acute_limb_ischaemia",
    "deep_vein_thrombosis",
    "venous_claudication",
    "abdominal_aortic_aneurysm",
    "exertional_compartment_syndrome",
    "popliteal_entrapment",
    "axial_spondyloarthritis",
    "peroneal_neuropathy",
    "nonspecific_low_back_pain",
}
QUIET = ("little_support_so_far", "not_enough_data", "does_not_fit")


def _said(age: int, answers: dict[str, Any], base: str = "stenosis_examined") -> Assessment:
    """The assessment of a patient of the pack with further answers."""
    start = next(case_encounter(case, cases(), edition()) for case in cases() if case.id == base)
    told = {**start.by_key, **{finding.key: finding for finding in findings_of(answers)}}
    patient = Patient(age_years=age)
    return assess(evolve(start, findings=tuple(told.values()), patient=patient), edition(), look_ahead=False)


def _word(said: Assessment, condition: str) -> str:
    """The strongest word of a condition."""
    return next((each.word for each in said.conditions if each.id == condition), "not shown")


def test_every_condition_of_the_vocabulary_is_weighed() -> None:
    assert {each.id for each in edition().conditions if each.pattern is not None} == CONDITIONS


def test_every_condition_looks_for_its_look_alikes_before_it_fits_well() -> None:
    assert [each.id for each in edition().conditions if each.pattern is not None and not each.pattern.look_list] == []


def test_no_condition_of_a_red_flag_is_ever_said_not_to_fit() -> None:
    closed = [each.id for each in edition().conditions if each.role == "gate" and each.pattern is not None]
    patterns = [edition().condition[name].pattern for name in closed]
    assert len(closed) == 8
    assert {pattern.closers for pattern in patterns if pattern is not None} == {"never"}


def test_what_is_unverified_is_at_most_possible() -> None:
    capped = {each.id for each in edition().conditions if each.pattern and each.pattern.highest == "possible"}
    assert capped == {each.id for each in edition().conditions if each.status in UNVERIFIED}


def test_the_word_of_a_red_flags_condition_never_stands_beside_a_quiet_flag() -> None:
    broken = []
    for patient in patients()[::7]:
        said = assess(patient, edition(), look_ahead=False)
        state = {flag.id: flag.state for flag in said.red_flags}
        for each in said.conditions:
            own = [gate.id for gate in edition().gates if gate.condition == each.id]
            if edition().condition[each.id].role == "gate" and each.word not in QUIET:
                broken += [each.id] if all(state.get(gate) == "no_trigger" for gate in own) else []
    assert broken == []


SECOND: dict[str, dict[str, Any]] = {
    "degenerative_spondylolisthesis": {"spinal_step": "present", "passive_lumbar_extension": "present"},
    "greater_trochanteric_pain": {
        "symptom_site.right": ("buttock", "back_of_thigh", "outer_hip_or_thigh"),
        "trochanter_tenderness.right": "present",
        "resisted_hip_abduction_pain.right": "present",
    },
    "sacroiliac_pain": {
        "back_pain_site": ("sacroiliac",),
        "sacroiliac_distraction.left": "present",
        "sacroiliac_compression.left": "present",
        "sacroiliac_thigh_thrust.left": "present",
    },
    "peroneal_neuropathy": {"ankle_dorsiflexion_strength.right": "without_gravity"},
    "venous_claudication": {
        "symptom_quality": ("heavy_or_tired", "tight_or_bursting"),
        "effect_of_leg_elevation": "goes",
        "evening_leg_swelling.both": "yes",
    },
    "popliteal_entrapment": {
        "symptom_site.left": ("buttock", "calf"),
        "pulse_on_plantarflexion.left": "gone",
    },
    "axial_spondyloarthritis": {
        "back_pain_start_age": 30,
        "symptom_onset": "gradual",
        "effect_of_exercise_on_back": "eases",
        "night_pain": "eases_on_moving",
    },
    "deep_vein_thrombosis": {
        "clot_or_aortic_sign": "yes",
        "clot_or_aortic_sign_kind": ("one_leg_swollen",),
        "clot_or_aortic_sign_onset": "new_or_worse",
        "leg_swelling.left": "whole_leg",
        "leg_swelling.right": "none",
    },
    "abdominal_aortic_aneurysm": {"aortic_pulsation": "wide"},
    "spinal_infection": {"inflammation_markers": "raised", "back_pain_site": ("lumbar",)},
    "vertebral_fracture": {
        "fall_bone_or_bleeding_risk": "yes",
        "fall_bone_or_bleeding_kind": ("fall_or_accident", "brittle_bones"),
        "spinal_percussion_tenderness": ("lumbar",),
        "weight_bearing.both": "with_difficulty",
    },
    "spinal_malignancy": {
        "cancer_or_constant_pain": "yes",
        "cancer_or_constant_pain_kind": ("cancer_ever", "band_like_pain"),
        "back_pain_site": ("thoracic",),
    },
    "cauda_equina_syndrome": {
        "saddle_or_sexual_change": "yes",
        "saddle_or_sexual_change_kind": ("when_wiping",),
        "saddle_or_sexual_change_onset": "new_or_worse",
    },
}


@pytest.mark.parametrize("second", SECOND)
def test_a_second_disease_is_named_and_never_lowers_the_first(second: str) -> None:
    said = _said(71, SECOND[second])
    assert _word(said, "lumbar_stenosis") == "fits_well"
    assert _word(said, second) in {"possible", "fits_well"}


@pytest.mark.parametrize(("age", "word"), [(74, "fits_well"), (75, "possible")])
def test_a_leg_raise_counts_below_75_only(age: int, word: str) -> None:
    answers = {
        "symptom_site.right": ("calf",),
        "symptom_quality": ("shooting",),
        "straight_leg_raise_response.right": "leg_pain",
        "l5_light_touch.right": "reduced",
    }
    assert _word(_said(age, answers), "lumbar_radiculopathy") == word


@pytest.mark.parametrize(("reflex", "roots"), [("normal", ()), ("reduced", ("l4",))])
def test_less_touch_at_the_l4_point_alone_is_no_sign_of_a_root(reflex: str, roots: tuple[str, ...]) -> None:
    answers = {
        "symptom_site.right": ("shin",),
        "symptom_quality": ("shooting",),
        "straight_leg_raise_response.right": "leg_pain",
        "l4_light_touch.right": "reduced",
        "knee_reflex.right": reflex,
    }
    said = _said(50, answers)
    entry = next(each for each in said.conditions if each.id == "lumbar_radiculopathy")
    assert (entry.word, entry.roots) == ("fits_well" if roots else "possible", roots)


def test_arteries_that_cannot_be_compressed_are_not_settled_by_full_pulses() -> None:
    incompressible = {
        "dorsalis_pedis_pressure.both": "incompressible",
        "posterior_tibial_pressure.both": "incompressible",
    }
    assert _word(_said(71, {}), "peripheral_artery_disease") == "little_support_so_far"
    assert _word(_said(71, incompressible), "peripheral_artery_disease") == "not_enough_data"
    assert _said(71, incompressible).headline[0].id == "not_settled"


FULL = {"dorsalis_pedis_pulse.both": "normal", "posterior_tibial_pulse.both": "normal"}
ABSENT = {"dorsalis_pedis_pulse.right": "absent", "posterior_tibial_pulse.right": "absent"}
LOW_INDEX = {
    "brachial_systolic.both": 140,
    "dorsalis_pedis_pressure.both": 98,
    "posterior_tibial_pressure.both": 98,
}
USUAL_INDEX = LOW_INDEX | {"dorsalis_pedis_pressure.both": 150, "posterior_tibial_pressure.both": 150}


def _shown(said: Assessment) -> set[str]:
    return {pair.id for pair in said.contradictions}


def _two_causes(said: Assessment) -> bool:
    return said.headline[0].id == "two_causes"


def test_a_low_index_outranks_a_felt_pulse() -> None:
    felt = _said(71, FULL)
    assert _word(felt, "peripheral_artery_disease") == "little_support_so_far"
    assert not _two_causes(felt)
    low = _said(71, FULL | LOW_INDEX)
    assert _word(low, "peripheral_artery_disease") == "possible"
    assert _two_causes(low)
    assert "normal_pulses_with_low_index" in _shown(low)


def test_a_usual_index_cancels_no_absent_pulse() -> None:
    absent, both = _said(71, ABSENT), _said(71, ABSENT | USUAL_INDEX)
    assert _word(absent, "peripheral_artery_disease") == _word(both, "peripheral_artery_disease") == "possible"
    assert _two_causes(both)
    assert "weak_pulse_with_normal_index" in _shown(both) - _shown(absent)
    first = {test.id for test in both.investigations if test.role == "first"}
    assert "exercise_ankle_brachial_index" in first


LUMBAR = ("lumbar_stenosis", "lumbar_radiculopathy", "mixed_stenosis_pad", "degenerative_spondylolisthesis")
SCREEN: dict[str, dict[str, Any]] = {
    "extensor sole": {"plantar_response.right": "extensor"},
    "spastic gait": {"gait_pattern": ("spastic",)},
}
OTHER_SIGNS: tuple[dict[str, Any], ...] = (
    {"ankle_clonus.left": "sustained"},
    {"hoffmann_sign.right": "present"},
    {"inverted_supinator_sign.right": "present"},
    {"trunk_sensory_level": "lower_thoracic"},
)


@pytest.mark.parametrize("sign", SCREEN)
@pytest.mark.parametrize("condition", LUMBAR)
@pytest.mark.parametrize("word", ["fits_well", "possible"])
def test_an_extensor_sole_or_a_spastic_gait_lowers_every_lumbar_word(condition: str, word: str, sign: str) -> None:
    named = [case for case in cases() if word in {v for k, v in case.expect.words.items() if k.startswith(condition)}]
    assert named, "some patient has this word"
    for case in named[:2]:
        before = case_encounter(case, cases(), edition())
        assert _word(assess(before, edition(), look_ahead=False), condition) == word
        told = {**before.by_key, **{finding.key: finding for finding in findings_of(SCREEN[sign])}}
        after = assess(evolve(before, findings=tuple(told.values())), edition(), look_ahead=False)
        assert _word(after, condition) in {"little_support_so_far", "not shown"}, case.id


@pytest.mark.parametrize("sign", OTHER_SIGNS, ids=lambda sign: next(iter(sign)))
def test_every_other_cord_sign_raises_its_flag_beside_a_lumbar_word(sign: dict[str, Any]) -> None:
    states = {flag.id: flag.state for flag in _said(71, {}).red_flags}
    assert states["suspected_cord_lesion"] != "raised"
    states = {flag.id: flag.state for flag in _said(71, sign).red_flags}
    assert states["suspected_cord_lesion"] == "raised"


def test_nothing_is_weighed_from_an_empty_exam() -> None:
    nobody = Encounter(pack="leg_pain", examined_at=EXAMINED_AT, patient=Patient(age_years=66))
    assert {each.word for each in assess(nobody, edition()).conditions} == {"not_enough_data"}
