"""The leg pain pack keeps what was approved and what its review demands of every red flag."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from examassist.knowledge.load import load_pack
from examassist.resources import resource_root
from tests.approved import assert_approved

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition

_CALLS = ("phone", "emergency", "team", "surgeon", "on call", "stroke call", "ask ", "settle", "now", "today", "film")


@cache
def _leg_pain() -> Edition:
    return load_pack(resource_root() / "packs" / "leg_pain")


def test_the_focused_exam_is_the_approved_one() -> None:
    edition = _leg_pain()
    shown = [item for item in edition.items if item.show == "always"]
    cells = [str(key) for item in shown for key in edition.keys_of(item)]
    lines = [f"{len(shown)} rows, {len(cells)} values counting sides", "", *cells]
    assert_approved("\n".join(lines) + "\n", "focused_exam.txt")


def test_no_red_flag_needs_more_than_three_answers_to_be_cleared() -> None:
    # Hazard 9: a flag that asks for more is open in every real exam, and nobody reads it any more.
    asks = {gate.id: len(gate.core) for gate in _leg_pain().gates}
    assert {name: n for name, n in asks.items() if not 1 <= n <= 3} == {}


def test_every_red_flag_says_what_to_look_at_before_the_patient_leaves() -> None:
    silent = [gate.id for gate in _leg_pain().gates if not gate.before_leaving]
    assert silent == []


def test_a_flag_of_now_or_today_names_whom_to_phone_or_what_to_settle_today() -> None:
    for gate in _leg_pain().gates:
        for tier in gate.tiers:
            if tier.tier in {"now", "today"}:
                said = (tier.call or gate.call).lower()
                assert any(word in said for word in _CALLS), (gate.id, tier.tier, said)


def test_what_is_long_standing_and_unchanged_is_never_an_emergency() -> None:
    # 2.3: the last column is a baseline; a sign found today is not aged, and such a tier names no onset.
    for gate in _leg_pain().gates:
        assert not [tier for tier in gate.tiers if tier.tier == "now" and "long_standing_unchanged" in tier.onset]


def test_an_onset_that_is_not_known_reaches_the_tier_of_a_new_one_or_the_day() -> None:
    # 2.3: unknown onset is the higher tier. Where one sign is too weak for that it is settled the same day.
    for gate in _leg_pain().gates:
        new = {tier.tier for tier in gate.tiers if "new_or_worse" in tier.onset}
        unknown = {tier.tier for tier in gate.tiers if "unknown" in tier.onset or not tier.onset}
        assert not new & {"now", "today"} or unknown & {"now", "today"}, gate.id


def test_what_is_provoked_or_timed_is_never_filled_in_one_go() -> None:
    provoked = ("ankle_clonus", "hoffmann_sign", "inverted_supinator_sign", "foot_tapping_speed", "foot_tapping")
    assert [_leg_pain().item[name].bulk for name in provoked] == ["never"] * len(provoked)


def test_an_emergency_of_weakness_says_nothing_of_mild_weakness() -> None:
    gate = _leg_pain().gate["severe_or_progressive_weakness"]
    now = [rule.actions if rule.actions is not None else gate.actions for rule in gate.tiers if rule.tier == "now"]
    assert now
    assert not [action for actions in now for action in actions if "Mild" in action or "Half a grade" in action]
