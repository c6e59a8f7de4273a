"""Cards and disagreements are told on page one as far as there is room, and all of them under Reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from examassist.domain.act import Settlement
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import CardResult, ContradictionResult, Fact
from examassist.report.beside import also_think_of, disagreements
from examassist.report.reasons import reasons
from examassist.report.record import Record
from examassist.report.summary import summary
from examassist.report.text import assessment_text
from tests.report.builders import Exam, a_creaking_wrist, blue_fingers, wrist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.document import Block


def a_card(number: int) -> CardResult:
    fact = Fact(finding="lifts_a_kettle", value="yes", rule="card", says="Lifts a kettle: yes")
    words = {"says": f"Rusty watch {number}", "think_of_it_when": "it stops", "first_test": "take the watch off"}
    return CardResult(id=f"watch_{number}", because=(fact,), sources=("W1",), **words)


def a_pair(number: int, exam: Exam) -> ContradictionResult:
    kept = any(each.contradiction == f"pair_{number}" for each in exam.encounter.settled)
    state: Literal["open", "settled"] = "settled" if kept else "open"
    return ContradictionResult(id=f"pair_{number}", between=(), state=state, says=f"These {number} differ. Which?")


def a_record(exam: Exam, *, cards: int = 0, pairs: int = 0) -> Record:
    found = {"consider": [a_card(n) for n in range(cards)], "contradictions": [a_pair(n, exam) for n in range(pairs)]}
    return Record(exam.encounter, assess(exam.encounter, wrist()).model_copy(update=found), wrist())


def said(blocks: Sequence[Block]) -> dict[str, str]:
    return {each.key: each.text for block in blocks for each in block.said()}


def test_a_met_card_says_when_to_think_of_it_and_what_comes_first() -> None:
    lines = said(list(also_think_of(a_record(a_creaking_wrist(), cards=1))))
    assert lines["consider.watch_0"] == "Rusty watch 0: it stops. First: take the watch off."
    assert "no other is judged unlikely" in lines["consider.note"]


def test_page_one_names_three_cards_and_counts_the_rest_that_stand_under_reasons() -> None:
    record = a_record(a_creaking_wrist(), cards=5)
    first, second = said(list(summary(record))), said(reasons(record))
    assert [key for key in first if key.startswith("consider.watch")] == [f"consider.watch_{n}" for n in range(3)]
    assert first["consider.more"] == "and 2 more, under Reasons"
    assert second["reasons.watch_4"].startswith("Also think of Rusty watch 4: Lifts a kettle: yes. First: take")
    assert second["reasons.watch_4"].endswith("[1]")


def test_without_a_met_card_nothing_stands_there() -> None:
    assert not list(also_think_of(a_record(a_creaking_wrist())))


def test_no_card_draws_the_eye_from_an_emergency() -> None:
    record = a_record(blue_fingers(), cards=1)
    assert not list(also_think_of(record))
    assert not any("watch" in key for key in said(reasons(record)))


def test_three_disagreements_at_most_stand_on_page_one_the_settled_ones_last() -> None:
    settled = (Settlement(contradiction="pair_0", reason="two hands"),)
    lines = disagreements(a_record(a_creaking_wrist().with_(settled=settled), pairs=4))
    assert [line.key for line in lines] == ["second.pair_1", "second.pair_2", "second.pair_3", "second.more"]
    short = disagreements(a_record(a_creaking_wrist().with_(settled=settled), pairs=2))
    assert [line.key for line in short] == ["second.pair_1", "second.pair_0"]
    assert short[-1].text.endswith("Both kept: two hands.")


def test_every_disagreement_stands_under_reasons() -> None:
    keys = said(reasons(a_record(a_creaking_wrist(), pairs=4)))
    assert [key for key in keys if key.startswith("reasons.pair")] == [f"reasons.pair_{n}" for n in range(4)]


def test_the_terminal_names_the_cards() -> None:
    record = a_record(a_creaking_wrist(), cards=1)
    assert "ALSO THINK OF" in assessment_text(record.assessment, wrist(), record.encounter)
