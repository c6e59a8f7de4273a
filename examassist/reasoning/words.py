"""The word for one condition on one side, from two formulas; the code knows no condition by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth, every, known, some
from examassist.reasoning.derive import keys_for
from examassist.reasoning.evaluate import evaluate, group_verdict
from examassist.reasoning.trace import Verdict, all_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.rule import ClinicalCondition, Group, Pattern, Word
    from examassist.reasoning.derive import Facts


class GroupState(NamedTuple):
    """How one group stands for one side."""

    group: str
    pro: Verdict
    con: Verdict
    looked: Verdict
    held_open: bool = False

    @property
    def conflict(self) -> bool:
        """Both for and against: shown, and counting for neither."""
        return self.pro.truth is Truth.YES and self.con.truth is Truth.YES

    @property
    def is_pro(self) -> Truth:
        """Whether it counts as pro; a conflict does not, and is not known not to either."""
        return Truth.UNKNOWN if self.conflict else self.pro.truth

    @property
    def is_con(self) -> Truth:
        """Whether it counts as con."""
        return Truth.UNKNOWN if self.conflict else self.con.truth

    @property
    def silent(self) -> bool:
        """Whether it is known not pro, or enough was looked at without finding it."""
        return self.is_pro is Truth.NO or (self.looked.truth is Truth.YES and self.pro.truth is not Truth.YES)


class WeighedFor(NamedTuple):
    """What the word of a condition depends on besides what it reads."""

    side: Laterality
    gates_quiet: Truth
    roots: tuple[str, ...]


class Weighed(NamedTuple):
    """One condition on one side with the word and every group that made it."""

    condition: ClinicalCondition
    side: Laterality
    word: Word
    keystone: tuple[GroupState, ...]
    supports: tuple[GroupState, ...]
    contraries: tuple[GroupState, ...]
    needs: tuple[GroupState, ...]
    second: tuple[GroupState, ...]
    not_looked_at: tuple[FindingKey, ...]
    supports_missing: bool

    @property
    def keystone_pro(self) -> Truth:
        """Whether every keystone group is pro."""
        return every(state.is_pro for state in self.keystone)

    @property
    def groups_pro(self) -> int:
        """How many groups count for it, capped at three."""
        return min(3, sum(1 for state in (*self.keystone, *self.supports) if state.is_pro is Truth.YES))


def weigh(
    condition: ClinicalCondition, facts: Facts, side: Laterality, *, gates_quiet: Truth, roots: Sequence[str] = ()
) -> Weighed:
    """The word of ``condition`` for ``side``; ``gates_quiet`` tells whether no red flag is raised.

    *Fits well* and *does not fit* are Kleene formulas over recorded findings, so erasing an answer cannot create
    them unless it removes one side of a conflict; the other three words fall out (clinical review, 7.2).
    """
    pattern = condition.pattern
    if pattern is None:
        message = f"{condition.id} has no pattern to weigh"
        raise ValueError(message)
    asked = WeighedFor(side, gates_quiet if pattern.contrary_gates else Truth.YES, tuple(roots))
    seen = facts.weighed.setdefault(condition.id, {})
    if asked not in seen:
        seen[asked] = _weighed(condition, pattern, facts, asked)
    return seen[asked]


def _weighed(condition: ClinicalCondition, pattern: Pattern, facts: Facts, asked: WeighedFor) -> Weighed:
    side = asked.side
    keystone = _states(pattern.keystone, facts, side)
    supports = _states(pattern.supports, facts, side)
    contraries = _states(pattern.contraries, facts, side)
    needs = _states(pattern.fits_well_needs, facts, side)
    blank = _blank_look_list(pattern, facts, side, asked.roots)
    enough = _enough_supports(pattern, supports, facts.age)
    fits = every(
        (
            *(state.is_pro for state in (*keystone, *needs)),
            enough,
            *(~state.is_pro for state in contraries),
            known(not blank),
            asked.gates_quiet,
        )
    )
    word = _word(pattern, facts, side, fits, keystone, supports)
    if word == "possible" and asked.gates_quiet is Truth.NO:
        # It stands for what no red flag was found in; a raised one is a strong contrary.
        word = "little_support_so_far"
    return Weighed(
        condition=condition,
        side=side,
        word=word,
        keystone=keystone,
        supports=supports,
        contraries=contraries,
        needs=needs,
        second=_states(pattern.second_cause, facts, side),
        not_looked_at=blank,
        supports_missing=enough is not Truth.YES,
    )


def group_state(group_id: str, facts: Facts, side: Laterality) -> GroupState:
    """How a group stands for ``side``; a sided group in an unsided condition stands for both sides together.

    It is then pro when it is pro on either side, and con when every side is; a side known to be sound does not speak
    against one that is pro, only what is recorded on the same side does.
    """
    seen = facts.states.setdefault(group_id, {})
    if side not in seen:
        seen[side] = _judged(group_id, facts, side)
    return seen[side]


def _judged(group_id: str, facts: Facts, side: Laterality) -> GroupState:
    group = facts.edition.group[group_id]
    if group.side == "none":
        sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
    else:
        sides = SIDES if side is Laterality.UNSIDED else (side,)
    looked = Verdict(Truth.NO)
    held_open = _held_open(group, facts, sides)
    if group.looked is not None and not held_open:
        looked = all_of([evaluate(group.looked, facts, each) for each in sides])
    pro = group_verdict(group_id, facts, sides, "pro")
    for_it = [each for each in sides if group_verdict(group_id, facts, (each,), "pro").truth is Truth.YES]
    con = all_of([group_verdict(group_id, facts, (each,), "con") for each in for_it or sides])
    return GroupState(group_id, pro, con, looked, held_open)


def _held_open(group: Group, facts: Facts, sides: Sequence[Laterality]) -> bool:
    """Whether something recorded keeps the question open however much else was looked at."""
    return group.open_when is not None and any(
        evaluate(group.open_when, facts, each).truth is Truth.YES for each in sides
    )


def _states(groups: Sequence[str], facts: Facts, side: Laterality) -> tuple[GroupState, ...]:
    return tuple(group_state(group, facts, side) for group in groups)


def _enough_supports(pattern: Pattern, supports: Sequence[GroupState], age: int | None) -> Truth:
    needed = pattern.supports_at_least
    older = pattern.supports_at_least_from_age
    if older is not None and (age is None or age > older.above):
        # An unknown age asks for the higher number: a missing birth date must not make a word stronger.
        needed = max(needed, older.n)
    yes = sum(1 for state in supports if state.is_pro is Truth.YES)
    return known(yes >= needed)


def _word(
    pattern: Pattern,
    facts: Facts,
    side: Laterality,
    fits: Truth,
    keystone: Sequence[GroupState],
    supports: Sequence[GroupState],
) -> Word:
    if fits is Truth.YES:
        return pattern.highest
    if _does_not_fit(pattern, facts, side, keystone, supports) is Truth.YES:
        return "does_not_fit"
    pro = every(state.is_pro for state in keystone)
    con = some(state.is_con for state in keystone)
    silent = any(state.silent for state in keystone)
    lowered = any(state.is_pro is Truth.YES for state in _states(pattern.lowered_by, facts, side))
    if pro is not Truth.YES and con is not Truth.YES and not silent:
        return "not_enough_data"
    if pro is not Truth.YES or lowered:
        return "little_support_so_far"
    return "possible"


def _does_not_fit(
    pattern: Pattern, facts: Facts, side: Laterality, keystone: Sequence[GroupState], supports: Sequence[GroupState]
) -> Truth:
    con = some(state.is_con for state in keystone)
    if pattern.closers == "never" or con is Truth.NO:
        return Truth.NO
    supports_con = every(~state.is_pro for state in supports)
    return every((con, supports_con, every(evaluate(closer, facts, side).truth for closer in pattern.closers)))


def _blank_look_list(pattern: Pattern, facts: Facts, side: Laterality, roots: Sequence[str]) -> tuple[FindingKey, ...]:
    wanted: list[FindingKey] = []
    for entry in pattern.look_list:
        # Without a named root every root is still possible, so a look that some roots ask for stays asked for.
        if entry.only_for_roots is not None and roots and not set(entry.only_for_roots) & set(roots):
            continue
        wanted += keys_for(facts.edition, entry.recorded, entry.side, side)
    return tuple(dict.fromkeys(key for key in wanted if facts.value(key) is None))
