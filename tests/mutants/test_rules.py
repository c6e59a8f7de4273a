"""The mutants of a whole edition: each is one fault in one rule."""

from __future__ import annotations

from tests.mutants.rules import KINDS, mutants
from tests.reasoning.patients import edition
from tests.reasoning.wrist import wrist


def test_each_mutant_differs_from_the_edition_in_its_own_rule_only() -> None:
    pack = wrist()
    for mutant in mutants(pack):
        faulty = mutant.edition(pack)
        differing = [
            (kind, at)
            for kind in KINDS
            for at, (old, new) in enumerate(zip(getattr(pack, kind), getattr(faulty, kind), strict=True))
            if old != new
        ]
        assert differing == [(mutant.kind, mutant.at)], mutant.line


def test_each_mutant_is_named_once() -> None:
    lines = [(mutant.line, mutant.new.model_dump_json()) for mutant in mutants(edition())]
    assert len(set(lines)) == len(lines)


def test_a_gate_loses_tiers_onsets_core_questions_and_urgency() -> None:
    found = {(mutant.place, mutant.what) for mutant in mutants(wrist(), ["gates"]) if mutant.rule == "blue_hand"}
    assert ("tier 0 (now)", "dropped the tier") in found
    assert ("tier 0 (now)", "dropped the onset unknown") in found
    assert ("tier 0 (now)", "today instead of now") in found
    assert ("core", "dropped blue_fingers") in found


def test_a_pattern_loses_each_of_what_it_needs() -> None:
    found = [mutant.what for mutant in mutants(wrist(), ["conditions"]) if mutant.rule == "creaky_wrist"]
    assert "dropped {recorded: blue_fingers}" in found
    assert "dropped poor_bounce" in found
    assert "0 instead of 1" in found


def test_a_root_sign_points_to_the_other_leg() -> None:
    places = {mutant.place for mutant in mutants(edition(), ["root_signs"])}
    assert {"side", "roots"} <= places


def test_every_kind_of_rule_has_mutants() -> None:
    with_formulas = {mutant.kind for mutant in mutants(edition())}
    assert {"gates", "groups", "conditions", "root_signs", "advice", "worsening", "contradictions"} <= with_formulas
    assert {"scope", "safety_gates", "pathway"} <= with_formulas


def test_the_bars_are_set_for_operators_limits_leaves_and_sides_only() -> None:
    lines = {mutant.what: mutant.asked for mutant in mutants(wrist())}
    assert any("became" in what for what in lines)
    for what, asked in lines.items():
        named = ("became", "between [", " side instead of ", "dropped {", "dropped `not`")
        if any(word in what for word in named):
            assert asked, what
        if what.startswith(("dropped the tier", "dropped the onset")):
            assert not asked, what
