"""Whether every item, scale, section and derived quantity can be asked, typed, filled and banded as declared."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from examassist.domain.body import NerveRoot
from examassist.knowledge import follow_up
from examassist.knowledge.answers import on_grid
from examassist.knowledge.calculations import CALCULATIONS, limits_of
from examassist.knowledge.check_conditions import Fault, check_condition
from examassist.knowledge.item import NormalFrom
from examassist.knowledge.rule import Onset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.item import Answer, Derived, Item

ROOTS = frozenset(root.value for root in NerveRoot)
_ANSWERS = {"yes_no": ("yes", "no"), "yes_no_unsure": ("yes", "no", "unsure")}
_WITHOUT_VALUES = ("measure", "date", "text")
_NOT_COMPUTED_WITH = ("V2", "M")
_OF_THE_PATIENT = ("age", "sex")
"""What a rule says of the patient and not of a finding; what is missing is named by these words."""


def check_items(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the items and everything they are answered on."""
    steps = {str(step.step) for step in edition.steps}
    for section in edition.sections:
        faults.unless_known("sections", section.id, [str(section.step)], steps, "step")
    for scale in edition.scales:
        _check_answers("scales", scale.id, scale.values, faults)
        words = (*scale.normal, *scale.neutral, *scale.settles_nothing, *([scale.fills] if scale.fills else []))
        faults.unless_known("scales", scale.id, words, [answer.id for answer in scale.values], "value")
    for item in edition.items:
        _check_item(item, edition, faults)
    for derived in edition.derived:
        _check_derived(derived, edition, faults)
    if edition.header.onset_item is not None:
        onset = edition.item.get(edition.header.onset_item)
        if onset is None or onset.kind != "date" or onset.sided:
            faults.add("header", edition.header.id, "needs an unsided date as its onset_item")
    for complaint in edition.header.complaints:
        on_request = [item.id for item in edition.items if item.show == "on_request"]
        faults.unless_known("complaints", complaint.id, complaint.opens, on_request, "item shown on request")
    faults.unless_known("header", edition.header.id, edition.header.follow_up, edition.item, "item of follow_up")
    fixed = follow_up.always_asked(edition)
    if edition.header.follow_up and follow_up.values(fixed, edition) > follow_up.LIMIT - follow_up.FOR_DECIDING:
        faults.add("header", edition.header.id, "asks more at each follow-up than one visit may", "shorten follow_up")


def _check_item(item: Item, edition: Edition, faults: Faults) -> None:
    def fault(what: str, todo: str = "") -> None:
        faults.add("items", item.id, what, todo)

    if item.id in _OF_THE_PATIENT:
        fault("has the name of something that is known of the patient", "give it another id")
    faults.unless_known("items", item.id, [item.section], edition.section, "section")
    faults.unless_known("items", item.id, item.not_if, edition.gate, "gate")
    faults.unless_known("items", item.id, item.roots, ROOTS, "nerve root")
    if (item.show == "when") != (item.when is not None):
        fault("is shown `when` exactly if it says when")
    for place, condition in (("when", item.when), ("fills_unless", item.fills_unless)):
        if condition is not None:
            check_condition(
                condition,
                edition,
                lambda what, todo="", place=place: fault(f"{place}: {what}", todo),
                sided=item.sided,
                shows=True,
            )
    _check_at_once(item, edition, faults)
    _check_kind(item, faults)
    _check_values(item, faults)
    _check_bulk(item, faults)
    _check_family(item, edition, faults)


def _check_at_once(item: Item, edition: Edition, faults: Faults) -> None:
    """One answer of one other row opens it, in the same place and with the same sides."""
    if not item.at_once:
        return
    leaf = item.at_once_after
    other = edition.item.get(leaf.finding) if leaf is not None and leaf.side is None else None
    if other is None or (other.section, other.side) != (item.section, item.side) or other.kind == "multi":
        what = "is wanted at once and must be opened by one single answer of its section, with the same sides"
        faults.add("items", item.id, what, "leave `at_once` out")


