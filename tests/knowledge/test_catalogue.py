"""The items of the leg pain pack are the approved ones, and each says how to do it and what counts, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from examassist.knowledge.condition import FindingIs, leaves
from examassist.knowledge.item import NormalFrom
from examassist.knowledge.load import find_pack, load_pack
from tests.approved import assert_approved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item


@pytest.fixture(scope="module")
def leg_pain() -> Edition:
    return load_pack(find_pack("leg_pain"))


def test_every_item_is_the_approved_one(leg_pain: Edition) -> None:
    lines = [line for item in leg_pain.items for line in described(item)]
    assert_approved("\n".join(lines) + "\n", "catalogue.txt")


def _read(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        assert isinstance(leaf, FindingIs)
        yield f"{leaf.finding} {'/'.join(sorted(leaf.wanted))}"


def described(item: Item) -> Iterator[str]:
    """What a rule or a screen may rely on, in a few lines: a change of any of it shows as a changed line."""
    yield f"{item.id}: {item.kind}, {item.side}, {item.show}, {item.position}, bulk {item.bulk}"
    fields = {
        "values": [f"{answer.key or '-'} {answer.id}{' alone' if answer.exclusive else ''}" for answer in item.values],
        "number": _number(item),
        "coded": item.coded_results,
        "normal": _normal(item),
        "neutral": item.neutral,
        "settles nothing": item.settles_nothing,
        "fills": [item.fills] if item.fills else (),
        "at once after": list(_read(item.at_once_after)) if item.at_once_after else (),
        "fills unless": list(dict.fromkeys(_read(item.fills_unless))) if item.fills_unless else (),
        "counts as normal": _by_age(item),
        "not if": item.not_if,
        "qualifiers": item.qualifiers,
        "belongs to": [name for name in (item.part_of, item.onset, item.parts.item if item.parts else None) if name],
        "sources": item.sources,
    }
    for name, values in fields.items():
        if values:
            yield f"  {name}: {', '.join(values)}"


def _number(item: Item) -> list[str]:
    if item.kind != "measure":
        return []
    low, high = item.range or ("", "")
    other = [f"{each.unit} x {each.factor} + {each.offset}" for each in item.entry_units]
    return [f"{low} to {high} {item.unit} by {item.step}", *other]


def _normal(item: Item) -> list[str]:
    if isinstance(item.normal, NormalFrom):
        return [f"from {item.normal.at_least} to {item.normal.at_most}"]
    return list(item.normal)


def _by_age(item: Item) -> list[str]:
    usual = item.counts_as_normal
    if usual is None:
        return []
    return [f"{' or '.join(usual.values)} from {usual.from_age} if {usual.when} ({usual.status})"]


# ---------------------------------------------------------------- what every item has


def test_every_item_says_how_and_what_counts_in_words_and_never_by_the_id_of_an_answer(leg_pain: Edition) -> None:
    for item in leg_pain.items:
        for text in (item.label, item.ask_or_do, item.positive, item.notes or ""):
            assert not re.search(r"[a-z]_[a-z0-9]", text), item.id
        assert item.ask_or_do.endswith((".", "?", "!")), item.id
        assert len(item.positive) > 2, item.id


def test_a_sided_question_names_its_side(leg_pain: Edition) -> None:
    silent = [item.id for item in leg_pain.items if item.sided and "{side}" not in item.ask_or_do]
    assert silent == []


def test_every_number_has_a_unit_a_range_and_a_step_and_its_other_units_end_within_the_range(leg_pain: Edition) -> None:
    for item in leg_pain.items:
        if item.kind == "measure":
            assert item.unit, item.id
            assert item.range is not None, item.id
            assert item.step is not None, item.id
            letters = [each.unit[0].casefold() for each in item.entry_units]
            assert len(letters) == len(set(letters)), item.id


def test_every_grade_is_ordered_and_answers_are_told_apart_by_key_and_label(leg_pain: Edition) -> None:
    for item in leg_pain.items:
        assert item.kind != "grade" or item.ordered, item.id
        assert _once(answer.key for answer in item.values if answer.key), item.id
        assert _once(answer.label for answer in item.values), item.id


def _once(values: Iterable[str]) -> bool:
    listed = list(values)
    return len(listed) == len(set(listed))


# ---------------------------------------------------------------- corrections of the clinical review


def test_three_facts_of_an_artery_are_three_answers(leg_pain: Edition) -> None:
    """A12: not done is a reason, incompressible and no signal are results."""
    for name in ("dorsalis_pedis_pressure", "posterior_tibial_pressure", "reported_abi"):
        assert leg_pain.item[name].coded_results == ("incompressible", "no_signal")
    assert leg_pain.item["toe_pressure"].coded_results == ("no_signal",)


def test_a_leg_raise_is_positive_by_what_is_felt_and_never_by_the_angle_alone(leg_pain: Edition) -> None:
    """A14: tightness and back pain are negative, leg pain above 70 degrees is not counted, no angle is coloured."""
    felt = leg_pain.item["straight_leg_raise_response"]
    assert set(felt.normal) == {"raised_fully", "tightness_only", "back_pain_only"}
    assert felt.neutral == ("leg_pain_above_70",)
    angle = leg_pain.item["straight_leg_raise_angle"]
    assert (angle.normal, angle.bulk) == ((), "never")


def test_reflexes_soles_and_knee_pulses_have_a_middle_that_is_neither(leg_pain: Edition) -> None:
    """A27, A28, A29: brisk, a silent sole and an unfelt knee pulse are neutral; a withdrawal settles nothing."""
    item = leg_pain.item
    assert (item["knee_reflex"].neutral, item["ankle_reflex"].neutral) == (("brisk",), ("brisk",))
    sole, knee = item["plantar_response"], item["popliteal_pulse"]
    assert (sole.normal, sole.neutral, sole.settles_nothing) == (("flexor",), ("none",), ("unclear",))
    assert (knee.neutral, knee.bulk) == (("not_felt",), "never")


def test_no_sensation_is_called_the_same_as_the_other_side(leg_pain: Edition) -> None:
    """B2: a loss on both sides would be the same."""
    for item in leg_pain.items:
        if "touch" in item.id or "pinprick" in item.id or "sensation" in item.id:
            assert not any("same" in answer.label.casefold() for answer in item.values), item.id


def test_what_is_rarely_elicited_is_never_filled(leg_pain: Edition) -> None:
    """B7, hazard 3: saddle, hamstring reflex and vibration are written by their own act only."""
    for name in ("medial_hamstring_reflex", "saddle_sensation", "perianal_pinprick", "great_toe_vibration", "romberg"):
        assert leg_pain.item[name].bulk == "never", name
    assert leg_pain.item["medial_hamstring_reflex"].show == "on_request"


def test_swaying_is_neither_normal_nor_abnormal(leg_pain: Edition) -> None:
    """B30: only steps or a fall with the eyes closed count; the seconds are stored."""
    assert leg_pain.item["romberg"].neutral == ("sways",)
    assert leg_pain.item["romberg_seconds"].kind == "measure"


def test_the_crossed_sign_says_which_leg_is_lifted(leg_pain: Edition) -> None:
    """B15: it is recorded on the leg that is lifted, and says so."""
    assert "other leg" in leg_pain.item["crossed_straight_leg_raise"].label


def test_the_ten_safety_groups_have_parts_and_an_onset(leg_pain: Edition) -> None:
    """2.2: a no denies every named part, which are counted; a yes opens them with the onset."""
    groups = [item for item in leg_pain.items if item.group_number is not None]
    assert [item.group_number for item in groups] == list(range(1, 11))
    for item in groups:
        assert item.parts is not None
        named = leg_pain.item[item.parts.item]
        assert (named.kind, named.part_of, named.bulk) == ("multi", item.id, "never")
        assert item.parts.count == len([answer for answer in named.values if not answer.exclusive])
        assert item.onset is not None
        assert leg_pain.item[item.onset].settles_nothing == ("unsure",)


def test_age_explains_an_ankle_jerk_or_a_vibration_loss_only_under_its_conditions(leg_pain: Edition) -> None:
    """A8: alike, not new, and no gate raised or unknown; from 60 as in the study (S58)."""
    for name in ("ankle_reflex", "great_toe_vibration"):
        usual = leg_pain.item[name].counts_as_normal
        assert usual is not None
        assert (usual.from_age, usual.sources) == (60, ("S58",))
        for part in ("alike on both sides", "not known to be new", "no gate raised or unknown"):
            assert part in usual.when
