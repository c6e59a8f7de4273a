"""Findings that do not go together are shown, and stay shown when they are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import Settlement
from examassist.domain.evolve import evolve
from examassist.knowledge.rule import Contradiction
from examassist.reasoning.contradictions import contradictions
from examassist.reasoning.explain import Explain
from examassist.reasoning.say import Say
from tests.reasoning.wrist import RULE, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import ContradictionResult
    from tests.builders import EncounterBuilder


def _found(told: EncounterBuilder | Encounter, edition: Edition | None = None) -> tuple[ContradictionResult, ...]:
    facts = read(told, edition)
    return contradictions(facts, Explain(facts, Say(facts.edition)))


def _pair() -> EncounterBuilder:
    return a_wrist().say("lifts_a_kettle", "yes").both("grip_bounce", "no_bounce")


def test_a_pair_that_both_stand_is_shown_with_its_findings_and_its_question() -> None:
    (pair,) = _found(_pair())
    assert pair.id == "kettle_without_bounce"
    assert pair.state == "open"
    assert [fact.finding for fact in pair.between] == ["lifts_a_kettle", "grip_bounce.right", "grip_bounce.left"]
    assert pair.says.endswith("Which hand lifts the kettle?")


def test_a_pair_that_is_not_known_to_stand_is_not_shown() -> None:
    assert _found(_pair().without("grip_bounce.left")) == ()
    assert _found(a_wrist()) == ()


def test_a_settled_pair_stays_visible_as_settled() -> None:
    settled = (Settlement(contradiction="kettle_without_bounce", reason="with the elbow"),)
    (pair,) = _found(evolve(_pair().build(), settled=settled))
    assert pair.state == "settled"


def test_a_sided_pair_stands_only_when_both_lie_on_one_side() -> None:
    parts = [{"finding": "grip_bounce", "is": "no_bounce"}, {"finding": "thumb_bounce", "is": "wild_bounce"}]
    words = {"meaning": "No grip but a wild thumb.", "ask": "Which ball?", "items": ["grip_bounce", "thumb_bounce"]}
    pair = made(Contradiction, id="grip_and_thumb", side="each", when={"all": parts}, **words, **RULE)
    edition = wrist(contradictions=(pair,))
    apart = a_wrist().left("grip_bounce", "no_bounce").right("thumb_bounce", "wild_bounce")
    assert _found(apart, edition) == ()
    (found,) = _found(apart.left("thumb_bounce", "wild_bounce"), edition)
    assert [fact.finding for fact in found.between] == ["grip_bounce.left", "thumb_bounce.left"]
