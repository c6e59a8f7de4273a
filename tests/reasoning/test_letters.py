from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import Place, Profile
from examassist.domain.evolve import evolve
from examassist.knowledge.rule import WordAtLeast
from examassist.reasoning.assess import assess
from examassist.reasoning.letters import letters_for, reached
from tests.reasoning.wrist import a_wrist, made, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition


def letters(encounter: Encounter, edition: Edition | None = None) -> list[str]:
    return letters_for(encounter, assess(encounter, edition or wrist()), edition or wrist())


def test_a_letter_is_offered_once_its_red_flag_is_raised() -> None:
    assert letters(a_wrist().build()) == []
    raised = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", "new_or_worse")
    assert letters(raised.build()) == ["hand_surgeon"]


def test_a_letter_without_a_cause_belongs_to_its_places() -> None:
    office, surgeon = wrist().readers
    anywhere = evolve(surgeon, gates=(), places=(Place.EMERGENCY,))
    edition = wrist(readers=(office, anywhere))
    here = a_wrist().build()
    assert letters(here, edition) == []
    assert letters(evolve(here, profile=Profile(place=Place.EMERGENCY)), edition) == ["hand_surgeon"]


def test_a_word_is_reached_by_any_of_its_conditions() -> None:
    encounter = a_wrist().say("turning_a_key", "creaks_at_once").build()
    said = assess(encounter, wrist())
    word = next(each.word for each in said.conditions if each.id == "creaky_wrist")
    assert reached(said, made(WordAtLeast, conditions=["creaky_wrist"], word=[word]))
    assert not reached(said, made(WordAtLeast, conditions=["creaky_wrist"], word=["does_not_fit"]))
