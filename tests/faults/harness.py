"""What every harness is: a run of N faults drawn from a seed, counted, and the worse programs that it must notice."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Counts(Protocol):
    """What happened in all faults together."""

    @property
    def holds(self) -> bool:
        """Whether the program did what it promises each time."""


class Harness(NamedTuple):
    """One kind of fault: where its run is, and the sabotages that it must catch within so many faults."""

    name: str
    run: str
    """``module:function`` below tests.faults, called with n, seed and a sabotage or None."""
    sabotages: Sequence[str] = ()
    enough: int = 40
    """So many faults are enough to catch each sabotage."""

    def counts(self, n: int, seed: int, sabotage: str | None = None) -> Counts:
        """Do the faults; ends at the first catch when the program was sabotaged."""
        module, _, function = self.run.partition(":")
        run = cast("Callable[..., Counts]", getattr(import_module(f"tests.faults.{module}"), function))
        return run(n, seed, sabotage)


HARNESSES = (
    Harness("kill", "kill:kills", ("saved-before-commit", "commits-in-tens"), 100),
    Harness(
        "powercut",
        "powercut:power_cuts",
        ("synchronous-normal", "synchronous-off", "saved-before-commit", "commits-in-tens"),
        60,
    ),
    Harness("backup", "upkeep:backup_kills", ("backup-named-first",), 60),
    Harness("restore", "upkeep:restore_kills", ("restored-in-place", "old-deleted"), 60),
    Harness(
        "migration",
        "migration:migration_kills",
        ("migrated-over-the-old", "migrated-old-deleted", "migrated-in-the-file", "migrated-unproven"),
    ),
    Harness(
        "damage",
        "damage:damages",
        ("log-not-read", "begun-anew", "cache-not-compared", "moved-before-proven"),
        300,
    ),
    Harness(
        "tampering",
        "tampering:tamperings",
        ("chain-not-checked", "seal-not-compared", "gaps-not-counted", "audit-not-read", "note-not-compared"),
        200,
    ),
    Harness("refused", "refused:refusals", ("error-swallowed", "error-not-explained", "written-in-place"), 60),
    Harness("full", "full:full_disks"),
    Harness("instances", "instances:instances", ("lock-not-taken",), 20),
    Harness("folders", "folders:folders"),
    Harness("clock", "clock:clocks", ("ordered-by-time",), 20),
    Harness("imports", "imports:imports", ("digest-not-compared", "json-not-guarded", "depth-not-limited"), 1000),
)


def harness(name: str) -> Harness:
    """The harness of this name; LookupError when there is none."""
    return next(each for each in HARNESSES if each.name == name)


def fast_folder() -> str | None:
    """Memory where there is some: the faults are ours, the real disk need not suffer for them."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  a folder of our own is made in it
