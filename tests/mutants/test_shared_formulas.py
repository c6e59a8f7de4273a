"""What a fault cannot reach is judged by the sound formula, what it can reach by one of its own."""

from __future__ import annotations

from examassist.domain.body import Laterality
from examassist.reasoning.compiled import formulas_of
from tests.mutants.formulas import with_fields
from tests.mutants.shared_formulas import SharedFormulas, groups_in
from tests.reasoning.wrist import a_wrist, condition, read, wrist

GROUP = wrist().groups[0]
NAMES_IT = condition({"any": [{"group": GROUP.id, "side": "either"}, {"finding": "blue_fingers", "is": "yes"}]})
OTHER = condition({"finding": "blue_fingers", "is": "yes"})


def test_only_formulas_that_name_the_faulty_group_are_made_anew() -> None:
    always = with_fields(GROUP, pro=condition({"finding": "lifts_a_kettle", "is": "no"}))
    faulty = wrist(groups=(always, *wrist().groups[1:]))
    sound = formulas_of(wrist())
    shared = SharedFormulas(faulty, sound, {GROUP.id})
    assert groups_in(NAMES_IT, faulty) == {GROUP.id}
    assert shared.of(OTHER, Laterality.UNSIDED) is sound.of(OTHER, Laterality.UNSIDED)
    facts = read(a_wrist().say("lifts_a_kettle", "no"), wrist())
    assert (
        sound.of(NAMES_IT, Laterality.UNSIDED).on(facts).truth
        is not shared.of(NAMES_IT, Laterality.UNSIDED).on(facts).truth
    )
