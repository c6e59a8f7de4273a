"""A rule without its small cases, an unverified number that is computed with, and a stale rule are found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from examassist.domain.evolve import evolve
from examassist.knowledge.check_proof import check_proof, overdue
from examassist.knowledge.faults import Faults
from tests.knowledge.packs import wrist, wrist_with

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition

TURNS = {"measure": "wrist_turn_angle", "between": [0, 30], "side": "either"}
CASES: dict[str, Any] = {"fires": {}, "silent": {}, "open": {}}


def _faults(edition: Edition) -> list[str]:
    faults = Faults({})
    check_proof(edition, faults)
    return [str(problem) for problem in faults.found]


def _rusty(**changes: Any) -> list[str]:  # noqa: ANN401  fields of a contradiction
    (name, *_) = [pair.id for pair in wrist().contradictions]
    pair = {"side": "none", "cases": CASES} | changes
    return [fault for fault in _faults(wrist(contradictions={name: pair})) if name in fault]


def test_a_rule_with_a_formula_needs_its_small_cases() -> None:
    assert _rusty(status="V") == []
    (fault,) = _rusty(status="V", cases=None)
    assert "has no small cases" in fault


def test_a_card_that_can_only_be_read_needs_none() -> None:
    name = wrist().cards[0].id
    without = wrist(cards={name: {"when": None, "cases": None}})
    assert not [fault for fault in _faults(without) if name in fault]
    met = wrist(cards={name: {"when": {"age": {"above": 90}}, "cases": None, "status": "V"}})
    assert len([fault for fault in _faults(met) if name in fault]) == 1


def test_an_unverified_rule_may_not_compute_with_a_number() -> None:
    for when in (TURNS, {"age": {"above": 60}}, {"changed": "grip_bounce", "within_days": 30}):
        for status in ("M", "V2"):
            (fault,) = _rusty(when=when, status=status)
            assert f"and is only {status}" in fault
        for status in ("V", "V2x2", "V2x3", "D"):
            assert _rusty(when=when, status=status) == []


def test_a_number_may_bring_a_verified_source_of_its_own() -> None:
    assert _rusty(when=TURNS | {"limit_from": "W1"}, status="M") == []
    (fault,) = _rusty(when=TURNS | {"limit_from": "W7"}, status="M")
    assert "which is no source" in fault
    name = wrist().contradictions[0].id
    edition = wrist(contradictions={name: {"when": TURNS | {"limit_from": "W1"}, "side": "none"}})
    sources = tuple(evolve(source, status="M") for source in edition.sources)
    assert any(
        "takes a limit of `wrist_turn_angle` from `W1`" in line for line in _faults(evolve(edition, sources=sources))
    )


def test_asking_only_whether_there_is_a_number_needs_no_source() -> None:
    low, high = wrist().item["wrist_turn_angle"].range or (0, 0)
    assert _rusty(when=TURNS | {"between": [low, high]}, status="M") == []


def test_logic_without_a_number_needs_no_verified_source() -> None:
    assert _rusty(when={"finding": "blue_fingers", "is": "yes"}, status="M") == []


def test_a_number_of_the_cover_brings_its_own_source() -> None:
    old: dict[str, Any] = {"age": {"above": 60}}
    (fault,) = _faults(wrist(header={"wrist": {"onset_old_when": old}}))
    assert "computes with a limit of age and is only without a status" in fault
    assert _faults(wrist(header={"wrist": {"onset_old_when": old | {"limit_from": "W1"}}})) == []


def test_a_number_that_stands_in_no_formula_is_verified_too() -> None:
    pattern = wrist().condition["creaky_wrist"].model_dump(mode="json", by_alias=True)["pattern"]
    older = {"pattern": pattern | {"supports_at_least_from_age": {"above": 60, "n": 1}}}
    normal = {"values": ["no_bounce"], "when": "In the old", "sources": ["W1"]}
    for kind, name, changes in (
        ("conditions", "creaky_wrist", older | {"status": "M"}),
        ("items", "grip_bounce", {"counts_as_normal": normal | {"from_age": 60, "status": "M"}}),
    ):
        (fault,) = _faults(wrist(**{kind: {name: changes}}))
        assert fault.startswith(f"{kind} {name}: computes with ")
    limit = {"wrist_turn_angle": {"normal": {"at_least": 90}, "status": "V2"}}
    assert _faults(wrist(items=limit)) == []
    (fault,) = _faults(wrist(items=limit, gates={"blue_hand": {"core": ["wrist_turn_angle"]}}))
    assert fault.startswith("items wrist_turn_angle: computes with a limit of its normal and is only V2")
    verified = {"counts_as_normal": normal | {"from_age": 60, "status": "V"}}
    assert _faults(wrist(conditions={"creaky_wrist": older}, items={"grip_bounce": verified})) == []
    assert _faults(wrist(items={"grip_bounce": {"counts_as_normal": normal | {"status": "M"}}})) == []


def test_a_sign_of_a_root_is_verified_as_far_as_its_sources() -> None:
    sign = {"item": "grip_bounce", "domain": "motor", "roots": ["c7"], "side": "same", "sources": ["W1"]}
    old = wrist_with("root_signs", sign | {"positive": {"age": {"above": 60}}})
    assert _faults(old) == []
    sources = tuple(evolve(source, status="M") for source in old.sources)
    assert any(fault.startswith("root_signs 0: ") for fault in _faults(evolve(old, sources=sources)))


def test_a_rule_is_overdue_once_its_month_is_over() -> None:
    name = wrist().groups[0].id
    edition = wrist(groups={name: {"review_by": "2026-10"}})
    assert overdue(edition, date(2026, 10, 31)) == ()
    assert overdue(edition, date(2026, 11, 1)) == (name,)
