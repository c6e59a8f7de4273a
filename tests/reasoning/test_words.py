"""The five words come from two formulas over groups, whatever the condition is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.body import Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.words import Weighed, group_state, weigh
from tests.reasoning.wrist import a_condition, a_group, a_wrist, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from tests.builders import EncounterBuilder

CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
SILENT: dict[str, Any] = {"finding": "turning_a_key", "is": "stays_silent"}
KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "yes"}
NO_KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
GOOD_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "good_bounce"}

GROUPS = (
    a_group("key_creak", CREAKS, con=SILENT),
    a_group("kettle", NO_KETTLE, con=KETTLE),
    a_group("blue", BLUE),
    a_group("bounce", NO_BOUNCE, side="each", con=GOOD_BOUNCE),
)


Rule = dict[str, Any]


def _weighed(
    told: EncounterBuilder,
    rule: Rule | None = None,
    side: str = "unsided",
    *,
    quiet: Truth = Truth.YES,
    roots: tuple[str, ...] = (),
) -> Weighed:
    condition = a_condition(**(rule or {}))
    edition = wrist(groups=GROUPS, conditions=(condition,))
    return weigh(condition, read(told, edition), Laterality(side), gates_quiet=quiet, roots=roots)


def _word(told: EncounterBuilder, rule: Rule | None = None, side: str = "unsided") -> str:
    return _weighed(told, rule, side).word


def _creaks() -> EncounterBuilder:
    return a_wrist().say("turning_a_key", "creaks_at_once")


def _silent() -> EncounterBuilder:
    return a_wrist().say("turning_a_key", "stays_silent")


# ---------------------------------------------------------------- the keystone


def test_a_blank_keystone_is_not_enough_data() -> None:
    assert _word(a_wrist()) == "not_enough_data"
    assert _word(a_wrist().say("turning_a_key", "cannot_tell")) == "not_enough_data"


def test_a_keystone_that_is_pro_is_possible_until_everything_else_holds() -> None:
    assert _word(_creaks(), {"supports": ["kettle"], "supports_at_least": 1}) == "possible"
    assert _word(_creaks().say("lifts_a_kettle", "no"), {"supports": ["kettle"], "supports_at_least": 1}) == "fits_well"


def test_a_keystone_known_not_pro_is_little_support() -> None:
    assert _word(a_wrist().say("turning_a_key", "creaks_later")) == "little_support_so_far"


def test_every_keystone_must_be_pro() -> None:
    two: Rule = {"keystone": ["key_creak", "kettle"]}
    assert _word(_creaks(), two) == "not_enough_data"
    assert _word(_creaks().say("lifts_a_kettle", "yes"), two | {"closers": "never"}) == "little_support_so_far"
    assert _word(_creaks().say("lifts_a_kettle", "no"), two) == "fits_well"


def test_a_condition_without_a_pattern_cannot_be_weighed() -> None:
    nameless = wrist().condition["unnamed_wrist_trouble"]
    with pytest.raises(ValueError, match="unnamed_wrist_trouble"):
        weigh(nameless, read(a_wrist()), Laterality.UNSIDED, gates_quiet=Truth.YES)


# ---------------------------------------------------------------- conflict and looking


def _conflicting(told: EncounterBuilder) -> str:
    groups = (a_group("key_creak", CREAKS, con=KETTLE), *GROUPS[1:])
    condition = a_condition()
    edition = wrist(groups=groups, conditions=(condition,))
    return weigh(condition, read(told, edition), Laterality.UNSIDED, gates_quiet=Truth.YES).word


def test_a_group_both_for_and_against_counts_for_neither() -> None:
    both = _creaks().say("lifts_a_kettle", "yes")
    assert _conflicting(_creaks()) == "fits_well"
    assert _conflicting(_silent().say("lifts_a_kettle", "yes")) == "does_not_fit"
    assert _conflicting(both) == "not_enough_data"


def test_a_contrary_in_conflict_is_not_known_to_be_absent() -> None:
    groups = (*GROUPS[:2], a_group("blue", BLUE, con=KETTLE))
    condition = a_condition(contraries=["blue"], lowered_by=["blue"])
    edition = wrist(groups=groups, conditions=(condition,))
    told = _creaks().say("blue_fingers", "yes").say("lifts_a_kettle", "yes")
    assert weigh(condition, read(told, edition), Laterality.UNSIDED, gates_quiet=Truth.YES).word == "possible"


def test_a_group_in_conflict_is_neither_known_for_nor_known_against() -> None:
    edition = wrist(groups=(a_group("key_creak", CREAKS, con=KETTLE),))
    told = _creaks().say("lifts_a_kettle", "yes")
    state = group_state("key_creak", read(told, edition), Laterality.UNSIDED)
    assert (state.is_pro, state.is_con, state.silent) == (Truth.UNKNOWN, Truth.UNKNOWN, False)


def _looked(told: EncounterBuilder) -> str:
    group = a_group("key_creak", {"any": [CREAKS, NO_BOUNCE]}, con={"all": [SILENT, GOOD_BOUNCE]}, looked=SILENT)
    condition = a_condition()
    edition = wrist(groups=(group,), conditions=(condition,))
    return weigh(condition, read(told, edition), Laterality.UNSIDED, gates_quiet=Truth.YES).word


def test_having_looked_makes_little_support_and_never_more() -> None:
    assert _looked(a_wrist()) == "not_enough_data"
    assert _looked(_silent()) == "little_support_so_far"
    assert _looked(_silent().both("grip_bounce", "good_bounce")) == "does_not_fit"


def test_having_looked_does_not_silence_what_is_found_afterwards() -> None:
    assert _looked(_silent().left("grip_bounce", "no_bounce")) == "fits_well"


def test_what_cannot_be_measured_keeps_the_question_open_however_much_was_looked_at() -> None:
    group = a_group("key_creak", CREAKS, con=SILENT, looked=NO_KETTLE, open_when=BLUE)
    condition = a_condition(closers="never")
    edition = wrist(groups=(group,), conditions=(condition,))

    def word(told: EncounterBuilder) -> str:
        return weigh(condition, read(told, edition), Laterality.UNSIDED, gates_quiet=Truth.YES).word

    looked = a_wrist().say("lifts_a_kettle", "no")
    assert word(looked) == "little_support_so_far"
    assert word(looked.say("blue_fingers", "yes")) == "not_enough_data"
    assert word(looked.say("turning_a_key", "stays_silent")) == "little_support_so_far"
    assert word(looked.say("turning_a_key", "creaks_at_once")) == "fits_well"


def test_one_side_that_cannot_be_measured_keeps_both_together_open() -> None:
    group = a_group("bounce", NO_BOUNCE, side="each", looked=GOOD_BOUNCE, open_when=BLUE)
    edition = wrist(groups=(group,))
    told = a_wrist().both("grip_bounce", "good_bounce")
    assert group_state("bounce", read(told, edition), Laterality.UNSIDED).looked.truth is Truth.YES
    told = told.say("blue_fingers", "yes")
    assert group_state("bounce", read(told, edition), Laterality.UNSIDED).looked.truth is Truth.NO


# ---------------------------------------------------------------- does not fit


def test_it_does_not_fit_only_with_keystone_against_no_support_and_every_closer() -> None:
    rule: Rule = {"supports": ["kettle"], "supports_at_least": 1, "closers": [GOOD_BOUNCE | {"side": "both"}]}
    whole = _silent().say("lifts_a_kettle", "yes").both("grip_bounce", "good_bounce")
    assert _word(whole, rule) == "does_not_fit"
    assert _word(whole.left("grip_bounce", "small_bounce"), rule) == "little_support_so_far"
    whole = whole.left("grip_bounce", "good_bounce")
    assert _word(whole.without("grip_bounce.left"), rule) == "little_support_so_far"
    whole = whole.left("grip_bounce", "good_bounce")
    assert _word(whole.without("lifts_a_kettle"), rule) == "little_support_so_far"
    assert _word(whole.say("lifts_a_kettle", "no"), rule) == "little_support_so_far"
    whole = whole.say("lifts_a_kettle", "yes")
    assert _word(whole.say("turning_a_key", "creaks_later"), rule) == "little_support_so_far"


def test_a_condition_that_may_never_be_closed_never_does_not_fit() -> None:
    assert _word(_silent(), {"closers": []}) == "does_not_fit"
    assert _word(_silent(), {"closers": "never"}) == "little_support_so_far"


# ---------------------------------------------------------------- fits well


def test_a_blank_cell_of_the_look_list_blocks_fits_well_and_is_named() -> None:
    look = [{"recorded": "grip_bounce", "side": "both"}, {"recorded": "lifts_a_kettle"}]
    told = _creaks().left("grip_bounce", "no_bounce").missing("lifts_a_kettle", "declined")
    weighed = _weighed(told, {"look_list": look})
    assert weighed.word == "possible"
    assert [str(key) for key in weighed.not_looked_at] == ["grip_bounce.right", "lifts_a_kettle"]
    whole = told.right("grip_bounce", "no_bounce").say("lifts_a_kettle", "no")
    assert _word(whole, {"look_list": look}) == "fits_well"


def test_a_look_on_the_same_side_asks_for_that_side_only() -> None:
    rule: Rule = {"side": "each", "look_list": [{"recorded": "grip_bounce", "side": "same"}]}
    told = _creaks().left("grip_bounce", "good_bounce")
    assert _word(told, rule, "left") == "fits_well"
    assert [str(key) for key in _weighed(told, rule, "right").not_looked_at] == ["grip_bounce.right"]


def test_a_look_for_some_roots_is_asked_for_unless_other_roots_are_named() -> None:
    rule: Rule = {"look_list": [{"recorded": "lifts_a_kettle", "only_for_roots": ["c6", "c7"]}]}
    assert _word(_creaks(), rule) == "possible"
    assert _weighed(_creaks(), rule, roots=("c6",)).word == "possible"
    assert _weighed(_creaks(), rule, roots=("c7", "c8")).word == "possible"
    assert _weighed(_creaks(), rule, roots=("c8",)).word == "fits_well"


def test_what_fits_well_needs_must_be_pro() -> None:
    assert _word(_creaks(), {"fits_well_needs": ["kettle"]}) == "possible"
    assert _word(_creaks().say("lifts_a_kettle", "yes"), {"fits_well_needs": ["kettle"]}) == "possible"
    assert _word(_creaks().say("lifts_a_kettle", "no"), {"fits_well_needs": ["kettle"]}) == "fits_well"


def test_a_contrary_must_be_known_to_be_absent() -> None:
    assert _word(_creaks(), {"contraries": ["blue"]}) == "possible"
    assert _word(_creaks().say("blue_fingers", "yes"), {"contraries": ["blue"]}) == "possible"
    assert _word(_creaks().say("blue_fingers", "no"), {"contraries": ["blue"]}) == "fits_well"


def test_a_group_that_lowers_leaves_little_support_but_makes_no_word_from_nothing() -> None:
    rule: Rule = {"contraries": ["blue"], "lowered_by": ["blue"]}
    assert _word(_creaks().say("blue_fingers", "yes"), rule) == "little_support_so_far"
    assert _word(a_wrist().say("blue_fingers", "yes"), rule) == "not_enough_data"


@pytest.mark.parametrize(
    ("age", "supports", "wanted"),
    [(60, 1, "fits_well"), (61, 1, "possible"), (None, 1, "possible"), (61, 2, "fits_well"), (None, 2, "fits_well")],
)
def test_from_an_age_more_supports_are_needed_and_an_unknown_age_counts_as_older(
    age: int | None, supports: int, wanted: str
) -> None:
    told = _creaks().say("lifts_a_kettle", "no").patient(age=age).say("blue_fingers", "yes" if supports > 1 else "no")
    more: Rule = {
        "supports": ["kettle", "blue"],
        "supports_at_least": 1,
        "supports_at_least_from_age": {"above": 60, "n": 2},
    }
    assert _word(told, more) == wanted


@pytest.mark.parametrize(
    ("quiet", "wanted"),
    [(Truth.YES, "fits_well"), (Truth.UNKNOWN, "possible"), (Truth.NO, "little_support_so_far")],
)
def test_flags_must_be_quiet_where_they_are_contrary(quiet: Truth, wanted: str) -> None:
    assert _weighed(_creaks(), {"contrary_gates": True}, quiet=quiet).word == wanted
    assert _weighed(_creaks(), quiet=quiet).word == "fits_well"


def test_supports_that_are_missing_are_told_apart_from_supports_that_are_there() -> None:
    rule: Rule = {"supports": ["kettle"], "supports_at_least": 1}
    assert _weighed(_creaks(), rule).supports_missing
    assert not _weighed(_creaks().say("lifts_a_kettle", "no"), rule).supports_missing


def test_groups_for_it_are_counted_up_to_three() -> None:
    told = _creaks().say("lifts_a_kettle", "no").say("blue_fingers", "yes").both("grip_bounce", "no_bounce")
    assert _weighed(told, {"supports": ["kettle"]}).groups_pro == 2
    assert _weighed(told, {"supports": ["kettle", "blue", "bounce"]}).groups_pro == 3


# ---------------------------------------------------------------- sides


def _edition() -> Edition:
    return wrist(groups=GROUPS)


def test_a_sided_group_is_judged_on_the_side_weighed() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    rule: Rule = {"side": "each", "keystone": ["bounce"]}
    assert _word(told, rule, "left") == "fits_well"
    assert _word(told, rule, "right") == "does_not_fit"


def test_a_sound_side_does_not_speak_against_the_other_where_no_side_is_meant() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    state = group_state("bounce", read(told, _edition()), Laterality.UNSIDED)
    assert state.is_pro is Truth.YES
    assert not state.conflict
    assert _word(told, {"keystone": ["bounce"]}) == "fits_well"


def test_without_a_side_a_group_is_con_only_when_both_sides_are() -> None:
    one = group_state("bounce", read(a_wrist().left("grip_bounce", "good_bounce"), _edition()), Laterality.UNSIDED)
    assert one.is_con is Truth.UNKNOWN
    both = group_state("bounce", read(a_wrist().both("grip_bounce", "good_bounce"), _edition()), Laterality.UNSIDED)
    assert both.is_con is Truth.YES


def test_a_conflict_on_the_only_side_that_is_pro_stays_a_conflict_without_a_side() -> None:
    spots = {"finding": "creaking_spots", "is": "no_spot"}
    edition = wrist(groups=(a_group("bounce", NO_BOUNCE, side="each", con=spots),))
    told = a_wrist().left("grip_bounce", "no_bounce").left("creaking_spots", ("no_spot",))
    assert group_state("bounce", read(told, edition), Laterality.UNSIDED).conflict
    other = told.right("grip_bounce", "no_bounce").right("creaking_spots", ("thumb_side_spot",))
    assert group_state("bounce", read(other, edition), Laterality.UNSIDED).is_pro is Truth.YES


def test_without_a_side_both_sides_must_have_been_looked_at() -> None:
    group = a_group("bounce", {"any": [NO_BOUNCE, CREAKS]}, side="each", looked=GOOD_BOUNCE)
    edition = wrist(groups=(group,))
    one, both = a_wrist().left("grip_bounce", "good_bounce"), a_wrist().both("grip_bounce", "good_bounce")
    assert not group_state("bounce", read(one, edition), Laterality.UNSIDED).silent
    assert group_state("bounce", read(both, edition), Laterality.UNSIDED).silent


def test_a_pattern_that_is_at_most_possible_never_fits_well() -> None:
    assert _word(_creaks()) == "fits_well"
    assert _word(_creaks(), {"highest": "possible"}) == "possible"
    assert _word(a_wrist(), {"highest": "possible"}) == "not_enough_data"


def test_a_raised_flag_lowers_what_stands_for_no_flag_and_nothing_else() -> None:
    supported: Rule = {"supports": ["kettle"], "supports_at_least": 1}
    raised: Rule = supported | {"contrary_gates": True}
    assert _weighed(_creaks(), raised, quiet=Truth.NO).word == "little_support_so_far"
    assert _weighed(_creaks(), raised, quiet=Truth.UNKNOWN).word == "possible"
    assert _weighed(_creaks(), supported, quiet=Truth.NO).word == "possible"
