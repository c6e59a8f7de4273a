from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.assessment import ConditionResult, Fact, Missing
from examassist.reasoning.say import Say
from examassist.ui.condition_card import FEW, Blocks, ConditionCard, lines_of
from tests.ui.exam_room import dressed, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.knowledge.rule import Word


def test_each_kind_of_line_is_there_and_none_hides_another() -> None:
    lines = lines_of(a_result(supporting=9, against=3, second=1, missing=2))
    assert [line.kind for line in lines] == ["for", "for", "for", "against", "unknown"]
    assert lines[2].says == "for 2; 6 more"


def test_a_small_card_shows_one_of_each_kind() -> None:
    lines = lines_of(a_result(supporting=4, against=2, second=0, missing=2), FEW)
    assert [(line.kind, line.says) for line in lines] == [
        ("for", "for 0; 3 more"),
        ("against", "against 0; 1 more"),
        ("unknown", "missing 0; 1 more"),
    ]


def test_a_second_cause_is_never_a_line_against() -> None:
    lines = lines_of(a_result(supporting=0, against=0, second=1, missing=0))
    assert [line.kind for line in lines] == ["second"]


def test_the_card_says_name_and_word(qtbot: QtBot) -> None:
    dressed()
    card = ConditionCard(320)
    qtbot.addWidget(card)
    card.show()
    say = Say(leg_pain())
    card.show_result(a_result(supporting=1, against=1, second=1, missing=1), say)
    assert card._word.text == "Possible"
    assert card._title.text == leg_pain().conditions[0].label
    assert not card.grab().isNull()
    card.show_result(None, say)
    assert not card.isVisible()


def test_not_enough_data_is_drawn_unlike_little_support(qtbot: QtBot) -> None:
    drawn = set()
    words: tuple[Word, ...] = ("fits_well", "possible", "little_support_so_far", "not_enough_data", "does_not_fit")
    for word in words:
        blocks = Blocks()
        qtbot.addWidget(blocks)
        blocks.show_word(word)
        drawn.add(bytes(blocks.grab().toImage().constBits()))
    assert len(drawn) == len(words)


def a_result(*, supporting: int, against: int, second: int, missing: int) -> ConditionResult:
    def facts(name: str, count: int) -> tuple[Fact, ...]:
        return tuple(Fact(finding="a", value="b", rule="r", says=f"{name} {n}") for n in range(count))

    return ConditionResult(
        id=leg_pain().conditions[0].id,
        word="possible",
        supporting=facts("for", supporting),
        against=facts("against", against),
        second_cause=facts("second", second),
        missing=tuple(Missing(finding="a", rule="r", says=f"missing {n}") for n in range(missing)),
        says="says",
        why="why",
    )