def _check_kind(item: Item, faults: Faults) -> None:
    def fault(what: str, todo: str = "") -> None:
        faults.add("items", item.id, what, todo)

    if (item.kind in _WITHOUT_VALUES) == bool(item.values):
        fault(f"is a {item.kind} and {'may have no values' if item.values else 'needs values'}")
    wanted = _ANSWERS.get(item.kind, ())
    if tuple(answer.id for answer in item.values)[: len(wanted)] != wanted:
        fault(f"is a {item.kind} and its values must begin with {', '.join(wanted)}")
    if item.kind == "grade" and not item.ordered:
        fault("is a grade and needs an ordered scale")
    if item.kind == "measure":
        _check_measure(item, faults)
    elif item.range is not None or item.step is not None or item.coded_results or item.entry_units:
        fault("is no measure and may have no range, step, entry_units or coded_results")
    if item.precision and item.kind != "date":
        fault("is no date and may have no precision")


def _check_measure(item: Item, faults: Faults) -> None:
    if item.range is None or item.step is None or item.unit is None:
        faults.add("items", item.id, "is a measure and needs unit, range and step")
    elif item.range[0] >= item.range[1]:
        faults.add("items", item.id, "needs a range with the lower limit first")
    elif item.step <= 0 or not all(on_grid(limit, item.step) for limit in item.range):
        faults.add("items", item.id, "needs a range that begins and ends on its step")


def _check_values(item: Item, faults: Faults) -> None:
    _check_answers("items", item.id, item.values, faults)
    known = [answer.id for answer in item.values] + list(item.coded_results)
    named = [*item.neutral, *item.settles_nothing]
    if isinstance(item.normal, NormalFrom):
        if item.kind != "measure":
            faults.add("items", item.id, "is no measure; its normal is a list of values")
        elif item.normal.at_least is None and item.normal.at_most is None:
            faults.add("items", item.id, "needs a limit in its normal")
    else:
        named += item.normal
        both = set(item.normal) & {*item.neutral, *item.settles_nothing}
        for value in sorted(both):
            faults.add("items", item.id, f"calls `{value}` normal and also neutral or unsettled", "keep one")
    if item.counts_as_normal is not None:
        named += item.counts_as_normal.values
    faults.unless_known("items", item.id, named, known, "value")
    if item.kind != "multi" and any(answer.exclusive for answer in item.values):
        faults.add("items", item.id, "has an exclusive value, which only a list can have")


def _check_answers(kind: str, name: str, values: Sequence[Answer], faults: Faults) -> None:
    for what, times in (
        ("value", Counter(answer.id for answer in values)),
        ("key", Counter(answer.key.casefold() for answer in values if answer.key is not None)),
        ("label", Counter(answer.label.casefold() for answer in values)),
    ):
        for each, count in times.items():
            if count > 1:
                faults.add(kind, name, f"has the {what} `{each}` {count} times", "tell them apart")


def _check_bulk(item: Item, faults: Faults) -> None:
    known = [answer.id for answer in item.values]
    if item.fills is not None:
        faults.unless_known("items", item.id, [item.fills], known, "value")
    if item.bulk == "never":
        if item.fills_unless is not None:
            faults.add("items", item.id, "is never filled with the rest and may not say when it is left out")
        return
    if item.safety:
        faults.add("items", item.id, "is a safety item and must be `bulk: never`")
    if item.fills is None:
        faults.add("items", item.id, "is filled with the rest and needs the value that is filled in")
    elif isinstance(item.normal, NormalFrom) or item.fills not in item.normal:
        faults.add("items", item.id, f"is filled with `{item.fills}`, which it does not call normal")


def _check_family(item: Item, edition: Edition, faults: Faults) -> None:
    """The group item, its parts and its onset must know each other."""
    if item.part_of is not None:
        faults.unless_known("items", item.id, [item.part_of], edition.item, "item")
    for name in (item.onset, item.parts.item if item.parts is not None else None):
        if name is None:
            continue
        faults.unless_known("items", item.id, [name], edition.item, "item")
        other = edition.item.get(name)
        if other is not None and other.part_of != item.id:
            faults.add("items", name, f"belongs to `{item.id}` and must be `part_of: {item.id}`")
    parts = edition.item.get(item.parts.item) if item.parts is not None else None
    if parts is not None and item.parts is not None:
        if parts.kind != "multi":
            faults.add("items", parts.id, f"lists the parts of `{item.id}` and must be a multi")
        named = sum(not answer.exclusive for answer in parts.values)
        if named != item.parts.count:
            faults.add("items", item.id, f"says {item.parts.count} parts, but `{parts.id}` lists {named}")
    onset = edition.item.get(item.onset or "")
    if onset is not None:
        allowed = {*get_args(Onset), *onset.settles_nothing}
        faults.unless_known("items", onset.id, [answer.id for answer in onset.values], allowed, "onset")


