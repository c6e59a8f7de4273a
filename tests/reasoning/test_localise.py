"""Roots are what all positive signs of one side have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.domain.body import Laterality
from examassist.knowledge.rule import RootName, RootSign
from examassist.reasoning.localise import Localised, localise
from tests.reasoning.wrist import a_wrist, made, read, wrist

if TYPE_CHECKING:
    from tests.builders import EncounterBuilder

NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
NO_THUMB: dict[str, Any] = {"finding": "thumb_bounce", "is": "no_bounce"}
SPOT: dict[str, Any] = {"finding": "creaking_spots", "is": "thumb_side_spot"}
STUCK: dict[str, Any] = {"coded": "wrist_turn_angle", "is": "stuck"}


def _sign(domain: str, roots: list[str], positive: dict[str, Any], side: str = "same") -> RootSign:
    item = positive.get("finding") or positive["coded"]
    return made(RootSign, item=item, domain=domain, roots=roots, side=side, positive=positive, sources=["W1"])


SIGNS = (
    _sign("motor", ["c8", "c7"], NO_BOUNCE),
    _sign("reflex", ["c7", "c6"], NO_THUMB),
    _sign("sensory", ["c5"], SPOT),
    _sign("tension", ["c6", "c7", "c8"], STUCK),
    _sign("tension", ["c8"], {"finding": "grip_bounce", "is": "wild_bounce"}, side="other"),
)
NAMES = tuple(made(RootName, id=root, label=root.upper(), usual_disc="invented") for root in ("c5", "c6", "c7", "c8"))


def _localised(told: EncounterBuilder, side: Laterality = Laterality.LEFT) -> Localised:
    return localise(read(told, wrist(root_signs=SIGNS, root_names=NAMES)), side)


def test_the_root_shared_by_every_sign_is_named() -> None:
    found = _localised(a_wrist().left("grip_bounce", "no_bounce").left("thumb_bounce", "no_bounce"))
    assert found.roots == ("c7",)
    assert [str(key) for key in found.because] == ["grip_bounce.left", "thumb_bounce.left"]


def test_roots_that_cannot_be_told_apart_are_named_together_in_anatomical_order() -> None:
    found = _localised(a_wrist().left("grip_bounce", "no_bounce").left("wrist_turn_angle", "stuck"))
    assert found.roots == ("c7", "c8")


def test_signs_of_one_domain_name_no_root() -> None:
    assert _localised(a_wrist().left("grip_bounce", "no_bounce")) == Localised((), (), disagree=False)


def test_a_sign_of_the_other_leg_names_no_root_of_this_one() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("thumb_bounce", "no_bounce")
    assert _localised(told).roots == ()
    assert _localised(told, Laterality.RIGHT).roots == ()


def test_a_crossed_sign_points_to_the_other_leg() -> None:
    told = a_wrist().right("grip_bounce", "wild_bounce").left("grip_bounce", "no_bounce")
    assert _localised(told).roots == ("c8",)
    assert "grip_bounce.right" in [str(key) for key in _localised(told).because]
    assert _localised(told, Laterality.RIGHT).roots == ()


def test_tension_alone_names_nothing() -> None:
    told = a_wrist().left("wrist_turn_angle", "stuck").right("grip_bounce", "wild_bounce")
    assert _localised(told) == Localised((), (), disagree=False)


def test_two_domains_that_both_name_nothing_by_themselves_name_nothing() -> None:
    signs = (*SIGNS[:3], _sign("tension", ["c5"], STUCK))
    told = a_wrist().left("wrist_turn_angle", "stuck")
    edition = wrist(root_signs=signs, root_names=NAMES)
    assert localise(read(told, edition), Laterality.LEFT).roots == ()
    told.left("creaking_spots", ("thumb_side_spot",))
    assert localise(read(told, edition), Laterality.LEFT).roots == ("c5",)


def test_signs_without_a_common_root_disagree() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").left("creaking_spots", ("thumb_side_spot",))
    found = _localised(told)
    assert found.roots == ()
    assert found.disagree
    assert [str(key) for key in found.because] == ["grip_bounce.left", "creaking_spots.left"]


def test_a_sign_that_is_negative_or_unknown_points_nowhere() -> None:
    told = a_wrist().left("grip_bounce", "good_bounce").left("thumb_bounce", "no_bounce")
    assert _localised(told.unable("wrist_turn_angle.left", "pain")).roots == ()
