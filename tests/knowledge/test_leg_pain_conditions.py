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


def test_nothing_is_weighed_from_an_empty_exam() -> None:
    nobody = Encounter(pack="leg_pain", examined_at=EXAMINED_AT, patient=Patient(age_years=66))
    assert {each.word for each in assess(nobody, edition()).conditions} == {"not_enough_data"}
