"""What the typed pressures come to: the formula with its numbers in it, the index, and its band in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.derive import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Derived, Item
    from examassist.reasoning.calculations.ratio import Measured
    from examassist.reasoning.say import Say

RATIOS = ("ankle_ratio", "toe_ratio")
"""The calculations of one sitting with cuff and probe: a leg's pressure over the higher arm."""


class RatioLine(NamedTuple):
    """One index of one leg, as far as it is known."""

    label: str
    says: str
    known: bool


def quantities(edition: Edition) -> tuple[Derived, ...]:
    """The indices that the content lets be computed from pressures."""
    return tuple(each for each in edition.derived if each.calculation in RATIOS)


def pressures(edition: Edition) -> tuple[Item, ...]:
    """What is measured for them, the arms first."""
    names = dict.fromkeys(name for each in quantities(edition) for name in each.inputs)
    return tuple(edition.item[name] for name in names)


def ratio_lines(encounter: Encounter, edition: Edition, say: Say) -> tuple[RatioLine, ...]:
    """Each index of each leg: its numbers, or what is missing or could not be measured."""
    facts = Facts(encounter, edition)
    return tuple(_line(each, side, facts, say) for each in quantities(edition) for side in SIDES)


def _line(derived: Derived, side: Laterality, facts: Facts, say: Say) -> RatioLine:
    label = say.cell(FindingKey(derived.id, side))
    arm, *legs = derived.inputs
    leg_keys = [FindingKey(leg, side) for leg in legs]
    measured = facts.measured(derived.id, side)
    if measured is not None:
        said = [_computed(derived, measured, facts, say), *_coded(leg_keys, facts, say)]
        return RatioLine(label, " ".join(said), known=True)
    coded = _coded(leg_keys, facts, say)
    if coded and all(_has_coded(key, facts) for key in leg_keys):
        return RatioLine(label, " ".join([f"{_unmeasured(derived)}.", *coded]), known=False)
    arms = [FindingKey(arm, each) for each in SIDES]
    blank = [key for key in (*arms, *leg_keys[:1]) if facts.number(key) is None]
    return RatioLine(label, " ".join([_("Needs {cells}.").format(cells=say.cells(blank)), *coded]), known=False)


def _computed(derived: Derived, measured: Measured, facts: Facts, say: Say) -> str:
    """``128 / 142 = 0.90: 0.90 or less``, and which two pressures these are."""
    arm = derived.inputs[0]
    over = max((key for key in measured.inputs if key.item != arm), key=lambda key: facts.number(key) or 0)
    under = max((key for key in measured.inputs if key.item == arm), key=lambda key: facts.number(key) or 0)
    value = f"{measured.value:.{derived.places}f}"
    shown = say.text("at_least", value=value) if measured.at_least else value
    return _("{over:g} / {under:g} = {value}: {band}. {leg} over {arm}.").format(
        over=facts.number(over) or 0,
        under=facts.number(under) or 0,
        value=shown,
        band=_("no band while a pressure is missing") if measured.at_least else _band(derived, measured.value),
        leg=say.cell(over),
        arm=say.cell(under),
    )


def _band(derived: Derived, value: float) -> str:
    """The band in the words of the content."""
    for band in derived.bands:
        if band.low is not None and band.high is not None and band.low <= value <= band.high:
            return band.label or band.id.replace("_", " ")
    return _("no band named")


def _unmeasured(derived: Derived) -> str:
    """What the content calls an index that no number gives."""
    return next((band.label or "" for band in derived.bands if band.low is None and band.high is None), _("No number"))


def _coded(keys: Sequence[FindingKey], facts: Facts, say: Say) -> list[str]:
    """Results that stand in the place of a number: facts of their own, never a missing number."""
    findings = [facts.encounter.finding(key) for key in keys if _has_coded(key, facts)]
    return [f"{say.fact(finding)}." for finding in findings if finding is not None]


def _has_coded(key: FindingKey, facts: Facts) -> bool:
    finding = facts.encounter.finding(key)
    return finding is not None and isinstance(finding.value, str)
