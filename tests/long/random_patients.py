"""The long runs over patients drawn at random: the laws, the profiles, and the second reading of the pack."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.long.shares import over, shares
from tests.reasoning import laws
from tests.reasoning.by_profile import EVERYWHERE, changed_by_profile, flags_changed_by_profile
from tests.reasoning.laws import Read
from tests.reasoning.patients import changed_at_random, edition, erased_at_random, visits_at_random
from tests.reasoning.twins import leading_of, second_disease
from tests.second_evaluator.run import disagreements

if TYPE_CHECKING:
    from tests.long.shares import Share

SHOWN = 10
"""How many faults a line of the report names."""


def laws_hold(number: int, seed: int, jobs: int) -> dict[str, object]:
    """The laws of the clinical review on so many patients with answers erased, added or changed."""
    found = over(_laws, shares(number, seed, jobs))
    broken = [line for share in found for line in share.broken]
    conflicts = sum(share.in_conflict for share in found)
    return {"holds": not broken, "erasures": number, "in_conflict": conflicts, "broken": broken[:SHOWN]}


def profiles_agree(number: int, seed: int, jobs: int) -> dict[str, object]:
    """Every encounter in all combinations of country and place; one in fifty as a whole assessment."""
    broken = [line for lines in over(_profiles, shares(number, seed, jobs)) for line in lines]
    return {"holds": not broken, "encounters": number, "combinations": len(EVERYWHERE), "broken": broken[:SHOWN]}


def readings_agree(number: int, seed: int, jobs: int) -> dict[str, object]:
    """The program and the second reading of the pack on so many patients."""
    found = [line for lines in over(_readings, shares(number, seed, jobs)) for line in lines]
    return {"holds": not found, "patients": number, "differences": len(found), "first": found[:SHOWN]}


class _Laws(NamedTuple):
    """What one share found: the laws broken, and how many patients were in conflict, where two laws say nothing."""

    broken: list[str]
    in_conflict: int


def _laws(share: Share) -> _Laws:
    dice = Random(share.seed)  # noqa: S311  a repeatable draw, no secret
    broken = [f"no source: {name}" for name in laws.rules_without_source()]
    in_conflict = 0
    for turn in range(share.number):
        encounter = changed_at_random(dice)
        earlier = visits_at_random(encounter, dice)
        erased, gone = erased_at_random(encounter, dice)
        read, after = Read(encounter, earlier), Read(erased, earlier)
        in_conflict += read.in_conflict
        found = _broken(read, after) + laws.erasing_clears_no_flag(read, after, gone)
        found += _lowered(read, dice)
        fitting = laws.fitting_witnesses(read)
        found += laws.one_more_witness_changes_no_word(read, *dice.choice(fitting)) if fitting else []
        foreign = laws.foreign_answer(read, dice)
        found += laws.a_foreign_answer_lowers_no_flag(read, *foreign) if foreign is not None else []
        broken += [f"seed {share.seed}, {turn}: {line}" for line in found]
    return _Laws(broken, in_conflict)


def _broken(read: Read, after: Read) -> list[str]:
    found = laws.erasing_keeps_or_forgets_truths(read, after)
    found += laws.erasing_keeps_the_screen_incomplete(read, after)
    found += laws.mirroring_mirrors(read)
    found += laws.little_support_is_so_far(read)
    if not read.in_conflict:
        found += laws.erasing_creates_no_certain_word(read, after)
        found += laws.erasing_what_speaks_against_gives_at_most_possible(read)
    return found


def _lowered(read: Read, dice: Random) -> list[str]:
    """What leads and falls since the signs of a second disease were added (law L4)."""
    lead = leading_of(read.words) if not read.in_conflict else None
    if lead is None:
        return []
    twins = second_disease(read, lead, dice.choice(edition().conditions))
    return [f"second disease {twin.what}: {twin.wrong}" for twin in twins if twin.wrong is not None]


def _profiles(share: Share) -> list[str]:
    dice = Random(share.seed)  # noqa: S311  a repeatable draw, no secret
    broken: list[str] = []
    for turn in range(share.number):
        encounter = changed_at_random(dice)
        found = flags_changed_by_profile(encounter)
        found += changed_by_profile(encounter) if turn % 50 == 0 else []
        broken += [f"seed {share.seed}, {turn}: {line}" for line in found]
    return broken


def _readings(share: Share) -> list[str]:
    return disagreements(share.number, share.seed)
