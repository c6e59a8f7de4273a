"""The number of each row of an exam, the same on the screen and on the printed checklist."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.knowledge.edition import Edition


def numbers(edition: Edition) -> Mapping[str, str]:
    """``5.3`` for each item: its step, and its place in it.

    The rows of every exam come first, in the order of the screen, so that the focused checklist counts without gaps;
    the others follow in the order of the content. A number holds for one edition, which is printed beside it.
    """
    found: dict[str, str] = {}
    for step in dict.fromkeys(section.step for section in edition.sections):
        sections = [section.id for section in edition.sections if section.step == step]
        items = [item for name in sections for item in edition.items if item.section == name]
        items.sort(key=lambda item: item.show != "always")
        found |= {item.id: f"{step}.{place}" for place, item in enumerate(items, start=1)}
    return MappingProxyType(found)
