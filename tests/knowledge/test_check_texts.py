"""No text promises more than an exam can, and every sentence can be filled."""

from __future__ import annotations

import pytest

from examassist.knowledge import check_texts
from examassist.knowledge.check_texts import BANNED, banned_words
from tests.knowledge.packs import faults_of, read, wrist


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Stenosis is certain", "certain"),
        ("This is certainly the hip", "certain"),
        ("Fracture excluded", "excluded"),
        ("Must be EXCLUDED today", "excluded"),
        ("None of the nine asked is present", "none present"),
        ("Signs of the cord: none present", "none present"),
        ("No red flag", "no red flag"),
        ("No red-flags were found", "no red flag"),
        ("A normal pulse rules out PAD", "rules out"),
        ("Cord trouble was ruled out", "rules out"),
        ("Normal examination", "normal exam"),
        ("The patient denies saddle numbness", "denies"),
    ],
)
def test_a_word_stronger_than_the_exam_is_found(text: str, word: str) -> None:
    assert banned_words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "No trigger recorded; this does not rule anything out",
        "200 ml or less does not rule it out",
        "Not certified; an uncertain result stays open",
        "Exclusive of weekends",
        "The pulse is present on both sides",
        "Red flags not cleared: 2",
        "Asked, none of these",
    ],
)
def test_honest_words_are_left_alone(text: str) -> None:
    assert banned_words(text) == []


def test_each_banned_word_is_found_in_every_kind_of_text() -> None:
    said = f"It {' and '.join(BANNED)}"
    edition = wrist(
        gates={"blue_hand": {"criteria_met": said}},
        advice={"draw_the_creaky_wrist": {"says": said}},
        conditions={"creaky_wrist": {"short": "certain wrist"}},
        pathway={"leave_it_alone": {"meaning": said}},
        cards={"rusty_watch": {"first_test": said}},
        profile_texts={"who_draws": {"UK": said}},
    )
    places = [fault.split(":")[0] for fault in faults_of(edition)]
    assert set(places) == {
        "conditions creaky_wrist",
        "gates blue_hand",
        "cards rusty_watch",
        "advice draw_the_creaky_wrist",
        "pathway leave_it_alone",
        "profile_texts who_draws",
    }
    assert places.count("gates blue_hand") == len(BANNED)


def test_a_sentence_that_is_required_and_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_texts, "REQUIRED", frozenset({"cell_sided", "a_new_sentence"}))
    assert faults_of(wrist()) == ["wording a_new_sentence: is missing; add it to wording/en.yaml"]


def test_a_sentence_with_broken_braces_or_a_banned_word_is_named() -> None:
    data = wrist().model_dump(mode="json", by_alias=True)
    data["wording"] |= {"broken": "{cell", "bold": "It is certain"}
    assert [fault.split(":")[0] for fault in faults_of(read(data))] == ["wording bold", "wording broken"]


def test_a_limit_on_the_pattern_says_where_the_cards_stand() -> None:
    limit = {"outside_when": None, "once_recorded": [[{"recorded": "grip_bounce"}]], "outside_says": "Not covered."}
    assert faults_of(wrist(scope={"older_than_the_study": limit})) == [
        "scope older_than_the_study: does not say where the cards stand; write {cards} in `outside_says`"
    ]
