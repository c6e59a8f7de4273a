"""The short emergency exam of what is raised: each item once, in the order of the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import FlagResult


def items_for(flags: Sequence[FlagResult], edition: Edition) -> tuple[Item, ...]:
    """What is looked at and then asked for these flags."""
    lists = [short for flag in flags for short in edition.short_exams if flag.id in short.gates]
    names = [name for short in lists for name in short.examine] + [name for short in lists for name in short.ask]
    return tuple(edition.item[name] for name in dict.fromkeys(names))
