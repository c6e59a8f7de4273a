"""A text card whose "think of it when" is met is named; nothing else depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.knowledge.rule import Card
from examassist.reasoning.assess import assess
from tests.reasoning.wrist import RULE, a_wrist, made, wrist

if TYPE_CHECKING:
    from examassist.reasoning.assessment import Assessment


def _card(name: str, when: dict[str, Any] | None, side: str = "none") -> Card:
    return made(
        Card,
        id=name,
        label="Hidden spring",
        think_of_it_when="no bounce at all",
        when=when,
        side=side,
        first_test="a wrist picture",
        meaning="A text.",
        **RULE,
    )


def _assessed(*cards: Card) -> Assessment:
    return assess(a_wrist().left("grip_bounce", "no_bounce").build(), wrist(cards=cards), look_ahead=False)


NO_BOUNCE = {"finding": "grip_bounce", "is": "no_bounce", "side": "either"}


def test_a_met_card_is_named_with_what_it_rests_on() -> None:
    (card,) = _assessed(_card("spring_card", NO_BOUNCE)).consider
    assert (card.id, card.says, card.first_test) == ("spring_card", "Hidden spring", "a wrist picture")
    assert [fact.finding for fact in card.because] == ["grip_bounce.left"]


def test_an_open_or_denied_card_and_one_that_can_only_be_read_are_not_named() -> None:
    open_card = _card("open_card", {"finding": "lifts_a_kettle", "is": "no"})
    denied = _card("denied_card", {"not": NO_BOUNCE})
    assert _assessed(open_card, denied, _card("text_card", None)).consider == ()


def test_a_card_judged_by_side_needs_its_facts_on_one_side() -> None:
    wild = {"finding": "thumb_bounce", "is": "wild_bounce"}
    card = _card("spring_card", {"all": [{"finding": "grip_bounce", "is": "no_bounce"}, wild]}, side="each")
    apart = a_wrist().left("grip_bounce", "no_bounce").right("thumb_bounce", "wild_bounce")
    assert assess(apart.build(), wrist(cards=(card,)), look_ahead=False).consider == ()
    both = apart.left("thumb_bounce", "wild_bounce").build()
    (met,) = assess(both, wrist(cards=(card,)), look_ahead=False).consider
    assert [fact.finding for fact in met.because] == ["grip_bounce.left", "thumb_bounce.left"]


def test_nothing_else_depends_on_a_card() -> None:
    with_card, without = _assessed(_card("spring_card", NO_BOUNCE)), _assessed()
    assert with_card.model_dump(exclude={"consider"}) == without.model_dump(exclude={"consider"})
