"""What the page says: one sentence of the rows shown, what is kept back, and the table as text."""

from __future__ import annotations

from examassist.domain.act import Impression
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.reasoning.over_time import over_time
from examassist.ui.trends.words import (
    impression_text,
    not_shown,
    same_examiner,
    subtitle,
    table_text,
    visit_names,
    what_changed,
)
from tests.reasoning.wrist import a_wrist, days_before, wrist

FIRST = days_before(20).both("grip_bounce", "good_bounce").say("lifts_a_kettle", "yes").build()
LAST = days_before(9).right("grip_bounce", "good_bounce").left("wrist_turn_angle", 60).build()
NOW = (
    a_wrist()
    .both("grip_bounce", "no_bounce")
    .left("wrist_turn_angle", 90)
    .missing("lifts_a_kettle", "declined")
    .build()
)


def test_the_sentence_names_each_way_and_since_when_if_the_last_visit_did_not_look() -> None:
    over = over_time(NOW, [FIRST, LAST], wrist())
    assert what_changed(over.rows, over, wrist()) == (
        "Worse: Grip bounce, right; worse (since 31-Oct-2026): Grip bounce, left; better: Wrist turn, left; "
        "without a result now: Lifts a kettle."
    )
    calm = [row for row in over.rows if row.key.item == "lifts_a_kettle"]
    assert what_changed(calm, over, wrist()) == "Without a result now: Lifts a kettle."
    assert what_changed([], over, wrist()) == "Nothing that is shown here changed."


def test_what_is_kept_back_is_counted_and_who_recorded_is_told_apart() -> None:
    over = over_time(a_wrist().build(), [FIRST], wrist())
    assert not_shown(over, ()) == [
        "3 findings of earlier visits are not shown: each can stand here once this visit has an answer."
    ]
    assert subtitle(over) == "2 visits since 31-Oct-2026 · gaps are drawn as gaps, never bridged as normal"
    by = [Finding(item="lifts_a_kettle", value="yes", by=name) for name in ("Dr. A", "Dr. B")]
    before, now = evolve(LAST, findings=(by[0],)), evolve(NOW, findings=(by[1],))
    assert same_examiner(over)
    both = over_time(now, [before], wrist())
    assert not same_examiner(both)
    assert not_shown(both, ["Wrist turn"]) == [
        "Drawn once this visit has an answer: Wrist turn.",
        "Not every visit was recorded by the same person: small differences may be theirs.",
    ]


def test_an_impression_is_the_clinicians_own_or_none() -> None:
    known = wrist().conditions[0]
    over = over_time(NOW, [evolve(LAST, impression=Impression(conditions=(known.id, "gone"), text=" Own. "))], wrist())
    assert impression_text(over.visits[0], wrist()) == f"{known.label}; 1 of another edition; Own."
    assert impression_text(over.visits[1], wrist()) == "No impression recorded"


def test_the_copied_table_has_a_line_for_each_row_and_says_what_it_lacks() -> None:
    over = over_time(NOW, [LAST], wrist())
    lines = table_text(over.changed, over, wrist(), ["3 are not shown."]).splitlines()
    assert lines[0] == "Finding\t11-Nov-2026\t20-Nov-2026 (now)"
    assert "Wrist turn, left\t60 degrees\t90 degrees, better than 11-Nov-2026" in lines
    assert lines[-1] == "3 are not shown."


def test_two_visits_of_one_day_are_told_apart_by_their_time() -> None:
    same = evolve(NOW, examined_at=NOW.examined_at.replace(hour=8))
    assert visit_names(over_time(NOW, [same], wrist()).visits) == ["20-Nov-2026 08:00", "20-Nov-2026 10:00 (now)"]
