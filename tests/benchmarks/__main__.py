"""Runs ``python -m tests.benchmarks [--pairs N] [NAME ...]``: one line of JSON for each ratio."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.domain.act import Actor, Opened, Profile, Recorded, act_json
from examassist.domain.finding import Finding
from examassist.domain.fold import fold
from examassist.knowledge.load import load_pack
from examassist.reasoning.assess import assess
from examassist.report.compose import compose
from examassist.report.pdf import write_pdf
from examassist.storage.journal import Journal
from tests.benchmarks.answers import ANSWERS
from tests.benchmarks.content import CONTENT
from tests.benchmarks.pdf import PDF
from tests.benchmarks.rules import RULES
from tests.benchmarks.side_by_side import side_by_side
from tests.reasoning.patients import PACK, edition, patients

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.act import Act
    from tests.benchmarks.side_by_side import Amount, Ratio

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
ACTOR = Actor(name="benchmark")


def looking_ahead(pairs: int) -> Ratio:
    """A whole assessment with the list of what can still change, against one without."""
    patient = patients()[1]
    return side_by_side(
        "looking_ahead",
        lambda: assess(patient, edition(), look_ahead=False),
        lambda: assess(patient, edition()),
        pairs,
    )


def one_answer(pairs: int) -> Ratio:
    """Folding all acts and assessing after one answer, against folding alone."""
    acts: list[Act] = [
        Opened(seq=1, actor=ACTOR, at=AT, pack=PACK.name, edition="", profile=Profile(), examined_at=AT),
        *(
            Recorded(seq=n, actor=ACTOR, at=AT, findings=(Finding.model_validate(finding.model_dump()),))
            for n, finding in enumerate(patients()[1].findings, start=2)
        ),
    ]
    return side_by_side(
        "one_answer", lambda: fold(acts), lambda: assess(fold(acts), edition(), look_ahead=False), pairs
    )


def cached_edition(pairs: int) -> Ratio:
    """Reading the pack from its cache, against reading its files."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        load_pack(PACK, cache)
        return side_by_side("cached_edition", lambda: load_pack(PACK), lambda: load_pack(PACK, cache), pairs)


def summary(pairs: int) -> Ratio:
    """The PDF summary with its reading back, against composing it."""
    patient = patients()[1]
    result = assess(patient, edition())

    def composed() -> object:
        return compose(patient, result, edition(), made_at=AT, program_version="benchmark", written_by="benchmark")

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "summary.pdf"
        document = compose(patient, result, edition(), made_at=AT, program_version="benchmark", written_by="benchmark")
        return side_by_side("summary", composed, lambda: write_pdf(document, path), pairs)


def saved_answer(pairs: int) -> Ratio:
    """One act committed to the encrypted journal, against the same bytes appended to a file and synced."""
    with tempfile.TemporaryDirectory() as folder:
        return _saved_answer(Path(folder), pairs)


def _saved_answer(folder: Path, pairs: int) -> Ratio:
    journal = Journal.open(folder / "journal.db", bytes(range(32)))
    journal.start_exam("benchmark", PACK.name, "", AT.isoformat())
    numbers = iter(range(1, 10_000_000))

    def commit() -> None:
        seq = next(numbers)
        act = Recorded(seq=seq, actor=ACTOR, at=AT, findings=(Finding(item="some_item", value="some_value"),))
        journal.append("benchmark", seq, act_json(act))

    with (folder / "raw").open("ab", buffering=0) as raw:

        def append() -> None:
            raw.write(bytes(400))
            os.fdatasync(raw.fileno())

        ratio = side_by_side("saved_answer", append, commit, pairs)
    journal.close()
    return ratio


def first_paint(pairs: int) -> Ratio:
    """A process that paints the window's start page once, against one that paints a bare window."""
    return side_by_side("first_paint", lambda: _process("bare_window"), lambda: _process("our_window"), pairs)


def first_question(pairs: int) -> Ratio:
    """P2: a process that ends when the first question of a new exam has the keys, against one that paints a window.

    The content was read before and the journal is there, as on any day but the first. How long the loop stood still
    meanwhile is written beside it, on standard error.
    """
    stalls: list[float] = []

    def asked() -> None:
        stalls.append(json.loads(_process("first_question", home))["stall_ms"])

    with tempfile.TemporaryDirectory() as home:
        _process("first_question", home)
        told = side_by_side("first_question", lambda: _process("bare_window"), asked, pairs)
    stall = {"name": "first_question_stall", "median_ms": statistics.median(stalls), "bar": 50}
    sys.stderr.write(json.dumps(stall) + "\n")
    return told._replace(bar=3.5)


def _process(module: str, home: str | None = None) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0", "EXAMASSIST_KEYSTORE": "file"}
    environment |= {"EXAMASSIST_HOME": home} if home is not None else {}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"tests.benchmarks.{module}"]
    return subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True, timeout=60).stdout


RUNS: dict[str, Callable[[int], Ratio | Amount]] = {
    "looking_ahead": looking_ahead,
    "one_answer": one_answer,
    "cached_edition": cached_edition,
    "summary": summary,
    "saved_answer": saved_answer,
    "first_paint": first_paint,
    "first_question": first_question,
    **RULES,
    **CONTENT,
    **PDF,
    **ANSWERS,
}


def main() -> int:
    """Time what was asked for, everything when nothing was named."""
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    arguments.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(RUNS)}")
    arguments.add_argument("--pairs", type=int, default=15)
    given = arguments.parse_args()
    for name in given.names or RUNS:
        if name not in RUNS:
            arguments.error(f"there is no benchmark {name}; use some of: {', '.join(RUNS)}")
        print(json.dumps(RUNS[name](given.pairs)._asdict()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
