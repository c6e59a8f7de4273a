"""Every small fault a formula can have: another operator, a nudged limit, a dropped leaf, another side or value."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from examassist.knowledge import condition as c

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.condition import Condition, Content
    from examassist.knowledge.edition import Edition

T = TypeVar("T", bound="Content")

OTHER_SIDE = {"same": "other", "other": "same", "either": "both", "both": "either"}
OTHER_WAY = {"lower": "higher", "higher": "lower"}


class Change(NamedTuple):
    """A formula with one fault: where in it, what was done, the whole as it then reads, and the piece that differs."""

    place: str
    what: str
    formula: Condition
    before: Condition
    after: Condition


Fault = tuple[str, str, "Condition"]
"""Where in a formula, what was done, and the formula as it then reads."""


class Room(NamedTuple):
    """What a formula may be read against: the edition, and whether its rule is judged on each side."""

    edition: Edition
    sided: bool


def with_fields(content: T, **fields: object) -> T:
    """``content`` with other fields; made anew, because a copy would keep what was computed from the old ones."""
    old = {name: getattr(content, name) for name in type(content).model_fields}
    return type(content).model_construct(**{**old, **fields})  # type: ignore[return-value]  # its own class


def changes(formula: Condition, room: Room) -> Iterator[Change]:
    """Every fault of ``formula``; those that mean the same for every patient are left out."""
    for place, what, after in _here(formula, room):
        yield Change(place, what, after, formula, after)
    for number, part in enumerate(c.parts(formula)):
        for change in changes(part, room):
            whole = _with_part(formula, number, change.formula)
            yield Change(f"{number}.{change.place}", change.what, whole, change.before, change.after)


def told(condition: Condition) -> str:
    """A condition on one line, as the pack writes it, cut where it grows long."""
    text = json.dumps(condition.model_dump(by_alias=True, exclude_none=True)).replace('"', "")
    return text if len(text) <= 110 else f"{text[:107]}..."


def _here(formula: Condition, room: Room) -> Iterator[Fault]:  # noqa: C901, PLR0912  one arm for each kind of condition
    match formula:
        case c.All() | c.AnyOf() | c.AtLeast():
            yield from _of_operator(formula)
            yield from _without_leaves(formula)
        case c.Not():
            yield ("", f"dropped `not` before {told(formula.negated)}", formula.negated)
        case c.FindingIs():
            yield from _of_values(formula, room)
        case c.MeasureBetween():
            yield from _of_limits(formula, room)
        case c.Coded():
            yield from _of_code(formula, room)
        case c.Age():
            yield from _of_age(formula)
        case c.Since():
            for days in (formula.within_days - 1, formula.within_days + 1):
                yield ("", f"{told(formula)}: {days} days", with_fields(formula, within_days=days))
        case c.ScoreAtLeast():
            for number in (formula.at_least - 1, formula.at_least + 1):
                yield ("", f"{told(formula)}: {number}", with_fields(formula, at_least=number))
        case c.Changed():
            yield from _of_change(formula)
        case c.GroupIs():
            yield from _of_verdict(formula, room)
        case _:
            pass
    yield from _of_side(formula, room)


def _of_operator(formula: c.All | c.AnyOf | c.AtLeast) -> Iterator[Fault]:
    inner = c.parts(formula)
    if len(inner) == 1:
        return
    if isinstance(formula, c.All):
        yield ("", f"all became any of {_opening(formula)}", c.AnyOf.model_construct(any=inner))
    elif isinstance(formula, c.AnyOf):
        yield ("", f"any became all of {_opening(formula)}", c.All.model_construct(all=inner))
    else:
        for number in (formula.at_least - 1, formula.at_least + 1):
            if 1 <= number <= len(inner):
                what = f"at least {formula.at_least} became {number} of {_opening(formula)}"
                yield ("", what, with_fields(formula, at_least=number))


def _without_leaves(formula: c.All | c.AnyOf | c.AtLeast) -> Iterator[Fault]:
    inner = c.parts(formula)
    fewest = formula.at_least if isinstance(formula, c.AtLeast) else 1
    if len(inner) <= fewest:
        return
    for place, part in enumerate(inner):
        if not c.parts(part) or isinstance(part, c.Not):
            rest = (*inner[:place], *inner[place + 1 :])
            yield (f"{place}", f"dropped {told(part)}", _with_parts(formula, rest))


def _of_values(formula: c.FindingIs, room: Room) -> Iterator[Fault]:
    item = room.edition.item.get(formula.finding)
    if item is None:
        return
    order = [answer.id for answer in item.values if answer.id not in item.settles_nothing]
    wanted = [value for value in order if value in formula.wanted]
    others = [value for value in order if value not in formula.wanted]
    for value in wanted if others else ():
        # Of a grade only the ends of the stretch are moved: a grade far inside is a coarser fault of the same kind.
        if item.ordered and not _neighbours(value, order) & set(others):
            continue
        near = min(others, key=lambda other: abs(order.index(other) - order.index(value)))
        values = tuple(near if each == value else each for each in wanted)
        new = with_fields(formula, value=None, values=values)
        grade = "grade " if item.ordered else ""
        yield ("", f"{told(formula)}: {near} instead of {grade}{value}", new)


def _neighbours(value: str, order: list[str]) -> set[str]:
    at = order.index(value)
    return {*order[max(at - 1, 0) : at], *order[at + 1 : at + 2]}


def _of_limits(formula: c.MeasureBetween, room: Room) -> Iterator[Fault]:
    lowest, highest, step = grid(formula.measure, room.edition)
    low, high = formula.between
    nudged = []
    if low > lowest:
        nudged += [(moved(low, -step), high), (moved(low, step), high)]
    if high < highest:
        nudged += [(low, moved(high, -step)), (low, moved(high, step))]
    for between in nudged:
        if between[0] <= between[1]:
            yield ("", f"{told(formula)}: between {list(between)}", with_fields(formula, between=between))


def grid(name: str, edition: Edition) -> tuple[float, float, float]:
    """The lowest and highest number an item or derived quantity can have, and the step between two."""
    item = edition.item.get(name)
    if item is not None:
        low, high = item.range or (float("-inf"), float("inf"))
        return low, high, item.step or 1
    derived = edition.derived_by_id[name]
    ends = [end for band in derived.bands for end in (band.low, band.high) if end is not None]
    return min(ends, default=float("-inf")), max(ends, default=float("inf")), float(Decimal(1).scaleb(-derived.places))


def moved(number: float, by: float) -> float:
    """The sum as on paper, so that 0.9 and a hundredth are 0.91."""
    result = Decimal(repr(number)) + Decimal(repr(by))
    return int(result) if result == result.to_integral_value() and isinstance(number, int) else float(result)


def _of_code(formula: c.Coded, room: Room) -> Iterator[Fault]:
    item = room.edition.item.get(formula.coded)
    for code in item.coded_results if item is not None else ():
        if code != formula.value:
            yield ("", f"{told(formula)}: {code} instead", with_fields(formula, value=code))


def _of_age(formula: c.Age) -> Iterator[Fault]:
    for name in type(formula.age).model_fields:
        limit = getattr(formula.age, name)
        for years in () if limit is None else (limit - 1, limit + 1):
            new = with_fields(formula, age=with_fields(formula.age, **{name: years}))
            yield ("", f"{told(formula)}: {years} years", new)


def _of_change(formula: c.Changed) -> Iterator[Fault]:
    yield ("", f"{told(formula)}: the other way", with_fields(formula, how=OTHER_WAY[formula.how]))
    if formula.by_whole_grade is not None:
        grades = formula.by_whole_grade + 1
        yield ("", f"{told(formula)}: {grades} grades", with_fields(formula, by_whole_grade=grades))
        yield ("", f"{told(formula)}: by any step", with_fields(formula, by_whole_grade=None))
    if formula.within_days is not None:
        for days in (formula.within_days - 1, formula.within_days + 1):
            yield ("", f"{told(formula)}: {days} days", with_fields(formula, within_days=days))
        yield ("", f"{told(formula)}: at any time", with_fields(formula, within_days=None))


def _of_verdict(formula: c.GroupIs, room: Room) -> Iterator[Fault]:
    group = room.edition.group.get(formula.group)
    if group is not None and group.con is not None:
        other = "con" if formula.verdict == "pro" else "pro"
        yield ("", f"{told(formula)}: {other} instead", with_fields(formula, verdict=other))


def _of_side(formula: Condition, room: Room) -> Iterator[Fault]:
    if not _has_side(formula, room.edition) or c.parts(formula):
        return
    side = getattr(formula, "side", None) or ("same" if room.sided else "either")
    other = OTHER_SIDE[side]
    yield ("", f"{told(formula)}: {other} side instead of {side}", with_fields(formula, side=other))


def _has_side(formula: Condition, edition: Edition) -> bool:
    if isinstance(formula, c.GroupIs):
        group = edition.group.get(formula.group)
        return group is not None and group.side == "each"
    names = ("finding", "measure", "coded", "changed", "recorded", "not_obtained")
    return any(edition.is_sided(getattr(formula, name, "") or "") for name in names)


def _opening(formula: Condition) -> str:
    return ", ".join(told(part) for part in c.parts(formula))[:110]


def _with_part(formula: Condition, place: int, part: Condition) -> Condition:
    inner = c.parts(formula)
    return _with_parts(formula, (*inner[:place], part, *inner[place + 1 :]))


def _with_parts(formula: Condition, inner: tuple[Condition, ...]) -> Condition:
    match formula:
        case c.All():
            return c.All.model_construct(all=inner)
        case c.AnyOf():
            return c.AnyOf.model_construct(any=inner)
        case c.AtLeast():
            return with_fields(formula, of=inner)
        case c.Not():
            return c.Not.model_construct(negated=inner[0])
        case _:
            message = f"a leaf has no parts: {formula}"
            raise TypeError(message)
