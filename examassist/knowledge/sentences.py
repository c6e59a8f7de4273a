"""Conditions of rules as the middle of English sentences, with the labels of the screen."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from examassist.knowledge import condition as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item, NormalFrom
    from examassist.knowledge.rule import WordAtLeast

WIDTH = 100
SIDES = {"same": "on the same side", "other": "on the other side", "either": "on either side", "both": "on both sides"}


class Sentences:
    """Names and formulas of one edition in words."""

    def __init__(self, edition: Edition) -> None:
        """Speak with the labels of ``edition``."""
        self.edition = edition

    def sentence(self, condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912  one arm for each kind of the closed set
        """``condition`` as the middle of a sentence."""
        match condition:
            case c.All():
                return self.joined(condition.all, "and")
            case c.AnyOf():
                return self.joined(condition.any, "or")
            case c.Not():
                return f"not ({self.sentence(condition.negated)})"
            case c.AtLeast():
                return f"at least {condition.at_least} of: " + "; ".join(f"({self.sentence(p)})" for p in condition.of)
            case c.FindingIs():
                item = self.edition.item.get(condition.finding)
                # in the order of the file: a set would read differently each time
                values = [self.value(item, value) for value in condition.values or (condition.value or "",)]
                return f"{self.cell(condition.finding, condition.side)} is {' or '.join(values)}"
            case c.MeasureBetween():
                low, high = condition.between
                return f"{self.cell(condition.measure, condition.side)} lies between {low} and {high}"
            case c.Coded():
                return f"{self.cell(condition.coded, condition.side)} is coded {plain(condition.value)}"
            case c.Age():
                return f"the age is {age_limits(condition.age)}"
            case c.SexIs():
                return f"the patient's record says {condition.sex}"
            case c.Since():
                return f"{self.label(condition.since)} lies within {condition.within_days} days before the exam"
            case c.Changed():
                return self.changed(condition)
            case c.ScoreAtLeast():
                return f"the score {plain(condition.score)} is at least {condition.at_least}"
            case c.GroupIs():
                group = self.edition.group.get(condition.group)
                name = group.meaning if group is not None else condition.group
                speaks = "for" if condition.verdict == "pro" else "against"
                return f'the group "{name}" speaks {speaks} it{on_side(condition.side)}'
            case c.NotObtained():
                return f"{self.cell(condition.not_obtained, condition.side)} was tried and could not be had"
            case c.Recorded():
                return self.looked(condition)
            case _:
                assert_never(condition)

    def joined(self, parts: Sequence[Condition], word: str) -> str:
        """Parts of a formula, each in brackets where it has parts itself."""
        inner = [self.sentence(part) if not c.parts(part) else f"({self.sentence(part)})" for part in parts]
        return f"; {word} ".join(inner)

    def changed(self, condition: c.Changed) -> str:
        """A change against an earlier visit."""
        grade = f" by {condition.by_whole_grade} whole grade or more" if condition.by_whole_grade else ""
        days = f" within {condition.within_days} days" if condition.within_days else ""
        cell = self.cell(condition.changed, condition.side)
        return f"{cell} is {condition.how}{grade} than at the latest earlier visit{days}"

    def looked(self, look: c.Recorded) -> str:
        """An entry of a look list."""
        roots = f", for {', '.join(root.upper() for root in look.only_for_roots)}" if look.only_for_roots else ""
        return f"{self.cell(look.recorded, look.side)}{roots}"

    def word(self, need: WordAtLeast) -> str:
        """The word that a condition must have reached."""
        names = [
            self.edition.condition[each].label if each in self.edition.condition else each for each in need.conditions
        ]
        return f"When {' or '.join(names)}: {' or '.join(map(plain, need.word))}."

    def cell(self, name: str, side: str | None) -> str:
        """An item with its side."""
        return f'"{self.label(name)}"{on_side(side)}'

    def label(self, name: str) -> str:
        """The label of an item or computed quantity."""
        entry = self.edition.item.get(name) or self.edition.derived_by_id.get(name)
        return entry.label if entry is not None else name

    def value(self, item: Item | None, value: str) -> str:
        """An answer of an item in words."""
        answer = item.answer(value) if item is not None else None
        return f"{answer.label.lower()}" if answer is not None else plain(value)

    def test(self, name: str) -> str:
        """The label of a test."""
        test = self.edition.investigation.get(name)
        return test.label if test is not None else name

    def names(self, told: str, items: Sequence[str]) -> list[str]:
        """Labels of items after a heading; nothing for none."""
        return listed(told, [self.label(each) for each in items])

    def groups(self, told: str, groups: Sequence[str]) -> list[str]:
        """Meanings of groups after a heading; nothing for none."""
        known = self.edition.group
        return listed(told, [known[each].meaning if each in known else each for each in groups])

    def conditions_named(self, told: str, conditions: Sequence[str]) -> list[str]:
        """Labels of conditions after a heading; nothing for none."""
        known = self.edition.condition
        return listed(told, [known[each].label if each in known else each for each in conditions])

    def flags_named(self, told: str, flags: Sequence[str]) -> list[str]:
        """Labels of red flags after a heading; nothing for none."""
        known = self.edition.gate
        return listed(told, [known[each].label if each in known else each for each in flags])


def listed(told: str, entries: Sequence[str]) -> list[str]:
    """Entries after a heading, as one line; nothing for none."""
    return [f"{told}: {'; '.join(entry.removesuffix('.') for entry in entries)}."] if entries else []


def cited(sources: Sequence[str], status: str = "", reviewed: str | None = None) -> str:
    """Sources, status and review as one line."""
    told = f"Sources: {', '.join(sources)}." if sources else "No source."
    told += f" Status {status}." if status else ""
    return told + (f" Reviewed: {reviewed}." if reviewed else "")


def on_side(side: str | None) -> str:
    """A side after a label."""
    return f" {SIDES[side]}" if side is not None else ""


def plain(name: str) -> str:
    """An id in words."""
    return name.replace("_", " ")


def age_limits(limits: c.AgeRange) -> str:
    """Limits of age in words."""
    told = [
        f"above {limits.above}" if limits.above is not None else "",
        f"at least {limits.at_least}" if limits.at_least is not None else "",
        f"below {limits.below}" if limits.below is not None else "",
    ]
    return " and ".join(part for part in told if part) or "any"


def limits(low: float | None, high: float | None) -> str:
    """A band in words."""
    if low is None and high is None:
        return "no number"
    return f"{low} to {high}" if high is not None else f"{low} and more"


def normal_numbers(normal: NormalFrom, unit: str | None) -> str:
    """The numbers called normal."""
    told = [
        f"at least {normal.at_least}" if normal.at_least is not None else "",
        f"at most {normal.at_most}" if normal.at_most is not None else "",
    ]
    return " and ".join(part for part in told if part) + (f" {unit}" if unit else "")


def wrapped(text: str, indent: str = "") -> list[str]:
    """A text in lines of the width of a page."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False)
