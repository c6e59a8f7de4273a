"""An onset that nobody recorded takes the tier of a known one, or the rule says why not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import faults_of, wrist

BLUE = {"finding": "blue_fingers", "is": "yes"}
KETTLE = {"finding": "lifts_a_kettle", "is": "no"}
KEY = {"finding": "turning_a_key", "is": "creaks_at_once"}
NEW: dict[str, Any] = {"tier": "now", "onset": ["new_or_worse"], "when": BLUE}
MISSED = ["gates blue_hand: tier 1 (now) is not reached while the onset is unknown; "]


def faults(*tiers: dict[str, Any]) -> list[str]:
    found = faults_of(wrist(gates={"blue_hand": {"tiers": list(tiers)}}))
    return [fault.removesuffix("add `unknown`, or say why in `known_onset_because`") for fault in found]


def unknown(tier: str = "now", **changes: Any) -> dict[str, Any]:  # noqa: ANN401  any field
    return {"tier": tier, "onset": ["unknown", "since_this_problem"], "when": BLUE} | changes


@pytest.mark.parametrize(
    "tiers",
    [
        [NEW],
        [NEW, unknown("today")],
        [NEW, unknown(when={"all": [BLUE, KETTLE]})],
        [NEW, unknown(unless=KETTLE)],
        [NEW | {"when": {"any": [BLUE, KETTLE]}}, unknown()],
    ],
)
def test_a_tier_that_an_unknown_onset_does_not_reach_is_refused(tiers: list[dict[str, Any]]) -> None:
    assert faults(*tiers) == MISSED


@pytest.mark.parametrize(
    "tiers",
    [
        [NEW | {"onset": ["new_or_worse", "unknown"]}],
        [NEW, unknown()],
        [NEW | {"tier": "today"}, unknown()],
        [NEW | {"when": {"all": [BLUE, KETTLE]}}, unknown()],
        [NEW | {"when": {"any": [BLUE, KETTLE]}}, unknown(), unknown(when=KETTLE)],
        [NEW | {"when": {"all": [KEY, {"any": [BLUE, KETTLE]}]}}, unknown(), unknown(when=KETTLE)],
        [NEW | {"unless": KETTLE}, unknown(unless=KETTLE)],
        [NEW, unknown(unless={"all": [KETTLE, {"not": BLUE}]})],
        [NEW, unknown(unless={"finding": "blue_fingers_onset", "is": "since_this_problem"})],
        [NEW | {"known_onset_because": "Old blue fingers are a habit of this wrist."}],
        [{"tier": "routine", "onset": ["long_standing_unchanged"], "when": BLUE}],
    ],
)
def test_an_unknown_onset_may_be_taken_by_another_tier_or_the_reason_is_said(tiers: list[dict[str, Any]]) -> None:
    assert faults(*tiers) == []


def test_a_reason_that_nothing_needs_is_named() -> None:
    (found,) = faults(NEW | {"onset": ["new_or_worse", "unknown"], "known_onset_because": "Habit."})
    assert "says why it needs a known onset, and an unknown one takes it too" in found


@pytest.mark.parametrize("name", ["onset_new_when", "onset_old_when"])
def test_a_complaint_is_not_dated_by_the_onset_of_a_sign(name: str) -> None:
    """A sign told with the complaint is read beside it: the complaint cannot be read beside the sign as well."""
    turned = {"finding": "blue_fingers_onset", "is": "since_this_problem"}
    (found,) = faults_of(wrist(header={"wrist": {name: turned}}))
    assert f"{name} reads the onset question `blue_fingers_onset`" in found
