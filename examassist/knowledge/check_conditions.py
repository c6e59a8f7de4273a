"""Whether a condition names what exists, on a side that makes sense, with values that can come true."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

from examassist.knowledge import condition as c
from examassist.knowledge.condition import leaves

if TYPE_CHECKING:
    from collections.abc import Collection

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item


class Fault(Protocol):
    """Takes what is wrong and what to do."""

    def __call__(self, what: str, todo: str = "") -> None:
        """Keep it."""


def check_condition(
    condition: Condition, edition: Edition, fault: Fault, *, sided: bool = False, shows: bool = False
) -> None:
    """Tell ``fault`` everything wrong with ``condition``.

    ``sided``: it is judged for right and left, so that same and other mean something. ``shows``: it opens a row, and
    may therefore name a value that settles nothing.
    """
    for leaf in leaves(condition):
        _check_leaf(leaf, edition, fault, sided=sided, shows=shows)
    _check_numbers(condition, fault)


def check_recorded(look: c.Recorded, edition: Edition, fault: Fault, *, sided: bool) -> None:
    """The same for an entry of a look list."""
    _known_item(look.recorded, edition, fault)
    _check_side(look.recorded, look.side, edition, fault, sided=sided)


def _check_leaf(  # noqa: C901, PLR0912  one arm for each kind of the closed set
    leaf: Condition, edition: Edition, fault: Fault, *, sided: bool, shows: bool
) -> None:
    match leaf:
        case c.FindingIs():
            _check_finding(leaf, edition, fault, shows=shows)
            _check_side(leaf.finding, leaf.side, edition, fault, sided=sided)
        case c.MeasureBetween():
            _check_measure(leaf, edition, fault)
            _check_side(leaf.measure, leaf.side, edition, fault, sided=sided)
        case c.Coded():
            item = _known_item(leaf.coded, edition, fault)
            if item is not None:
                _known_value(leaf.value, item.coded_results, f"coded result of `{item.id}`", fault)
                _settles(item, leaf.value, fault, shows=shows)
            _check_side(leaf.coded, leaf.side, edition, fault, sided=sided)
        case c.Age():
            if leaf.age == c.AgeRange():
                fault("an age needs a limit")
        case c.Since():
            item = _known_item(leaf.since, edition, fault)
            if item is not None and (item.kind != "date" or item.sided):
                fault(f"`since` needs an unsided date, and `{item.id}` is none")
        case c.Changed():
            _check_changed(leaf, edition, fault)
            _check_side(leaf.changed, leaf.side, edition, fault, sided=sided)
        case c.ScoreAtLeast():
            _known_value(leaf.score, edition.score, "score", fault)
            if leaf.score in edition.score and edition.score[leaf.score].state != "computed":
                fault(f"the score `{leaf.score}` is not computed and never known", "use its items")
        case c.GroupIs():
            _check_group(leaf, edition, fault, sided=sided)
        case c.NotObtained():
            _known_item(leaf.not_obtained, edition, fault)
            _check_side(leaf.not_obtained, leaf.side, edition, fault, sided=sided)
        case c.Recorded():
            fault(f"`recorded: {leaf.recorded}` may stand in a look list only", "name the values")
        case _:
            pass


def _check_finding(leaf: c.FindingIs, edition: Edition, fault: Fault, *, shows: bool) -> None:
    if leaf.finding in edition.derived_by_id:
        fault(f"`{leaf.finding}` is computed", "read it with `measure` and `between`")
        return
    item = _known_item(leaf.finding, edition, fault)
    if item is None:
        return
    if not item.values:
        fault(f"`{item.id}` is a {item.kind} and has no values to compare with")
        return
    for value in leaf.wanted:
        _known_value(value, [answer.id for answer in item.values], f"value of `{item.id}`", fault)
        _settles(item, value, fault, shows=shows)


def _check_measure(leaf: c.MeasureBetween, edition: Edition, fault: Fault) -> None:
    derived = edition.derived_by_id.get(leaf.measure)
    if derived is not None:
        if derived.calculation is None:
            fault(f"`{leaf.measure}` is locked and never known")
        return
    item = _known_item(leaf.measure, edition, fault)
    if item is None:
        return
    if item.kind != "measure":
        fault(f"`{item.id}` is a {item.kind} and no number")
    elif item.range is not None and (leaf.between[1] < item.range[0] or leaf.between[0] > item.range[1]):
        fault(f"`{item.id}` never lies between {leaf.between[0]} and {leaf.between[1]}")


def _check_changed(leaf: c.Changed, edition: Edition, fault: Fault) -> None:
    item = _known_item(leaf.changed, edition, fault)
    if item is None:
        return
    if item.kind != "measure" and not item.ordered:
        fault(f"`{item.id}` has no order, so that nothing in it is lower or higher")
    elif leaf.by_whole_grade is not None and item.kind == "measure":
        fault(f"`{item.id}` has no grades")


def _check_group(leaf: c.GroupIs, edition: Edition, fault: Fault, *, sided: bool) -> None:
    group = edition.group.get(leaf.group)
    if group is None:
        _known_value(leaf.group, edition.group, "group", fault)
        return
    if leaf.verdict == "con" and group.con is None:
        fault(f"the group `{leaf.group}` has no con and can never speak against")
    if group.side == "none" and leaf.side is not None:
        fault(f"the group `{leaf.group}` has no side", "leave `side` out")
    if leaf.side in {"same", "other"} and not sided:
        fault(f"`side: {leaf.side}` of `{leaf.group}` needs a rule that is judged for each side")


def _check_side(name: str, side: str | None, edition: Edition, fault: Fault, *, sided: bool) -> None:
    if side is None or (name not in edition.item and name not in edition.derived_by_id):
        return
    if not edition.is_sided(name):
        fault(f"`{name}` has no side", "leave `side` out")
    elif side in {"same", "other"} and not sided:
        fault(f"`side: {side}` of `{name}` needs a rule that is judged for each side", "use either or both")


def _check_numbers(condition: Condition, fault: Fault) -> None:
    if isinstance(condition, c.AtLeast) and condition.at_least > len(condition.of):
        fault(f"at least {condition.at_least} of {len(condition.of)} can never hold")
    for part in c.parts(condition):
        _check_numbers(part, fault)


def _known_item(name: str, edition: Edition, fault: Fault) -> Item | None:
    _known_value(name, edition.item, "item", fault)
    return edition.item.get(name)


def _known_value(name: str, known: Collection[str], called: str, fault: Fault) -> None:
    if name not in known:
        near = get_close_matches(name, known, n=2, cutoff=0.6)
        todo = "did you mean " + " or ".join(f"`{one}`" for one in near) + "?" if near else ""
        fault(f"`{name}` is no {called}", todo)


def _settles(item: Item, value: str, fault: Fault, *, shows: bool) -> None:
    if value in item.settles_nothing and not shows:
        fault(f"`{value}` of `{item.id}` settles nothing, so that this can never hold")
