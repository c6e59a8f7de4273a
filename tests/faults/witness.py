"""What the program acknowledged, and what of it the journal still has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.journal import Journal
from examassist.storage.keys import device_key
from tests.faults.answering import JOURNAL, act_text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Acknowledged:
    """The highest act acknowledged for each exam; every act before it was acknowledged too."""

    last: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def hear(self, line: str) -> None:
        """Take in one line of the program; ValueError unless it acknowledges the next act or exam."""
        match line.split():
            case ["exam", exam_id] if exam_id not in self.last:
                self.last[exam_id] = 0
            case ["saved", exam_id, seq] if int(seq) == self.last.get(exam_id, 0) + 1:
                self.last[exam_id] = int(seq)
                self.count += 1
            case _:
                message = f"the program said: {line}"
                raise ValueError(message)


@dataclass
class Finding:
    """What was found after one fault: `kept` acts were saved without being acknowledged yet, which is no fault."""

    lost: int = 0
    changed: int = 0
    unreadable: int = 0
    kept: int = 0
    found: dict[str, int] = field(default_factory=dict)


def examine(folder: Path, seed: int, acknowledged: Acknowledged) -> Finding:
    """Open the journal in `folder` as the program would, and look for every acknowledged act, word for word."""
    finding = Finding()
    try:
        journal = Journal.open(folder / JOURNAL, device_key(folder).key)
    except CouldNot:
        finding.unreadable = 1
        finding.lost = sum(acknowledged.last.values())
        return finding
    try:
        for exam_id, last in acknowledged.last.items():
            try:
                acts = journal.acts(exam_id)
            except CouldNot as error:
                acts = list(getattr(error, "proven", ()))
                finding.unreadable += 1
            finding.found[exam_id] = len(acts)
            finding.lost += max(0, last - len(acts))
            finding.kept += max(0, len(acts) - last)
            finding.changed += sum(act != act_text(seed, exam_id, seq) for seq, act in enumerate(acts, 1))
    finally:
        journal.close()
    return finding
