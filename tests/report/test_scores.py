"""The scores as plain text: under the right heading, with what is missing, and said once for both sides."""

from __future__ import annotations

from examassist.domain.encounter import Encounter
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT, findings_of
from examassist.report.scores import in_groups, scores_text
from tests.reasoning.wrist import wrist


def text_of(answers: dict[str, str]) -> str:
    """The text for an exam of a wrist, on one line."""
    encounter = Encounter(pack="wrist", examined_at=EXAMINED_AT, findings=findings_of(answers))
    return " ".join(scores_text(assess(encounter, wrist()), wrist()).split())


def test_what_is_recorded_stands_before_what_is_not_and_what_is_not_computed() -> None:
    text = text_of({"blue_fingers": "no", "turning_a_key": "creaks_at_once"})
    places = [
        text.index(part)
        for part in (
            "SOMETHING IS RECORDED",
            "* Creak points: 1 to 6 so far",
            "NOTHING IS RECORDED YET",
            "* Bounce stage, right: 0 to 3 so far",
            "NOT COMPUTED",
            "* The grandmother's list: not computed.",
        )
    ]
    assert places == sorted(places)


def test_it_says_what_is_open_and_missing_for_whom_it_was_made_and_its_limits() -> None:
    text = text_of({"blue_fingers": "no", "turning_a_key": "creaks_at_once"})
    assert "Still open between Between and Creaky." in text
    assert "To complete it: Lifts a kettle: not recorded" in text
    assert "Made for: Fifty invented wrists. An invented bench. How it did: Never tried on another bench." in text
    assert "It counts nothing but creaking. Sources: W1; V." in text


def test_an_answer_that_gives_no_points_is_recorded_all_the_same() -> None:
    encounter = Encounter(
        pack="wrist", examined_at=EXAMINED_AT, findings=findings_of({"grip_bounce.left": "good_bounce"})
    )
    groups = dict(in_groups(assess(encounter, wrist()).scores))
    assert [each.side for each in groups["Something is recorded"]] == ["left"]


def test_both_sides_share_what_is_true_of_the_score() -> None:
    text = text_of({"grip_bounce.right": "no_bounce", "grip_bounce.left": "no_bounce"})
    assert text.count("A stage says nothing about the cause.") == 1
    assert "* Bounce stage, right: 3" in text
    assert "* Bounce stage, left: 3" in text


def test_a_pack_without_scores_says_so() -> None:
    encounter = Encounter(pack="wrist", examined_at=EXAMINED_AT)
    none = wrist(scores=())
    assert "This pack holds none." in scores_text(assess(encounter, none), none)
