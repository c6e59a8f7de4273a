"""What a follow-up visit asks: safety, the symptoms that change, what was abnormal last time, what may still decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.knowledge.answers import tone_of
from examassist.knowledge.condition import Changed, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

LIMIT = 25
"""Values, each side counted: the most that a follow-up asks by itself."""
FOR_DECIDING = 2
"""Values kept free for what can still change the plan: one row of both sides."""


@dataclass(frozen=True)
class FollowUp:
    """The rows of one follow-up; nothing of the earlier visit is in it but which rows are worth another look."""

    edition: Edition
    fixed: tuple[str, ...]
    """Safety first, then the symptoms that change."""
    abnormal: tuple[str, ...]
    """What was abnormal when it was last recorded, and has room here."""
    left_out: tuple[str, ...]
    """What was abnormal too and has none: it is said, and stays on request."""
    deciding: tuple[str, ...] = ()
    """What can still change the plan."""

    @property
    def items(self) -> frozenset[str]:
        """Everything it asks."""
        return frozenset((*self.fixed, *self.abnormal, *self.deciding))

    @property
    def count(self) -> int:
        """How many values that is, each side counted."""
        return values(self.items, self.edition)

    def with_deciding(self, items: Iterable[str]) -> FollowUp:
        """The same with these rows too, each as far as there is room; a row that was added stays."""
        deciding, room = list(self.deciding), LIMIT - self.count
        for name in dict.fromkeys(items):
            need = values([name], self.edition)
            if name not in self.items and name not in deciding and 0 < need <= room:
                deciding.append(name)
                room -= need
        return FollowUp(self.edition, self.fixed, self.abnormal, self.left_out, tuple(deciding))


def follow_up(earlier: Sequence[Encounter], edition: Edition) -> FollowUp:
    """What to ask after these visits.

    Safety items that everyone is asked and the symptoms that the content names are never cut. What was abnormal
    follows as far as there is room: safety items first, then what was found by examining, then symptoms, then what was
    told about the patient; of each first what the content calls getting worse, then the exam's own rows, then what was
    asked on request.
    """
    fixed = always_asked(edition)
    last = last_recorded(earlier)
    abnormal = sorted(
        (
            item
            for item in edition.items
            if item.id not in fixed and item.part_of is None and _was_abnormal(item, last, edition)
        ),
        key=lambda item: _rank(item, edition, worsening_items(edition)),
    )
    taken: list[str] = []
    room = LIMIT - FOR_DECIDING - values(fixed, edition)
    for item in abnormal:
        need = len(edition.keys_of(item))
        if need <= room:
            taken.append(item.id)
            room -= need
    left = tuple(item.id for item in abnormal if item.id not in taken)
    return FollowUp(edition, fixed, tuple(taken), left)


def always_asked(edition: Edition) -> tuple[str, ...]:
    """What every follow-up asks: the safety items that everyone is asked, then the symptoms that change."""
    safety = [item.id for item in edition.items if item.safety and item.show == "always"]
    return tuple(dict.fromkeys((*safety, *(name for name in edition.header.follow_up if name in edition.item))))


def values(items: Iterable[str], edition: Edition) -> int:
    """How many values these items take, each side counted."""
    return sum(len(edition.keys_of(edition.item[name])) for name in items if name in edition.item)


def last_recorded(earlier: Sequence[Encounter]) -> dict[FindingKey, Finding]:
    """What was recorded last for each cell: one visit that did not look does not make a finding go away."""
    last: dict[FindingKey, Finding] = {}
    for visit in sorted(earlier, key=lambda visit: visit.examined_at):
        last.update({finding.key: finding for finding in visit.findings if finding.value is not None})
    return last


def worsening_items(edition: Edition) -> frozenset[str]:
    """The items whose change the content calls getting worse."""
    parts = (leaf for rule in edition.worsening for leaf in leaves(rule.when))
    return frozenset(leaf.changed for leaf in parts if isinstance(leaf, Changed))


def _was_abnormal(item: Item, last: dict[FindingKey, Finding], edition: Edition) -> bool:
    values = (last[key].value for key in edition.keys_of(item) if key in last)
    return any(value is not None and tone_of(item, value) == "abnormal" for value in values)


def _rank(item: Item, edition: Edition, worsening: frozenset[str]) -> tuple[int, int]:
    """Smaller comes first. The sections of the symptoms that change hold symptoms; other talk is background."""
    told_where = {edition.item[name].section for name in edition.header.follow_up if name in edition.item}
    if item.safety:
        kind = 0
    elif item.position != "talk":
        kind = 1
    else:
        kind = 2 if item.section in told_where else 3
    within = 0 if item.id in worsening else 1 if item.show == "always" else 2
    return kind, within
