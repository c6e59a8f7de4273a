"""A pack reads as prose that a clinician can judge, the same each time."""

from __future__ import annotations

import os
import subprocess
import sys

from examassist.knowledge.read_aloud import read_aloud
from tests.knowledge.packs import RULE, WRIST, wrist, wrist_with

TEXT = " ".join(read_aloud(wrist()).split())


def test_the_review_state_stands_on_top() -> None:
    assert read_aloud(wrist()).splitlines()[1] == "NOT CLINICALLY REVIEWED."
    signed = wrist(header={"wrist": {"reviewed_by": ["A. Clinician", "B. Clinician"]}})
    assert read_aloud(signed).splitlines()[1] == "CLINICALLY REVIEWED BY A. Clinician, B. Clinician."


def test_every_rule_and_every_source_is_read() -> None:
    edition = wrist()
    lists = (edition.gates, edition.conditions, edition.groups, edition.contradictions, edition.scope)
    more = (edition.worsening, edition.advice, edition.safety_gates, edition.bedside, edition.pathway, edition.cards)
    for entries in (*lists, *more, edition.items):
        assert all(f"[{entry.id}" in TEXT for entry in entries)
    assert all(f"{source.key}: {source.citation}" in TEXT for source in edition.sources)


def test_a_formula_reads_as_a_sentence_with_the_labels_of_the_screen() -> None:
    assert (
        'For it: "Grip bounce" is no bounce or small bounce; or "Wrist turn" lies between 0 and 45; '
        'or "Wrist turn" is coded stuck.'
    ) in TEXT
    assert '"Grip bounce" on both sides is no bounce' in TEXT
    assert "Now (onset new or worse or unknown): when" in TEXT


def test_each_kind_of_condition_has_its_sentence() -> None:
    yes = {"finding": "lifts_a_kettle", "is": "yes"}
    when = {
        "at_least": 2,
        "of": [
            {"not": yes},
            {"age": {"above": 60, "below": 90}},
            {"sex": "female"},
            {"since": "creaking_since", "within_days": 14},
            {"group": "key_creak", "is": "con"},
            {"all": [yes, {"changed": "grip_bounce", "by_whole_grade": 1, "within_days": 30}]},
        ],
    }
    text = " ".join(read_aloud(wrist(worsening={"bounce_fell": {"when": when}})).split())
    for part in (
        "at least 2 of: ",
        '(not ("Lifts a kettle" is yes))',
        "(the age is above 60 and below 90)",
        "(the patient's record says female)",
        "(Creaking since lies within 14 days before the exam)",
        '(the group "Turning a key makes it creak at once" speaks against it)',
        '("Lifts a kettle" is yes; and "Grip bounce" is lower by 1 whole grade or more than',
    ):
        assert part in text


def test_roots_pairs_and_computed_quantities_are_read_when_a_pack_has_them() -> None:
    sign = {
        "item": "grip_bounce",
        "domain": "motor",
        "roots": ["c7"],
        "side": "other",
        "positive": {"finding": "grip_bounce", "is": "no_bounce"},
        "sources": ["W1"],
    }
    assert "Grip bounce (motor): C7 of the other side" in read_aloud(wrist_with("root_signs", sign))
    pair = {"id": "two", "condition": "creaky_wrist", "group": "poor_bounce", "two_causes": "T", "not_settled": "N"}
    pair |= RULE
    assert "creaky wrist, from possible [two]" in read_aloud(wrist_with("pairings", pair))
    derived = {
        "id": "ratio",
        "label": "Ratio",
        "side": "unsided",
        "locked": "Invented",
        "formula": "One over the other",
        "inputs": [],
        "bands": [{"id": "low", "from": 0, "to": 0.9}, {"id": "none"}],
        "sources": ["W1"],
        "status": "M",
    }
    text = read_aloud(wrist_with("derived", derived))
    assert "Locked: Invented" in text
    assert "Bands: low (0 to 0.9); none (no number)." in text


def test_a_card_says_what_names_it_and_the_pattern_limit_what_must_be_recorded() -> None:
    when = {"finding": "grip_bounce", "is": "no_bounce"}
    named = wrist(cards={"rusty_watch": {"when": when, "side": "each"}})
    assert 'Named when "Grip bounce" is no bounce, on one side.' in " ".join(read_aloud(named).split())
    assert "Never named by itself." in TEXT
    lines = [[{"recorded": "lifts_a_kettle"}, {"recorded": "blue_fingers"}], [{"recorded": "grip_bounce"}]]
    limit = {"id": "fits", "meaning": "Something fits", "once_recorded": lines, "outside_says": "Consider: {cards}."}
    text = " ".join(read_aloud(wrist_with("scope", limit | RULE)).split())
    assert 'once there is a result for: "Lifts a kettle" or "Blue fingers"; "Grip bounce".' in text


def test_what_limits_a_word_is_read() -> None:
    pattern = wrist().condition["creaky_wrist"].model_dump(mode="json", by_alias=True)["pattern"]
    limited = wrist(
        conditions={"creaky_wrist": {"pattern": pattern | {"highest": "possible"}}},
        groups={"key_creak": {"open_when": {"finding": "blue_fingers", "is": "yes"}}},
    )
    text = " ".join(read_aloud(limited).split())
    assert "At most possible." in text
    assert 'Stays open all the same when "Blue fingers" is yes.' in text
    assert "At most possible." not in TEXT


def test_it_reads_the_same_in_every_run() -> None:
    program = (
        "import sys; from pathlib import Path; from examassist.knowledge.load import load_pack;"
        "from examassist.knowledge.read_aloud import read_aloud;"
        "sys.stdout.write(read_aloud(load_pack(Path(sys.argv[1]))))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        ran = subprocess.run(
            [sys.executable, "-c", program, str(WRIST)],
            env=environment,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert ran.stdout == read_aloud(wrist())
