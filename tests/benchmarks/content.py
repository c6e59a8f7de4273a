"""Content: its files and its cache against what merely reads them, and a pack with ten times as many findings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from examassist.domain.evolve import evolve
from examassist.knowledge.edition_cache import keep, nothing_to_collect
from examassist.knowledge.load import load_pack
from examassist.reasoning.reasoner import Reasoner
from tests.benchmarks.baselines.reading import compose, parsed
from tests.benchmarks.side_by_side import Amount, Ratio, side_by_side
from tests.reasoning.patients import PACK, edition, patients

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.knowledge.edition import Edition

GROWN = 10


def loaded_from_files(pairs: int) -> Ratio:
    """The pack read from its files, against composing the same files with the same parser."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = [path for path in sorted(PACK.rglob("*.yaml")) if "cases" not in path.relative_to(PACK).parts]
    found = side_by_side("loaded_from_files", _alike(lambda: compose(files, loader)), lambda: load_pack(PACK), pairs)
    return found._replace(bar=3)


def loaded_from_cache(pairs: int) -> Ratio:
    """The pack read from its cache, its files looked at for a change, against json.loads of the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        load_pack(PACK, cache)
        (file,) = cache.iterdir()
        found = side_by_side("loaded_from_cache", _alike(lambda: parsed(file)), lambda: load_pack(PACK, cache), pairs)
        return found._replace(bar=4)


def _alike(baseline: Callable[[], object]) -> Callable[[], object]:
    """The baseline with the collector of garbage at rest, as it is while the program reads content."""

    def timed() -> object:
        with nothing_to_collect():
            return baseline()

    return timed


def findings_grown_answer(pairs: int) -> Ratio:
    """P12: a whole assessment after one answer with ten times as many findings in the pack."""
    return side_by_side("findings_grown_answer", _answering(edition()), _answering(_grown()), pairs)


def findings_grown_start(pairs: int) -> Ratio:
    """P12: a process that loads the pack from its cache and assesses one patient, against the same ten times as big."""
    with tempfile.TemporaryDirectory() as folder:
        for pack in (edition(), _grown()):
            keep(Path(folder), pack)
        return side_by_side(
            "findings_grown_start",
            lambda: _process(folder, edition().digest),
            lambda: _process(folder, _grown().digest),
            pairs,
        )


def findings_grown_memory(pairs: int) -> Amount:
    """P12: the most memory of the same two processes."""
    with tempfile.TemporaryDirectory() as folder:
        for pack in (edition(), _grown()):
            keep(Path(folder), pack)
        small, large = (_process(folder, pack.digest) for pack in (edition(), _grown()))
    return Amount("findings_grown_memory", small, large, large / small, pairs=min(pairs, 1))


@lru_cache(maxsize=1)
def _grown() -> Edition:
    """The pack with nine copies of each item that no rule reads."""
    plain = [item for item in edition().items if item.group_number is None and item.parts is None]
    missing = len(edition().items) * (GROWN - 1)
    copies = [evolve(plain[n % len(plain)], id=f"copy_{n}", onset=None, part_of=None) for n in range(missing)]
    return evolve(edition(), items=(*edition().items, *copies), digest="grown")


def _answering(pack: Edition) -> Callable[[], object]:
    patient = patients()[1]
    reasoner = Reasoner(pack)
    fewer = [evolve(patient, findings=patient.findings[:n]) for n in range(len(patient.findings), 0, -1)]
    states = cycle([*fewer, *reversed(fewer)])
    return lambda: reasoner.assess(next(states))


def _process(folder: str, digest: str) -> float:
    """Run ``started`` on the cached edition; its most memory in MiB."""
    command = [sys.executable, "-m", "tests.benchmarks.started", folder, digest]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    return float(json.loads(told.stdout)["mib"])


CONTENT: dict[str, Callable[[int], Ratio | Amount]] = {
    "loaded_from_files": loaded_from_files,
    "loaded_from_cache": loaded_from_cache,
    "findings_grown_answer": findings_grown_answer,
    "findings_grown_start": findings_grown_start,
    "findings_grown_memory": findings_grown_memory,
}
