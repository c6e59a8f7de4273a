"""The audit as it is looked at: whether it is what was written, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examassist.storage.audit.check import AuditFound, check_audit
from examassist.storage.audit.rows import Walk
from examassist.storage.upkeep.reading import Reader
from examassist.storage.upkeep.verify import against_the_note, refuse_what_is_no_file

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Looked:
    """What was found in the audit of one file."""

    path: Path
    found: AuditFound
    problems: tuple[str, ...]
    form: int

    @property
    def whole(self) -> bool:
        """True when everything that was looked at is what was written."""
        return not self.problems

    def lines(self) -> list[str]:
        """The finding in words."""
        if self.form < 2:  # noqa: PLR2004  the first form with an audit
            return [f"No audit yet: {self.path}", "It is of an older form; the next start of ExamAssist begins one."]
        count = self.found.head[0]
        rows = f"{count} row" if count == 1 else f"{count} rows"
        noticed = [f"Noticed earlier: {each}" for each in self.found.noticed]
        if self.whole:
            said = f"{rows}; each is what was written, and so is every closed exam as they say."
            return [f"Whole: {self.path}", said, *noticed]
        return [f"Not what was written: {self.path}", *(f"- {each}" for each in self.problems), *noticed]


def look(path: Path, key: bytes, outside: Path | None = None) -> Looked:
    """Go through the audit of the file at `path`, which a window may have open; nothing is changed.

    Raises CouldNot when it is no journal of this program or cannot be opened with this key.
    """
    refuse_what_is_no_file(path)
    with Reader(path, key) as reader:
        found = check_audit(reader.rows) if reader.audited else AuditFound()
        problems = [*found.problems, *against_the_note(reader, outside)]
        if reader.audited is not (reader.form > 1):
            problems.append(f"The journal says that it is of form {reader.form}, but its tables are not.")
        return Looked(path, found, tuple(problems), reader.form)


def proven_rows(path: Path, key: bytes, exam: str, last: int) -> tuple[list[dict[str, Any]], int | None]:
    """The last rows, of one exam where it is named, each with its `number`; and the first that is not proven, if any.

    Raises CouldNot as `look` does.
    """
    refuse_what_is_no_file(path)
    kept: list[dict[str, Any]] = []
    with Reader(path, key) as reader:
        if not reader.audited:
            return [], None
        walk = Walk(reader.rows)
        for number, _, entry in walk:
            if exam in {"", entry.get("exam")}:
                kept.append({"number": number, **entry})
                if len(kept) > last:
                    del kept[0]
    return kept, walk.unproven
