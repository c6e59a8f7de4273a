"""No text promises more than an exam can, and every sentence can be filled."""

from __future__ import annotations

import pytest

from examassist.knowledge import check_texts
from examassist.knowledge.check_texts import BANNED, banned_words
from examassist.knowledge.wording import REQUIRED
from tests.knowledge.packs import faults_of, read, wrist, wrist_with


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
        ("A wound that was not denied", "denies"),
        ("By exclusion of the hip", "excluded"),
        ("MRI of the spine was ordered", "ordered"),
        ("Blood has been sent", "sent"),
        ("Duplex sent, sent off today", "sent"),
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
        "In this order: feel, listen, measure",
        "Order of the steps; a cord sign present in both legs",
        "A diagnosis of exclusion is not made here",
        "Cramps neither support nor exclude it",
        "Send the patient; representing nothing",
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
    monkeypatch.setattr(check_texts, "REQUIRED", REQUIRED | {"a_new_sentence"})
    assert faults_of(wrist()) == ["wording a_new_sentence: is missing; add it to wording/en.yaml"]


@pytest.mark.parametrize(
    ("key", "template", "what"),
    [
        ("fact", "{cell", "cannot be filled: expected '}' before end of string"),
        ("fact", "{cel}: {value}", "asks for {cel}, which nothing fills; use only {cell}, {value}"),
        ("fact", "{value}", "leaves out {cell}; say it, or what was found is lost"),
        ("nothing_named", "look at {cell}", "asks for {cell}, which nothing fills; use only no braces"),
        ("headline_fits_well", "{condition} is certain", 'says "certain", which no exam can promise; '),
        ("fcat", "{cell}: {value}", "is a sentence that the program never says; check its spelling"),
    ],
)
def test_a_sentence_that_cannot_be_filled_is_named(key: str, template: str, what: str) -> None:
    data = wrist().model_dump(mode="json", by_alias=True)
    data["wording"][key] = template
    (fault,) = faults_of(read(data))
    assert fault.startswith(f"wording {key}: {what}")


PAIRING = {
    "id": "creak_and_colour",
    "condition": "creaky_wrist",
    "group": "key_creak",
    "two_causes": "{word}; {cells}",
    "not_settled": "Not settled: {cells}",
    "sources": ["W1"],
    "status": "V",
    "review_by": "2027-11",
}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("both {", "cannot be filled: Single '{' encountered in format string"),
        ("{cells} {nonsense}", "asks for {nonsense}, which nothing fills; use only {cells}, {word}"),
        ("Two causes", "leaves out {cells}; say it, or what was found is lost"),
    ],
)
@pytest.mark.parametrize("field", ["two_causes", "not_settled"])
def test_a_pairing_that_cannot_be_filled_is_named(field: str, text: str, what: str) -> None:
    assert faults_of(wrist_with("pairings", PAIRING)) == []
    assert faults_of(wrist_with("pairings", PAIRING | {field: text})) == [f"pairings creak_and_colour: {what}"]


@pytest.mark.parametrize(
    "changes",
    [
        {"gates": {"blue_hand": {"call": "Ring {desk}"}}},
        {"scope": {"older_than_the_study": {"outside_says": "Older than {cards}"}}},
        {"header": {"wrist": {"outside_scope": "Not {this}"}}},
        {"cards": {"rusty_watch": {"meaning": "A watch}"}}},
    ],
)
def test_braces_in_a_text_that_nothing_fills_are_named(changes: dict[str, dict[str, dict[str, str]]]) -> None:
    (fault,) = faults_of(wrist(**changes))
    assert fault.endswith(": has braces in a text that is printed as it stands; leave them out")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("grip_bounce", "Squeeze with the {sid} hand", "asks for {sid}, which nothing fills; use only {side}"),
        ("lifts_a_kettle", "Lift it {side}", "asks for {side}, which nothing fills; use only no braces"),
        ("lifts_a_kettle", "Lift {", "cannot be filled: Single '{' encountered in format string"),
    ],
)
def test_a_question_says_its_side_and_no_other_braces(name: str, text: str, what: str) -> None:
    assert faults_of(wrist(items={name: {"ask_or_do": text}})) == [f"items {name}: {what}"]


def test_a_limit_on_the_pattern_says_where_the_cards_stand() -> None:
    limit = {
        "cases": None,
        "outside_when": None,
        "once_recorded": [[{"recorded": "grip_bounce"}]],
        "outside_says": "Not covered.",
    }
    assert faults_of(wrist(scope={"older_than_the_study": limit})) == [
        "scope older_than_the_study: leaves out {cards}; say it, or what was found is lost"
    ]
