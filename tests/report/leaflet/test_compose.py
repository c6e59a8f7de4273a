from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from examassist.domain.act import Country, Profile
from examassist.reasoning.assess import assess
from examassist.report.leaflet.compose import compose_leaflet
from tests.report.builders import TYPED, a_creaking_wrist, texts, wrist
from tests.report.leaflet.reading_age import grade, syllables
from tests.report.leaflet.ticked import keys, sheet, ticked
from tests.report.transfer.patients import finding, leg_pain, writing

if TYPE_CHECKING:
    from examassist.knowledge.handed import LeafletText

EASY = 6.0
"""The school grade of children of 11; younger ones read what is lower."""

JARGON = """
    stenosis claudication ischaemia ischemia radiculopathy neuropathy lumbar spinal arterial artery vascular peripheral
    MRI ABI index score grade percent probability likely diagnosis prognosis bilateral acute chronic symptom syndrome
    oedema anticoagulant contraindicated conservative therapy exam findings criteria positive negative rule"""

BOX = (
    "you cannot start or stop passing water, or cannot feel it",
    "leak urine or stool, or cannot feel when you need to go",
    "numb or strange between the legs",
    "private parts",
    "when you wipe",
    "both legs become painful, numb or weak",
    "a foot drops or a leg gives way",
    "a leg or foot turns cold, pale, blue or suddenly very painful",
    "fever or shiver",
    "sudden tearing pain in your tummy or back, or you faint",
)
"""The signs of the clinical review, 1D."""


@pytest.mark.parametrize(("country", "number", "other"), [(Country.US, "911", "999"), (Country.UK, "999", "911")])
def test_the_box_has_every_sign_and_the_number_of_the_country(country: Country, number: str, other: str) -> None:
    encounter = ticked().model_copy(update={"profile": Profile(country=country)})
    said = " ".join(text for key, text in texts(sheet(encounter)).items() if not key.startswith("page."))
    assert f"call {number} if, new or getting worse:" in said
    assert other not in said
    assert [sign for sign in BOX if sign not in said] == []
    for past in ("fall", "accident"):
        assert past not in said.casefold(), "a past event is no reason to go now"


@pytest.mark.parametrize("text", leg_pain().leaflet, ids=lambda text: text.id)
def test_children_of_eleven_can_read_each_text(text: LeafletText) -> None:
    says = text.says
    if text.part == "emergency_title":  # its words are fixed; it is read with the signs below it
        says = (*says, *(each for other in leg_pain().leaflet if other.part == "emergency" for each in other.says))
    assert grade(says) <= EASY


def test_the_formula_tells_easy_words_from_hard_ones() -> None:
    assert [syllables(word) for word in ("walk", "emergency", "numb", "leaned", "started", "table")] == [
        1,
        4,
        1,
        1,
        2,
        2,
    ]
    assert grade(["Neurogenic claudication necessitates investigation of vascular insufficiency."]) > 12


def test_no_word_needs_a_dictionary_and_no_score_is_told() -> None:
    for text in leg_pain().leaflet:
        words = set(re.findall(r"[a-z]+", " ".join((*text.says, text.title or "")).casefold()))
        assert words & set(JARGON.casefold().split()) == set(), text.id


def test_no_cause_is_said_to_be_sure() -> None:
    for text in leg_pain().leaflet:
        if text.part == "cause":
            assert re.search(r"\bmay\b|\bcannot name\b|\btalked about\b|\bto find out\b", " ".join(text.says)), text.id
    said = texts(sheet(ticked(impression=("lumbar_stenosis",))))
    assert said["cause.may_change"] == "This is what we think today. It may change."


def test_every_step_that_can_be_agreed_and_every_ranked_condition_is_known_to_the_sheet() -> None:
    edition = leg_pain()
    told = {name for text in edition.leaflet for name in text.conditions}
    assert [each.id for each in edition.conditions if each.role != "gate" and each.id not in told] == []
    assert {text.status for text in edition.leaflet} == {"M"}, "nobody has reviewed them"


def test_the_patients_own_words_stand_first_and_as_they_were_said() -> None:
    goal = "to walk <b>to the shop</b> & back"
    document = sheet(ticked(finding("patient_goal", goal), plan=("falls_advice",)))
    assert keys(document)[0] == "goal"
    assert texts(document)["goal.your_own_words"] == f"You told us what matters to you: {goal}"


def test_it_says_that_it_is_not_reviewed_and_carries_no_record() -> None:
    document = sheet(ticked())
    assert "NOT CLINICALLY REVIEWED" in document.footer[0]
    assert document.carried is None


def test_what_was_typed_from_paper_says_so_at_the_foot() -> None:
    typed = ticked().model_copy(update={"paper": (TYPED,)})
    assert "entered from paper" in sheet(typed).footer[0]
    assert "paper" not in sheet(ticked()).footer[0]


def test_another_pack_has_its_own_texts() -> None:
    encounter = a_creaking_wrist().impression("", "creaky_wrist").with_(plan=("leave_it_alone",)).encounter
    document = compose_leaflet(encounter, assess(encounter, wrist()), wrist(), writing())
    assert keys(document) == ["cause", "do", "emergency"]
