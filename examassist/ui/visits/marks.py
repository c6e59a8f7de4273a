"""What the last visit found, as a small mark beside an answer of this visit: never before it, never instead of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey


@dataclass(frozen=True)
class Mark:
    """What was recorded last for one cell, and when; without a finding it was not examined at any earlier visit."""

    finding: Finding | None
    day: date


class Marks:
    """The marks of one exam: shared by its cells, switched on and off as one."""

    def __init__(self) -> None:
        """No earlier visit is known."""
        self.on = True
        self.abnormal: frozenset[str] = frozenset()
        self.latest: date | None = None
        self._last: dict[FindingKey, Mark] = {}

    def use(self, earlier: Sequence[Encounter], abnormal: Sequence[str] = ()) -> None:
        """The marks of these visits; ``abnormal`` are the items that are asked because they were abnormal."""
        self.abnormal = frozenset(abnormal)
        visits = sorted(earlier, key=lambda visit: visit.examined_at)
        self.latest = visits[-1].examined_at.date() if visits else None
        self._last = {}
        for visit in visits:
            for finding in visit.findings:
                known = self._last.get(finding.key)
                # a reason why there was no result does not hide the result of the visit before
                if finding.value is not None or known is None or known.finding is None or known.finding.value is None:
                    self._last[finding.key] = Mark(finding, visit.examined_at.date())

    def of(self, key: FindingKey, answer: Finding | None) -> Mark | None:
        """The mark beside this answer of the cell; none while the cell is blank, because it would lead the hand."""
        if not self.on or self.latest is None or answer is None:
            return None
        return self._last.get(key) or Mark(None, self.latest)

    def was_abnormal(self, item: str) -> bool:
        """Whether the item is asked because it was abnormal; what it was is not said before it is looked at anew."""
        return self.on and item in self.abnormal
