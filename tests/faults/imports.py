"""F12: files from outside, mutated: read as something a person wrote, or refused in words; never a crash.

An encounter file, a settings file and a pack are a person's own text: a mutation that still means something is
accepted, a pack then under another digest. A report carries its exam under a digest: a mutated one is refused, or it is
the same exam.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import io
import random
import shutil
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch

import pikepdf

from examassist.domain.encounter import encounter_json
from examassist.errors import BadInput, ContentError, CouldNot
from examassist.knowledge import encounter_file
from examassist.knowledge.encounter_file import read_encounter
from examassist.knowledge.load import load_pack
from examassist.report.carried import opening
from examassist.report.carried.record import ENCOUNTER
from examassist.report.pdf import whole_pdf
from examassist.settings import settings_in
from tests.faults.harness import fast_folder
from tests.faults.room import PACK
from tests.report.builders import a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 0.1
"""Seconds in which half of the files of a kind must be read or refused."""
_WEIGHTS = {"encounter": 3000, "settings": 600, "report": 30, "carried": 9, "pack": 1}
_TOKENS = (
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"-0", b"0.9.9", b"9" * 40, b"0_9", b"1e-400"),
    *(b'"', b"\\", b"\\ud800", b"\\u0000", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"[", b"]", b"{", b"}"),
    *(b",", b":", b"[" * 60, b'{"a":' * 60, b"- " * 30, b"&a [*a]", b"!!python/object:x", b"<<: *a", b"\t", b"\r"),
    *(b"2026-02-30T25:61:00+00:00", b"9999-12-31T23:59:59-23:59", b"0001-01-01", b"endobj", b"stream\n", b"/JS"),
)
_SETTINGS = b"""# the room at the end of the corridor
country = "UK"
clinic = "Invented clinic"
packs = ["leg_pain"]
zoom = 120
lock_minutes = 5
keys = {note = "j"}
single_keys = true
data_folder = "data"
[phones]
"Spinal team on call" = "01234 567"
"""


@dataclass
class ImportCounts:
    """What happened with all mutated files together; times in milliseconds by kind."""

    files: int = 0
    refused: int = 0
    accepted: int = 0
    the_same: int = 0
    crashed: int = 0
    changed_under_its_digest: int = 0
    a_second: float = 0.0
    medians: dict[str, float] = field(default_factory=dict)
    slowest: dict[str, float] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing crashed, nothing changed was believed, and half of each kind were read in time."""
        slow = any(each > LONGEST * 1000 for each in self.medians.values())
        return self.refused > 0 and not (self.crashed or self.changed_under_its_digest or slow)


def imports(n: int, seed: int, sabotage: str | None = None) -> ImportCounts:
    """Mutate `n` files in ways drawn from `seed` and read them."""
    counts = ImportCounts()
    chance = random.Random(seed)
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="examassist-import-", dir=fast_folder()) as name, _worse(sabotage):
        kinds = _kinds(Path(name))
        weights = {**_WEIGHTS, "carried": 3000} if sabotage == "digest-not-compared" else _WEIGHTS
        started = time.perf_counter()
        for number in range(n):
            kind = chance.choices([*weights], [*weights.values()])[0]
            whole, reads = kinds[kind]
            mutated = mutant(whole, chance)
            begun = time.perf_counter()
            try:
                found = reads(mutated)
            except (BadInput, ContentError, CouldNot) as error:
                found = "refused" if str(error).strip() else "crashed"
            except Exception as error:  # noqa: BLE001  whatever a person should never see
                found = "crashed"
                counts.first.append(f"{number}: {kind}: {type(error).__name__}: {error}"[:300])
            times.setdefault(kind, []).append(1000 * (time.perf_counter() - begun))
            counts.files += 1
            setattr(counts, found, getattr(counts, found) + 1)
            if sabotage and (counts.crashed or counts.changed_under_its_digest):  # caught: more of it says no more
                break
        counts.a_second = round(counts.files / (time.perf_counter() - started), 1)
    counts.first = counts.first[:8]
    counts.medians = {kind: round(median(each), 2) for kind, each in times.items()}
    counts.slowest = {kind: round(max(each), 1) for kind, each in times.items()}
    return counts


def mutant(whole: bytes, chance: random.Random) -> bytes:
    """The bytes changed in one to four places."""
    changed = bytearray(whole)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at, other = (chance.randrange(len(changed) + 1) for _ in "12")
        length = chance.choice((1, 1, 2, 8, 64))
        match chance.randrange(7):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = chance.choice(_TOKENS)
            case 3:
                changed[at : at + length] = chance.choice(_TOKENS)
            case 4:
                changed[at:at] = changed[other : other + 8 * length]
            case 5:
                one, two = changed[at : at + length], changed[other : other + length]
                changed[at : at + len(two)], changed[other : other + len(one)] = two, one
            case _ if chance.random() < 0.1:
                del changed[at:]
            case _:
                changed[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(changed)


def _kinds(folder: Path) -> dict[str, tuple[bytes, Callable[[bytes], str]]]:
    """What is mutated, and how each is read: accepted, the same, or changed under its digest."""
    exam = a_creaking_wrist()
    encounter = encounter_json(exam.document.carried.encounter).encode() if exam.document.carried else b""
    report = whole_pdf(exam.document).data
    pack = folder / "pack"
    shutil.copytree(PACK, pack)
    rules = pack / "rules" / "rules.yaml"
    edition = load_pack(pack)

    def an_encounter(data: bytes) -> str:
        found = read_encounter(data, "exam.json")
        again = read_encounter(encounter_json(found).encode(), "exam.json")
        if again != found:
            return "changed_under_its_digest"
        return "accepted"

    def settings(data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return "refused"
        settings_in(text, folder / "settings.toml")
        return "accepted"

    def a_report(data: bytes) -> str:
        same = opening.exam_in_report(data, "r.pdf") == encounter_in(report)
        return "the_same" if same else "changed_under_its_digest"

    def carried(data: bytes) -> str:
        """A report with another exam in it, the rest as it was."""
        return a_report(with_exam(report, data))

    def a_pack(data: bytes) -> str:
        rules.write_bytes(data)
        found = load_pack(pack)
        if found.digest == edition.digest:
            return "the_same" if found == edition else "changed_under_its_digest"
        return "accepted"

    return {
        "encounter": (encounter, an_encounter),
        "settings": (_SETTINGS, settings),
        "report": (report, a_report),
        "carried": (encounter_in(report), carried),
        "pack": (rules.read_bytes(), a_pack),
    }


def encounter_in(report: bytes) -> bytes:
    """The exam that a report carries."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        return pdf.attachments[ENCOUNTER].get_file().read_bytes()


def with_exam(report: bytes, exam: bytes) -> bytes:
    """The report with another exam attached, everything else as it was."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        pdf.attachments[ENCOUNTER].obj.EF.F.write(exam)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    """The program made worse on purpose."""
    with ExitStack() as stack:
        match sabotage:
            case "digest-not-compared":
                stack.enter_context(patch.object(opening.Inside, "changed", lambda _: []))
            case "json-not-guarded":
                stack.enter_context(patch("examassist.knowledge.encounter_file.json.JSONDecodeError", KeyError))
            case "depth-not-limited":
                stack.enter_context(patch.object(encounter_file, "_refuse_excess", lambda *_: None))
                stack.enter_context(patch("tests.faults.imports._TOKENS", (b"[" * 200_000,)))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield
