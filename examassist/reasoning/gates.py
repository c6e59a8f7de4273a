"""Red flags: raised with a tier, not cleared with what is missing, or no trigger recorded; never excluded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.answers import tone_of
from examassist.knowledge.rule import TIERS
from examassist.reasoning.derive import keys_for
from examassist.reasoning.evaluate import compiled, evaluate
from examassist.reasoning.onset import WORST_FIRST, Began
from examassist.reasoning.trace import OF_THE_PATIENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.knowledge.rule import Gate, Onset, Tier, TierRule
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.trace import Verdict

YES = "yes"

_QUIET = {"raised": Truth.NO, "not_cleared": Truth.UNKNOWN, "no_trigger": Truth.YES}


class Flagged(NamedTuple):
    """One gate judged; ``unasked`` is one without core questions of which nothing was asked: nothing is said of it."""

    gate: Gate
    state: Literal["raised", "not_cleared", "no_trigger"]
    rule: TierRule | None
    sides: tuple[Laterality, ...]
    onset: Onset | None
    because: tuple[FindingKey, ...]
    missing: tuple[FindingKey, ...]
    unasked: bool = False

    @property
    def tier(self) -> Tier | None:
        """The tier it is raised to; None when it is not raised."""
        return self.rule.tier if self.rule is not None else None

    @property
    def criteria_met(self) -> str:
        """What is said when it is raised, in the words of its tier."""
        own = self.rule.criteria_met if self.rule is not None else None
        return own or self.gate.criteria_met

    @property
    def actions(self) -> tuple[str, ...]:
        """Whom to call, then what to look at before the patient leaves, then the rest, in the words of its tier."""
        rule, gate = self.rule, self.gate
        if rule is None:
            return ()
        call = rule.call or gate.call
        actions = gate.actions if rule.actions is None else rule.actions
        before_leaving = gate.before_leaving if rule.before_leaving is None else rule.before_leaving
        return (call, *actions[:1], *before_leaving, *actions[1:])

    @property
    def quiet(self) -> Truth:
        """Whether it found no trigger. An old baseline keeps that open: it is no alarm and no all-clear."""
        return Truth.UNKNOWN if self.tier == "routine" else _QUIET[self.state]


def judge_gate(gate: Gate, facts: Facts) -> Flagged:
    """The state of one gate: the highest tier that holds on any side, else what keeps it from being cleared."""
    if gate.id not in facts.flags:
        facts.flags[gate.id] = _judged(gate, facts)
    return facts.flags[gate.id]


def _judged(gate: Gate, facts: Facts) -> Flagged:
    best: _Best | None = None
    unknown: list[FindingKey] = []
    no_onset: list[FindingKey] = []
    for side in SIDES if gate.side == "each" else (Laterality.UNSIDED,):
        for rule in gate.tiers:
            verdict = _tier_verdict(rule, facts, side)
            if rule.onset and (onset := onset_of(gate, rule, facts)) not in rule.onset:
                if onset == "unknown" and verdict.truth is not Truth.NO:
                    # Another onset would let it hold: what is not known closes nothing.
                    unknown += verdict.missing
                    no_onset += _blank_onsets(gate, rule, facts)
                continue
            rank = TIERS.index(rule.tier)
            if verdict.truth is Truth.UNKNOWN:
                unknown += verdict.missing
            elif verdict.truth is Truth.YES:
                because = [*verdict.because, *_onset_cells(gate, rule, facts)]
                if best is None or rank < best.rank:
                    best = _Best(rank, rule, onset_of(gate, rule, facts), [side], because)
                elif rank == best.rank:
                    best.sides.append(side)
                    best.because.extend(because)
    if best is not None:
        return Flagged(gate, "raised", best.rule, _where(best), best.onset, tuple(dict.fromkeys(best.because)), ())
    waits = _Waits(unknown, no_onset)
    missing = _missing(gate, facts, waits)
    unasked = not gate.core and not _anything_asked(gate, facts)
    return Flagged(gate, "not_cleared" if missing else "no_trigger", None, (), None, (), missing, unasked=unasked)


class _Best(NamedTuple):
    """The highest tier that holds so far, with everything that holds at it."""

    rank: int
    rule: TierRule
    onset: Onset
    sides: list[Laterality]
    because: list[FindingKey]


def _where(best: _Best) -> tuple[Laterality, ...]:
    """The legs it holds for; none where it holds for either one and nobody has said which."""
    legs = tuple(dict.fromkeys(side for side in best.sides if side is not Laterality.UNSIDED))
    untold = len(legs) > 1 and all(key.side is Laterality.UNSIDED for key in best.because)
    return () if untold else legs


class _Waits(NamedTuple):
    """The blank cells that keep a tier open, and the onsets whose being unknown closes one."""

    unknown: list[FindingKey]
    no_onset: list[FindingKey]


def onset_of(gate: Gate, rule: TierRule, facts: Facts) -> Onset:
    """When the trigger of one tier began: the worst onset of the questions answered yes, else that of the complaint.

    An onset that is not recorded is unknown, which takes the higher tier.
    """
    told = [began.onset for began in _told_onsets(gate, rule, facts).values()]
    return min(told, key=WORST_FIRST.index) if told else compiled(facts).began(facts).onset


def _told_onsets(gate: Gate, rule: TierRule, facts: Facts) -> dict[str, Began]:
    """The onset of each question answered yes, by onset item; an onset told beside an unsure or blank one counts.

    A question answered unsure leaves the onset of its signs unknown; the date of the complaint says nothing of them.
    """
    found: dict[str, Began] = {}
    for name in gate.onset_from if rule.onset_from is None else rule.onset_from:
        item = facts.edition.item[name]
        asked = facts.value(FindingKey(item.part_of)) if item.part_of is not None else None
        told = compiled(facts).onset_told(FindingKey(name), facts)
        unsure = asked is None and item.part_of is not None and _answered(facts, FindingKey(item.part_of))
        if asked == YES or unsure or (asked is None and told is not None):
            found[name] = told or Began("unknown")
    return found


def _answered(facts: Facts, key: FindingKey) -> bool:
    finding = facts.encounter.finding(key)
    return finding is not None and finding.value is not None


def _onset_cells(gate: Gate, rule: TierRule, facts: Facts) -> list[FindingKey]:
    """The recorded cells that say when it began; part of why a tier that asks for an onset holds."""
    if not rule.onset:
        return []
    told = _told_onsets(gate, rule, facts)
    if not told:
        header = facts.edition.header.onset_item
        cells = [FindingKey(header)] if header is not None else []
    else:
        groups = [FindingKey(group) for name in told if (group := facts.edition.item[name].part_of) is not None]
        cells = [*groups, *(key for began in told.values() for key in began.because)]
    return [key for key in cells if facts.value(key) is not None]


def _blank_onsets(gate: Gate, rule: TierRule, facts: Facts) -> list[FindingKey]:
    """The cells that would say when the trigger of one tier began."""
    told = [FindingKey(name) for name in _told_onsets(gate, rule, facts) if facts.value(FindingKey(name)) is None]
    header = facts.edition.header.onset_item
    return told or [FindingKey(header)] if header is not None else told


def _tier_verdict(tier: TierRule, facts: Facts, side: Laterality) -> Verdict:
    verdict = evaluate(tier.when, facts, side)
    if verdict.truth is Truth.YES and tier.unless is not None:
        cancelled = evaluate(tier.unless, facts, side)
        if cancelled.truth is Truth.YES:
            return cancelled._replace(truth=Truth.NO)
    return verdict


def _missing(gate: Gate, facts: Facts, waits: _Waits) -> tuple[FindingKey, ...]:
    """The blank cells that keep a gate from saying no trigger.

    Core inputs always; once one of them is abnormal, also the inputs its tiers still wait for and the onsets they are
    closed by. What a tier reads of the patient is part of no question, so it counts whatever was answered.
    """
    if not gate.core and not _anything_asked(gate, facts):
        return tuple(_cells(gate.conditional, facts))
    of_patient = [key for key in waits.unknown if key in OF_THE_PATIENT]
    core = _cells(gate.core, facts)
    blank = [key for key in core if facts.value(key) is None]
    if core and (blank or not any(_abnormal(facts, key) for key in core)):
        return tuple(dict.fromkeys((*blank, *of_patient)))
    inputs = {*gate.core, *gate.conditional} if core else set()
    waited = [key for key in waits.unknown if key.item in inputs]
    return tuple(dict.fromkeys((*waited, *of_patient, *waits.no_onset)))


def _anything_asked(gate: Gate, facts: Facts) -> bool:
    return any(facts.value(key) is not None for key in _cells(gate.conditional, facts))


def _cells(names: Iterable[str], facts: Facts) -> list[FindingKey]:
    return [key for name in names for key in keys_for(facts.edition, name, "both", Laterality.UNSIDED)]


def _abnormal(facts: Facts, key: FindingKey) -> bool:
    value = facts.value(key)
    return value is not None and tone_of(facts.edition.item[key.item], value) == "abnormal"
