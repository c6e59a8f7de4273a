"""The truth of a formula of the pack, by plain truth tables: -1 no, 0 not known, 1 yes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.second_evaluator.record import OTHER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.second_evaluator.judge import Judge
    from tests.second_evaluator.written import Node

NO, OPEN, YES = -1, 0, 1

ITEM_LEAVES = ("finding", "measure", "coded", "since", "changed", "not_obtained")
TRIED_AND_NOT_HAD = {"unable", "declined", "not_applicable"}


def truth(node: Node, judge: Judge, side: str) -> int:
    """The truth of one condition for a leg, or for the whole patient when ``side`` is empty."""
    for kind, rule in RULES.items():
        if kind in node:
            return rule(node, judge, side)
    message = f"not a condition: {node}"
    raise ValueError(message)


def sides(sided: bool, asked: str | None, side: str) -> tuple[tuple[str, ...], str]:
    """Which cells a leaf reads, and whether one of them or all must hold."""
    if not sided:
        return ("",), "any"
    asked = asked or ("same" if side else "either")
    if asked in {"either", "both"} or not side:
        return ("right", "left"), "all" if asked == "both" else "any"
    return (side if asked == "same" else OTHER[side],), "any"


def _over(node: Node, judge: Judge, side: str, name: str, one: Callable[[str], int]) -> int:
    cells, mode = sides(judge.pack.sided(name), node.get("side"), side)
    if len(cells) == 1:
        return one(cells[0])
    truths = [one(cell) for cell in cells]
    return min(truths) if mode == "all" else max(truths)


def _all(node: Node, judge: Judge, side: str) -> int:
    found = YES
    for part in node["all"]:
        found = min(found, truth(part, judge, side))
        if found == NO:
            break
    return found


def _any(node: Node, judge: Judge, side: str) -> int:
    found = NO
    for part in node["any"]:
        found = max(found, truth(part, judge, side))
        if found == YES:
            break
    return found


def _not(node: Node, judge: Judge, side: str) -> int:
    return -truth(node["not"], judge, side)


def _at_least(node: Node, judge: Judge, side: str) -> int:
    return enough(node["at_least"], [truth(part, judge, side) for part in node["of"]])


def enough(number: int, truths: list[int]) -> int:
    """Whether at least so many hold: yes, no, or still open."""
    held, open_ = truths.count(YES), truths.count(OPEN)
    if held >= number:
        return YES
    return OPEN if held + open_ >= number else NO


def _finding(node: Node, judge: Judge, side: str) -> int:
    name, wanted = node["finding"], (node["is"],) if "is" in node else node["in"]

    def one(cell: str) -> int:
        value = judge.answer(name, cell)
        if value is None:
            return OPEN
        values = value if isinstance(value, tuple) else (value,)
        return YES if any(each in wanted for each in values) else NO

    return _over(node, judge, side, name, one)


def _measure(node: Node, judge: Judge, side: str) -> int:
    low, high = node["between"]

    def one(cell: str) -> int:
        number = judge.record.number(node["measure"], cell)
        if number is None:
            return OPEN
        if not number.or_more:
            return YES if low <= number.value <= high else NO
        return NO if number.value > high else OPEN

    return _over(node, judge, side, node["measure"], one)


def _coded(node: Node, judge: Judge, side: str) -> int:
    def one(cell: str) -> int:
        value = judge.record.settled.get((node["coded"], cell))
        return OPEN if value is None else YES if value == node["is"] else NO

    return _over(node, judge, side, node["coded"], one)


def _age(node: Node, judge: Judge, side: str) -> int:
    del side
    age, limits = judge.record.age, node["age"]
    if age is None:
        return OPEN
    held = age > limits.get("above", -1) and age >= limits.get("at_least", 0) and age < limits.get("below", 999)
    return YES if held else NO


def _sex(node: Node, judge: Judge, side: str) -> int:
    del side
    if judge.record.sex == "unknown":
        return OPEN
    return YES if judge.record.sex == node["sex"] else NO


def _since(node: Node, judge: Judge, side: str) -> int:
    del side
    span = judge.record.days_ago(node["since"])
    if span is None:
        return OPEN
    fewest, most = span
    if most <= node["within_days"]:
        return YES
    return NO if fewest > node["within_days"] else OPEN


def _changed(node: Node, judge: Judge, side: str) -> int:
    def one(cell: str) -> int:
        now = judge.record.settled.get((node["changed"], cell))
        before = judge.record.before((node["changed"], cell))
        if now is None or before is None:
            return OPEN
        item = judge.pack.items[node["changed"]]
        was, days = before
        old, new = grade(item, was), grade(item, now)
        if old is None or new is None:
            return OPEN
        fall = old - new if node.get("how", "lower") == "lower" else new - old
        if node.get("by_whole_grade") is not None:
            held = whole_grades(item, was, now, node.get("how", "lower")) >= node["by_whole_grade"]
        else:
            held = fall > 0
        if not held:
            return NO
        return OPEN if node.get("within_days") is not None and days > node["within_days"] else YES

    return _over(node, judge, side, node["changed"], one)


def grade(item: Node, value: Any) -> Fraction | None:  # noqa: ANN401  any answer of an item
    """A number, or how high an answer stands on its scale."""
    if isinstance(value, int | float):
        return Fraction(repr(value))
    order = [answer["id"] for answer in item.get("values", ())]
    return Fraction(order.index(value)) if value in order else None


def whole_grades(item: Node, was: Any, now: Any, how: str) -> Fraction:  # noqa: ANN401  any answers of an item
    """How many whole grades lie between two answers; 4- and 4+ stand a third beside 4: no half step is a whole one."""
    keys = {answer["id"]: str(answer.get("key", "")) for answer in item.get("values", ())}
    old, new = (_height(keys, item, value) for value in (was, now))
    return old - new if how == "lower" else new - old


def _height(keys: dict[str, str], item: Node, value: Any) -> Fraction:  # noqa: ANN401  any answer of an item
    key = keys.get(value, "") if isinstance(value, str) else ""
    if key[:1].isdigit():
        return Fraction(key[0]) + {"-": Fraction(-1, 3), "+": Fraction(1, 3)}.get(key[1:], Fraction(0))
    return grade(item, value) or Fraction(0)


def _group(node: Node, judge: Judge, side: str) -> int:
    group = judge.pack.groups[node["group"]]
    cells, mode = sides(group.get("side") == "each", node.get("side"), side)
    verdict = node.get("is", "pro")
    truths: list[int] = [getattr(judge.group(node["group"], cell), verdict) for cell in cells]
    return min(truths) if mode == "all" else max(truths)


def _recorded(node: Node, judge: Judge, side: str) -> int:
    name = node["recorded"]
    return _over(node, judge, side, name, lambda cell: YES if (name, cell) in judge.record.settled else NO)


def _not_obtained(node: Node, judge: Judge, side: str) -> int:
    name = node["not_obtained"]

    def one(cell: str) -> int:
        if (name, cell) in judge.record.settled:
            return NO
        if (name, cell) in judge.record.amputated:
            return NO
        return YES if judge.record.refused.get((name, cell)) in TRIED_AND_NOT_HAD else OPEN

    return _over(node, judge, side, name, one)


RULES: dict[str, Callable[[Node, Judge, str], int]] = {
    "finding": _finding,
    "any": _any,
    "all": _all,
    "group": _group,
    "measure": _measure,
    "not": _not,
    "changed": _changed,
    "age": _age,
    "since": _since,
    "coded": _coded,
    "of": _at_least,
    "sex": _sex,
    "recorded": _recorded,
    "not_obtained": _not_obtained,
}
"""How each kind of condition is judged; the frequent ones first, because they are looked for in this order."""


def blank_in(node: Node, judge: Judge, side: str) -> set[str]:
    """The items whose being blank keeps a formula open; none when it is settled."""
    if truth(node, judge, side) != OPEN:
        return set()
    for kind in ("all", "any", "of"):
        if kind in node:
            return {name for part in node[kind] for name in blank_in(part, judge, side)}
    if "not" in node:
        return blank_in(node["not"], judge, side)
    if "group" in node:
        group = judge.pack.groups[node["group"]]
        cells, _ = sides(group.get("side") == "each", node.get("side"), side)
        return {name for cell in cells for name in blank_in(group[node.get("is", "pro")], judge, cell)}
    if "age" in node or "sex" in node:
        return {"age" if "age" in node else "sex"}
    name = next((str(node[kind]) for kind in ITEM_LEAVES if kind in node), "")
    return {name} - {""} if name not in judge.pack.derived else set(judge.pack.derived[name]["inputs"])
