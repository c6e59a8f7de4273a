"""The few kinds of error that ExamAssist shows to people, each with its exit code.

    ExamAssistError        3  root; caught only at the edges (command line, window)
    ├── BadInput           2  what a person gave cannot be used: every problem, with its place
    ├── ContentError       3  a pack cannot be used: every problem, as file:line:column
    └── CouldNot           3  the disk, a lock or a server refused; says what is safe and what to do next

Faults that ``examassist check`` was asked to look for are its answer (exit code 1), not an error.
A message never holds a patient's data beyond the words at the place that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Problem(NamedTuple):
    """One thing that is wrong: its place, what is wrong there, and what to do about it."""

    place: str
    what: str
    todo: str = ""

    def __str__(self) -> str:
        """One line, ``place: what; todo``, with the parts that are there."""
        said = "; ".join(part for part in (self.what, self.todo) if part)
        line = f"{self.place}: {said}" if self.place else said
        return " ".join(line.split())


class ExamAssistError(Exception):
    """Anything that ExamAssist tells a person instead of showing a traceback."""

    exit_code: ClassVar[int] = 3


class _Problems(ExamAssistError):
    """An error that names all of its problems at once, one on each line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        if not problems:
            message = f"{type(self).__name__} needs at least one problem"
            raise ValueError(message)
        super().__init__(tuple(problems))
        self.problems: tuple[Problem, ...] = tuple(problems)

    def __str__(self) -> str:
        """One line for each problem."""
        return "\n".join(map(str, self.problems))


class BadInput(_Problems):
    """What a person gave (a file, a value, an option) cannot be used; nothing was written."""

    exit_code: ClassVar[int] = 2


class ContentError(_Problems):
    """A pack's content cannot be used; each place is ``file:line:column``."""


class CouldNot(ExamAssistError):
    """The disk, a lock or a server refused: what happened, what is safe, what to do next."""

    def __init__(self, what: str, safe: str = "", todo: str = "") -> None:
        """Keep the three sentences apart, so that a window can set them apart."""
        super().__init__(what, safe, todo)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        """The sentences that are there, one on each line."""
        return "\n".join(part for part in (self.what, self.safe, self.todo) if part)
