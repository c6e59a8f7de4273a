"""A pack is well formed: its ids are unique and all its sources exist."""

from __future__ import annotations

from examassist.knowledge.check import check_form
from examassist.knowledge.load import load_cases_with_places, load_pack_with_places
from tests.knowledge.packs import WRIST, faults_of, loaded, wrist, wrist_with


def test_the_invented_pack_has_no_fault() -> None:
    cases, places = load_cases_with_places(WRIST)
    assert check_form(loaded().edition, cases, {**loaded().places, **places}) == []


def test_a_fault_stands_at_the_line_of_its_entry() -> None:
    places = load_pack_with_places(WRIST).places
    cases, _ = load_cases_with_places(WRIST)
    (fault,) = check_form(wrist(groups={"key_creak": {"sources": ["W9"]}}), cases, places)
    assert fault.place == places["groups", "key_creak"]
    assert fault.what == "`key_creak` names the source `W9`, which is not there"


def test_an_id_stands_once_in_its_list() -> None:
    edition = wrist_with("cards", wrist().cards[0].model_dump(mode="json"))
    assert faults_of(edition) == ["cards rusty_watch: stands 2 times in cards; an id has one meaning for life"]


def test_a_source_and_a_step_stand_once_too() -> None:
    assert "stands 2 times in sources" in faults_of(wrist_with("sources", wrist().sources[0].model_dump()))[0]
    assert "stands 2 times in steps" in faults_of(wrist_with("steps", wrist().steps[0].model_dump()))[0]


def test_an_id_means_one_thing_across_items_rules_and_tests() -> None:
    clash = wrist().investigations[0].model_dump(mode="json") | {"id": "grip_bounce"}
    assert faults_of(wrist_with("investigations", clash)) == [
        "investigations grip_bounce: is also an id in items; give one of them another id"
    ]


def test_every_source_that_is_cited_exists() -> None:
    edition = wrist(
        gates={"blue_hand": {"sources": ["W8"]}},
        advice={"draw_the_creaky_wrist": {"sources": ["W8"]}},
        items={"grip_bounce": {"sources": ["W8"]}},
    )
    assert [fault.split(":")[0] for fault in faults_of(edition)] == [
        "items grip_bounce",
        "gates blue_hand",
        "advice draw_the_creaky_wrist",
    ]


def test_what_counts_as_normal_cites_a_source_too() -> None:
    counts = {"values": ["wild_bounce"], "when": "Above 60", "sources": ["W8"], "status": "V"}
    assert "`W8`" in faults_of(wrist(items={"grip_bounce": {"counts_as_normal": counts}}))[0]
