"""A rule is judged again exactly when an item it reads gets an answer."""

from __future__ import annotations

from typing import Any

from examassist.domain.evolve import evolve
from examassist.knowledge.item import Derived
from examassist.knowledge.rule import RootSign
from examassist.reasoning.compile import Touched, readers
from tests.reasoning.wrist import CITED, a_condition, a_gate, a_group, copied, made, wrist

KETTLE = {"finding": "lifts_a_kettle", "is": "no"}


def test_a_group_reads_what_its_three_formulas_name() -> None:
    group = a_group(
        "one", {"not": KETTLE}, con={"coded": "wrist_turn_angle", "is": "stuck"}, looked={"age": {"above": 5}}
    )
    assert readers(wrist(groups=(group,))).of_group == {"one": {"lifts_a_kettle", "wrist_turn_angle"}}


def test_every_kind_of_leaf_is_followed() -> None:
    leaves = [
        KETTLE,
        {"measure": "wrist_turn_angle", "between": [0, 1]},
        {"since": "creaking_since", "within_days": 1},
        {"changed": "grip_bounce"},
        {"recorded": "thumb_bounce"},
    ]
    read = readers(wrist(groups=(a_group("one", {"at_least": 1, "of": leaves}),))).of_group["one"]
    assert read == {"lifts_a_kettle", "wrist_turn_angle", "creaking_since", "grip_bounce", "thumb_bounce"}


def test_a_group_that_reads_another_reads_what_that_one_reads() -> None:
    groups = (a_group("inner", KETTLE), a_group("outer", {"group": "inner"}))
    assert readers(wrist(groups=groups)).of_group["outer"] == {"lifts_a_kettle"}


def test_a_computed_number_is_read_through_its_inputs() -> None:
    fields = {"label": "Ratio", "side": "left_right", "formula": "x", "inputs": ["arm", "toe"]}
    derived = made(Derived, id="ratio", calculation="toe_ratio", **fields, **CITED)
    items = (*wrist().items, copied("wrist_turn_angle", "arm"), copied("wrist_turn_angle", "toe"))
    group = a_group("low", {"measure": "ratio", "between": [0, 0.7]}, side="each")
    assert readers(wrist(items=items, derived=(derived,), groups=(group,))).of_group["low"] == {"arm", "toe"}


def test_a_gate_reads_its_tiers_what_cancels_them_its_cores_and_every_onset() -> None:
    tier = {"tier": "today", "when": KETTLE, "unless": {"finding": "turning_a_key", "is": "stays_silent"}}
    more = {"core": ["grip_bounce"], "conditional": ["thumb_bounce"], "onset_from": ["blue_fingers_onset"]}
    assert readers(wrist(gates=(a_gate("one", tier, **more),))).of_gate["one"] == {
        "lifts_a_kettle",
        "turning_a_key",
        "grip_bounce",
        "thumb_bounce",
        "blue_fingers_onset",
        "blue_fingers",
        "creaking_since",
    }


def test_roots_read_every_sign() -> None:
    fields = {"domain": "motor", "roots": ["c7"], "side": "same", "sources": ["W1"]}
    sign = made(RootSign, item="grip_bounce", positive={"finding": "grip_bounce", "is": "no_bounce"}, **fields)
    assert readers(wrist(root_signs=(sign,))).of_roots == {"grip_bounce"}


def test_a_condition_reads_its_groups_its_look_list_and_its_closers() -> None:
    groups = [a_group(f"g{n}", {"finding": "lifts_a_kettle", "is": "no"}) for n in range(4)]
    groups.append(a_group("seen", {"finding": "turning_a_key", "is": "creaks_at_once"}))
    more: dict[str, Any] = {
        "keystone": ["g0"],
        "supports": ["g1"],
        "contraries": ["g2"],
        "fits_well_needs": ["g3"],
        "second_cause": ["seen"],
        "look_list": [{"recorded": "thumb_bounce"}],
        "closers": [{"finding": "grip_bounce", "is": "no_bounce"}],
    }
    read = readers(wrist(groups=tuple(groups), conditions=(a_condition(**more),)))
    assert read.of_condition == {"creaky_wrist": {"lifts_a_kettle", "turning_a_key", "thumb_bounce", "grip_bounce"}}


def test_an_item_names_what_reads_it() -> None:
    read = readers(wrist())
    for name in wrist().item:
        touched = read.touched.get(name, Touched((), (), (), (), roots=False))
        assert set(touched.groups) == {rule for rule, items in read.of_group.items() if name in items}
        assert set(touched.gates) == {rule for rule, items in read.of_gate.items() if name in items}
        assert set(touched.conditions) == {rule for rule, items in read.of_condition.items() if name in items}
        assert set(touched.scores) == {rule for rule, items in read.of_score.items() if name in items}
        assert touched.roots is (name in read.of_roots)


def test_a_question_is_read_together_with_its_onset_and_an_item_by_itself_is_not() -> None:
    together = readers(wrist()).together
    assert together["blue_fingers"] == together["blue_fingers_onset"] >= {"blue_fingers", "blue_fingers_onset"}
    assert "turning_a_key" not in together


def test_a_score_reads_its_options_and_what_suppresses_it() -> None:
    group = a_group("many", {"score": "creak_points", "at_least": 4})
    read = readers(wrist(groups=(group,))).of_group["many"]
    assert read == {"turning_a_key", "lifts_a_kettle", "grip_bounce", "blue_fingers"}


def test_a_score_of_forms_filled_elsewhere_reads_their_totals() -> None:
    stage = evolve(wrist().score["bounce_stage"], totals=("thumb_bounce",))
    read = readers(wrist(scores=(stage,)))
    assert read.of_score == {"bounce_stage": {"grip_bounce", "thumb_bounce"}}
    assert read.touched["thumb_bounce"].scores == ("bounce_stage",)


def test_two_editions_with_one_digest_are_not_mixed_up() -> None:
    one, other = wrist(groups=(a_group("one", KETTLE),)), wrist(groups=(a_group("two", KETTLE),))
    assert set(readers(one).of_group) == {"one"}
    assert set(readers(other).of_group) == {"two"}