def _check_derived(derived: Derived, edition: Edition, faults: Faults) -> None:
    def fault(what: str, todo: str = "") -> None:
        faults.add("derived", derived.id, what, todo)

    faults.unless_known("derived", derived.id, derived.inputs, edition.item, "input")
    if (derived.calculation is None) == (derived.locked is None):
        fault("needs exactly one of calculation and locked")
    if derived.calculation is not None and derived.status in _NOT_COMPUTED_WITH:
        fault(f"has status {derived.status} and may not be computed", "lock it until its source is read")
    for name, count in Counter(band.id for band in derived.bands).items():
        if count > 1:
            fault(f"has the band `{name}` {count} times")
    if derived.calculation is not None:
        faults.unless_known("derived", derived.id, [derived.calculation], CALCULATIONS, "calculation")
        limits = _limits(derived, edition, fault) if derived.calculation in CALCULATIONS else None
        _check_bands(derived, limits, fault)


def _limits(derived: Derived, edition: Edition, fault: Fault) -> tuple[float, float] | None:
    """The lowest and highest that can be computed; None, with what is wrong, when the inputs do not fit."""
    read = CALCULATIONS[derived.calculation or ""]
    items = [edition.item[name] for name in derived.inputs if name in edition.item]
    if len(items) != len(derived.inputs):
        return None
    if len(items) < len(read.sides) or (len(items) > len(read.sides) and not read.more):
        wanted = f"{len(read.sides)} or more" if read.more else str(len(read.sides))
        fault(f"has {len(items)} inputs, and `{derived.calculation}` reads {wanted}")
        return None
    if derived.side != "left_right":
        fault(f"is computed for each side by `{derived.calculation}`", "write `side: left_right`")
    sides = (*read.sides, *(read.sides[-1] for _ in items[len(read.sides) :]))
    for item, side in zip(items, sides, strict=True):
        if item.kind != "measure" or item.side != side:
            fault(f"reads `{item.id}`, which must be a measure that is {side.replace('_', ' and ')}")
            return None
    return read.result([limits_of(item) for item in items])


def _check_bands(derived: Derived, limits: tuple[float, float] | None, fault: Fault) -> None:
    """The bands with limits must follow each other without hole or overlap, in steps of the last decimal shown.

    The first begins where the result can begin, the last ends where it can end or has no end.
    """
    step = Decimal(1).scaleb(-derived.places)
    bands = [band for band in derived.bands if band.low is not None or band.high is not None]
    if not bands:
        fault("is computed and needs bands")
    for band in bands:
        if band.low is None or (band.high is not None and band.low > band.high):
            fault(f"needs limits in order in its band `{band.id}`")
            return
    bands.sort(key=lambda band: band.low or 0)
    for lower, upper in pairwise(bands):
        if lower.high is None:
            fault(f"has a band `{lower.id}` without an end before `{upper.id}`")
            continue
        begins, expected = Decimal(repr(upper.low)), Decimal(repr(lower.high)) + step
        if begins != expected:
            what = "a hole" if begins > expected else "an overlap"
            fault(f"has {what} between its bands `{lower.id}` and `{upper.id}`", f"begin `{upper.id}` at {expected}")
    if limits is None or not bands:
        return
    first, last = bands[0], bands[-1]
    if first.low is not None and first.low > limits[0]:
        fault(f"can be {limits[0]:g}, below its first band `{first.id}`", f"begin it at {limits[0]:g} or less")
    if last.high is not None and last.high < limits[1]:
        fault(f"can be {limits[1]:g}, above its last band `{last.id}`", f"end it at {limits[1]:g} or more")
