"""Groups, red flags, roots and words of one invented patient, after sections 7.2 to 7.5 of the clinical review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.second_evaluator.formula import NO, OPEN, YES, blank_in, enough, truth
from tests.second_evaluator.record import OTHER

if TYPE_CHECKING:
    from tests.second_evaluator.record import Record
    from tests.second_evaluator.written import Node, Written

LEGS = ("right", "left")
TIERS = ("now", "today", "within_a_week", "within_two_weeks", "routine")
NEWEST_FIRST = ("new_or_worse", "unknown", "since_this_problem", "long_standing_unchanged")


class Group(NamedTuple):
    """A group for one leg or the whole patient; both formulas true is a conflict and counts for neither."""

    pro: int
    con: int
    looked: int
    held_open: bool = False
    """Whether something recorded keeps it open although enough was looked at."""

    @property
    def conflict(self) -> bool:
        """Whether it speaks both ways."""
        return self.pro == YES and self.con == YES

    def speaks(self, *, pro: bool) -> int:
        """Whether it speaks for, or against, its condition."""
        if self.conflict:
            return OPEN
        return self.pro if pro else self.con

    @property
    def quiet(self) -> bool:
        """Whether it is not for the condition as far as enough was looked at, for the word little support only."""
        return not self.conflict and (self.pro == NO or (self.looked == YES and self.pro != YES and not self.held_open))


class Judge:
    """The whole pack judged on one record."""

    def __init__(self, record: Record, pack: Written) -> None:
        self.record = record
        self.pack = pack
        self._groups: dict[tuple[str, str], Group] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._truths: dict[tuple[int, str], int] = {}
        self._flags: dict[str, tuple[str, str | None] | None] | None = None

    def group(self, name: str, side: str) -> Group:
        """A group for one leg, or for the whole patient: then for it when either leg is, against when both are."""
        if (name, side) not in self._groups:
            self._groups[name, side] = self._judged(self.pack.groups[name], side)
        return self._groups[name, side]

    def _judged(self, group: Node, side: str) -> Group:
        if group.get("side") != "each":
            return self._formulas(group, "")
        if side:
            return self._formulas(group, side)
        legs = [self.group(group["id"], leg) for leg in LEGS]
        plainly_for = any(leg.pro == YES and not leg.conflict for leg in legs)
        if any(leg.conflict for leg in legs) and not plainly_for:
            return Group(YES, YES, OPEN)
        held_open = any(leg.held_open for leg in legs)
        con, looked = min(leg.con for leg in legs), min(leg.looked for leg in legs)
        return Group(max(leg.pro for leg in legs), con, looked, held_open)

    def _formulas(self, group: Node, side: str) -> Group:
        pro, con, looked = (
            truth(group[name], self, side) if name in group else NO for name in ("pro", "con", "looked")
        )
        held_open = "open_when" in group and truth(group["open_when"], self, side) == YES
        return Group(pro, con, looked, held_open)

    def truth(self, node: Node, side: str) -> int:
        """The truth of any formula for one leg, or for the whole patient; judged once, as the record never changes."""
        place = (id(node), side)
        if place not in self._truths:
            self._truths[place] = truth(node, self, side)
        return self._truths[place]

    def gates(self) -> dict[str, tuple[str, str | None] | None]:
        """The state and tier of every red flag; nothing where it is not mentioned at all."""
        if self._flags is None:
            self._flags = {gate["id"]: self._gate(gate) for gate in self.pack.lists["gates"]}
        return self._flags

    def _gate(self, gate: Node) -> tuple[str, str | None] | None:
        held = [
            tier["tier"]
            for tier in gate["tiers"]
            for side in (LEGS if gate.get("side") == "each" else ("",))
            if self._tier_holds(gate, tier, side)
        ]
        if held:
            return "raised", min(held, key=TIERS.index)
        core = gate.get("core", ())
        if not core and not self._anything_read(gate):
            return None
        blank = any(not self._recorded(name) for name in core)
        kept_open = blank or bool(self._awaited(gate) & {"age", "sex"})
        if not kept_open and any(self._abnormal(name) for name in core):
            kept_open = bool(self._awaited(gate) & set(gate.get("conditional", ())))
        if not blank and (not core or any(self._abnormal(name) for name in core)):
            kept_open = kept_open or self._shut_by_no_date(gate)
        return ("not_cleared" if kept_open else "no_trigger"), None

    def _awaited(self, gate: Node) -> set[str]:
        """The blank items, and age or sex, that keep a tier open which the onset allows or may still allow."""
        return {
            name
            for tier in gate["tiers"]
            if not tier.get("onset") or self.onset(gate, tier) in (*tier["onset"], "unknown")
            for side in (LEGS if gate.get("side") == "each" else ("",))
            for name in blank_in(tier["when"], self, side)
        }

    def _shut_by_no_date(self, gate: Node) -> bool:
        """Whether a tier that is not known to be untrue is left out only because nobody knows since when."""
        return any(
            self._not_untrue(tier, side)
            for tier in gate["tiers"]
            if tier.get("onset") and "unknown" not in tier["onset"] and self.onset(gate, tier) == "unknown"
            for side in (LEGS if gate.get("side") == "each" else ("",))
        )

    def _not_untrue(self, tier: Node, side: str) -> bool:
        held = self.truth(tier["when"], side)
        return held == OPEN or (held == YES and not ("unless" in tier and truth(tier["unless"], self, side) == YES))

    def _tier_holds(self, gate: Node, tier: Node, side: str) -> bool:
        if self.truth(tier["when"], side) != YES:
            return False
        if "unless" in tier and truth(tier["unless"], self, side) == YES:
            return False
        return not tier.get("onset") or self.onset(gate, tier) in tier["onset"]

    def onset(self, gate: Node, tier: Node) -> str:
        """Since when a sign is there; of several, the one that takes the higher tier."""
        names = tier.get("onset_from")
        if names is None:
            names = gate.get("onset_from", [])
        if not names:
            return self._onset_of_complaint()
        told = []
        for name in names:
            question = (self.pack.items[name].get("part_of", ""), "")
            answer = self.record.settled.get(question)
            value = self.answer(name, "")
            if answer == "yes" or question in self.record.unsure or (answer is None and value is not None):
                told.append(value or "unknown")
        return min(told, key=NEWEST_FIRST.index) if told else self._onset_of_complaint()

    def answer(self, name: str, cell: str) -> Any:  # noqa: ANN401  any answer of an item
        """What is on record; a sign as old as a complaint of at most two weeks is no older than two weeks (2.3)."""
        value = self.record.settled.get((name, cell))
        if (
            value == "since_this_problem"
            and name in self.pack.since_when
            and self._onset_of_complaint() == "new_or_worse"
        ):
            return "new_or_worse"
        return value

    def _onset_of_complaint(self) -> str:
        cover = self.pack.cover
        span = self.record.days_ago(cover["onset_item"])
        if span is not None and span[1] <= cover["onset_new_days"]:
            return "new_or_worse"
        if span is not None and span[0] > cover["onset_new_days"]:
            return "since_this_problem"
        if truth(cover["onset_new_when"], self, "") == YES:
            return "new_or_worse"
        return "since_this_problem" if truth(cover["onset_old_when"], self, "") == YES else "unknown"

    def _cells(self, name: str) -> list[tuple[str, str]]:
        return [(name, side) for side in (LEGS if self.pack.sided(name) else ("",))]

    def _recorded(self, name: str) -> bool:
        return all(cell in self.record.settled for cell in self._cells(name))

    def _abnormal(self, name: str) -> bool:
        item = self.pack.items[name]
        fine = {*item.get("normal", ()), *item.get("neutral", ())}
        for cell in self._cells(name):
            value = self.record.settled.get(cell)
            values = set(value) if isinstance(value, tuple) else {value} - {None}
            if values - fine:
                return True
        return False

    def _anything_read(self, gate: Node) -> bool:
        names = {name for tier in gate["tiers"] for part in ("when", "unless") for name in self._named(tier.get(part))}
        names |= {*gate.get("conditional", ()), *gate.get("onset_from", ())}
        return any(cell in self.record.settled for name in names for cell in self._cells(name))

    def _named(self, node: object) -> set[str]:
        """Every item a formula names, through groups and computed numbers."""
        if isinstance(node, list):
            return {name for part in node for name in self._named(part)}
        if not isinstance(node, dict):
            return set()
        names = {name for value in node.values() for name in self._named(value)}
        for kind in ("finding", "measure", "coded", "changed", "since", "not_obtained"):
            name = node.get(kind)
            if isinstance(name, str):
                names |= set(self.pack.derived[name]["inputs"]) if name in self.pack.derived else {name}
        if isinstance(node.get("group"), str):
            group = self.pack.groups[node["group"]]
            names |= {name for part in ("pro", "con", "looked") for name in self._named(group.get(part))}
        return names

    def roots(self, side: str) -> tuple[str, ...]:
        """The root or roots of one leg that its signs share; none from one domain or from tension alone."""
        if side not in self._roots:
            self._roots[side] = self._shared_roots(side)
        return self._roots[side]

    def _shared_roots(self, side: str) -> tuple[str, ...]:
        sets, domains = [], set()
        for sign in self.pack.lists["root_signs"]:
            leg = OTHER[side] if sign["side"] == "other" else side
            if truth(sign["positive"], self, leg) == YES:
                sets.append(set(sign["roots"]))
                domains.add(sign["domain"])
        shared = set.intersection(*sets) if sets else set()
        if len(domains) < 2 or not domains & {"motor", "reflex", "sensory"}:
            return ()
        return tuple(root["id"] for root in self.pack.lists["root_names"] if root["id"] in shared)

    def words(self) -> dict[tuple[str, str], str]:
        """The word of every condition that has a pattern, for each leg or for the whole patient."""
        states = [state for state in self.gates().values() if state is not None]
        quiet = min((_quiet(state, tier) for state, tier in states), default=YES)
        found = {}
        for condition in self.pack.lists["conditions"]:
            if "pattern" in condition:
                for side in LEGS if condition["pattern"]["side"] == "each" else ("",):
                    found[condition["id"], side] = self._word(condition, side, quiet)
        return found

    def _word(self, condition: Node, side: str, quiet: int) -> str:
        pattern = condition["pattern"]

        def groups(name: str) -> list[Group]:
            return [self.group(each, side) for each in pattern.get(name, ())]

        keystone, supports = groups("keystone"), groups("supports")
        pro = min(group.speaks(pro=True) for group in keystone)
        con = max(group.speaks(pro=False) for group in keystone)
        strong = [pro, self._supported(pattern, supports), self._looked(condition, side)]
        strong += [-group.speaks(pro=True) for group in groups("contraries")]
        strong += [group.speaks(pro=True) for group in groups("fits_well_needs")]
        strong += [quiet] if pattern.get("contrary_gates") else []
        if min(strong) == YES:
            return str(pattern.get("highest", "fits_well"))
        if pattern["closers"] != "never":
            closed = [con, *(-group.speaks(pro=True) for group in supports)]
            closed += [truth(closer, self, side) for closer in pattern["closers"]]
            if min(closed) == YES:
                return "does_not_fit"
        quiet_keystone = any(group.quiet for group in keystone)
        if pro == OPEN and con != YES and not quiet_keystone:
            return "not_enough_data"
        lowered = any(group.speaks(pro=True) == YES for group in groups("lowered_by"))
        lowered = lowered or (bool(pattern.get("contrary_gates")) and quiet == NO)
        return "little_support_so_far" if pro == NO or con == YES or quiet_keystone or lowered else "possible"

    def _supported(self, pattern: Node, supports: list[Group]) -> int:
        truths = [group.speaks(pro=True) for group in supports]
        usual = enough(pattern["supports_at_least"], truths)
        older = pattern.get("supports_at_least_from_age")
        if older is None:
            return usual
        more, age = enough(older["n"], truths), self.record.age
        if age is None:
            return usual if usual == more else OPEN
        return more if age > older["above"] else usual

    def _looked(self, condition: Node, side: str) -> int:
        named = set(self.roots(side)) if condition.get("roots_named") and side else set()
        needed = [
            look
            for look in condition["pattern"].get("look_list", ())
            if "only_for_roots" not in look or not named or named & set(look["only_for_roots"])
        ]
        return min((self.truth(look, side) for look in needed), default=YES)


def _quiet(state: str, tier: str | None) -> int:
    """Whether a red flag found nothing; an old baseline is neither an alarm nor a clean bill."""
    if state == "raised":
        return OPEN if tier == "routine" else NO
    return OPEN if state == "not_cleared" else YES
