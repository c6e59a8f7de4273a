from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import CardResult, ContradictionResult, FlagResult
from examassist.ui.beside import BesideCard
from tests.builders import an_encounter
from tests.ui.exam_room import dressed, wrist

if TYPE_CHECKING:
    from typing import Literal

    from pytestqt.qtbot import QtBot

    from examassist.reasoning.assessment import Assessment


def test_the_short_form_names_the_cards_and_the_full_one_says_when_and_what_first(qtbot: QtBot) -> None:
    said = told(cards=1)
    assert lines(a_block(qtbot, full=False), said) == ["Also think of; not ranked", "Watch 0"]
    assert lines(a_block(qtbot, full=True), said)[1] == "Watch 0: it stops. First: take it off."


def test_what_does_not_go_together_is_asked_first_until_it_is_settled(qtbot: QtBot) -> None:
    block = a_block(qtbot, full=False)
    assert lines(block, told(cards=1, pairs=1))[0] == "Do not go together: Pair 0. Which?"
    assert lines(block, told(pairs=1, state="settled")) == []
    assert not block.isVisible()


def test_more_than_it_holds_is_counted(qtbot: QtBot) -> None:
    shown = lines(a_block(qtbot, full=False), told(cards=5, pairs=3))
    assert len(shown) == 7
    assert shown[-1] == "and 3 more in the report"


def test_it_says_nothing_beside_an_emergency_and_comes_back_after_it(qtbot: QtBot) -> None:
    block = a_block(qtbot, full=False)
    flag = FlagResult(id="blue", state="raised", tier="now", says="Blue")
    assert lines(block, told(cards=1).model_copy(update={"red_flags": (flag,)})) == []
    assert lines(block, told(cards=1))
    assert lines(block, told()) == []


def test_another_width_lays_the_words_out_again(qtbot: QtBot) -> None:
    block = a_block(qtbot, full=True)
    block.show_assessment(told(cards=1))
    block.set_width(200)
    assert block.width() == 200
    assert all(text.width() < 200 for text in block._texts)


def told(*, cards: int = 0, pairs: int = 0, state: Literal["open", "settled"] = "open") -> Assessment:
    met = tuple(
        CardResult(id=f"watch_{n}", says=f"Watch {n}", think_of_it_when="it stops", first_test="take it off")
        for n in range(cards)
    )
    differ = tuple(
        ContradictionResult(id=f"pair_{n}", between=(), state=state, says=f"Pair {n}. Which?") for n in range(pairs)
    )
    plain = assess(an_encounter("wrist").build(), wrist(), look_ahead=False)
    return plain.model_copy(update={"consider": met, "contradictions": differ})


def a_block(qtbot: QtBot, *, full: bool) -> BesideCard:
    dressed()
    block = BesideCard(320, full=full)
    qtbot.addWidget(block)
    block.show()
    return block


def lines(block: BesideCard, assessment: Assessment) -> list[str]:
    block.show_assessment(assessment)
    return [text.text for text in block._texts if text.isVisible()]
