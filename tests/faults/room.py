"""A workstation's folders with exams in them, and all that can be read from them afterwards."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examassist.errors import BadInput, CouldNot, ExamAssistError
from examassist.knowledge import edition_cache
from examassist.settings import FILE_NAME as SETTINGS
from examassist.settings import load_settings
from examassist.storage import mark
from examassist.storage.connection import explained
from examassist.storage.keys import FILE_NAME as KEY
from examassist.workstation import Workstation
from tests.needs import TESTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PACK = TESTS / "packs" / "wrist"
_EXAMS, _ACTS, _LATE = 4, 12, 10
JOURNAL = "journal.db"


@dataclass(frozen=True)
class Shown:
    """Everything that a person would see of what was saved."""

    exams: tuple[tuple[str, bool], ...]
    acts: Mapping[str, tuple[str, ...]]
    edition: bytes
    cut_off: str | None
    cached: bool


@dataclass(frozen=True)
class Room:
    """Where one workstation keeps everything; `order` is each exam id once for each of its acts, as they were saved."""

    home: Path
    shown: Shown
    order: tuple[str, ...] = field(repr=False, default=())

    @property
    def data(self) -> Path:
        """Where the journal is."""
        return self.home / "data"

    @property
    def journal(self) -> Path:
        """The journal itself."""
        return self.data / JOURNAL

    def files(self) -> dict[str, Path]:
        """What can be damaged, by what it is."""
        return {
            "store": self.journal,
            "log": self.data / f"{JOURNAL}-wal",
            "backup": next((self.home / "copies").glob("*.db")),
            "edition": next((self.data / "editions").glob("*.json")),
            "settings": self.home / SETTINGS,
            "key": self.data / KEY,
            "mark": self.data / mark.FILE_NAME,
        }

    def copy(self, home: Path) -> Room:
        """The same in another place."""
        if home.exists():
            shutil.rmtree(home)
        shutil.copytree(self.home, home, symlinks=True)
        return Room(home, self.shown, self.order)

    def opened(self) -> Workstation:
        """The workstation as a program started now finds it."""
        return Workstation(load_settings(self.home / SETTINGS))


def text_of(seq: int, exam: str) -> str:
    """The act `seq` of an exam, now and then longer than a page."""
    note = f"{exam} {seq} warm " * (180 if seq % 7 == 5 else 9)
    return json.dumps({"seq": seq, "kind": "noted", "at": f"2026-03-02T09:{seq:02}:00+00:00", "note": note})


def a_room(home: Path) -> Room:
    """Four exams, the last two going on when the program was killed; a backup of the time before that."""
    (home / "copies").mkdir(parents=True)
    (home / "data").mkdir(mode=0o700)
    (home / SETTINGS).write_text(
        f'# the room at the end of the corridor\nclinic = "Invented clinic"\npacks = ["{PACK}"]\ndata_folder = "data"\n'
    )
    workstation = Workstation(load_settings(home / SETTINGS))
    edition = workstation.edition()
    exams = [workstation.start_exam(edition, f"{number:032x}") for number in range(1, _EXAMS + 1)]
    journal = workstation.open_journal()
    order: list[str] = []
    for exam in exams:
        for seq in range(1, _ACTS + 1):
            journal.append(exam, seq, text_of(seq, exam))
            order.append(exam)
        if exam not in exams[2:]:
            journal.finish(exam, "2026-03-02T10:00:00+00:00")
    workstation.back_up_store(home / "copies")
    journal._connection.execute("PRAGMA wal_checkpoint(RESTART)")  # an earlier round's pages stay behind the new ones
    for seq in range(_ACTS + 1, _ACTS + _LATE + 1):
        for exam in exams[2:]:
            journal.append(exam, seq, text_of(seq, exam))
            order.append(exam)
    mark._THIS_RUN, this_run = "an earlier run", mark._THIS_RUN
    workstation.mark_open(exams[-1])
    mark._THIS_RUN = this_run
    killed = home.with_name(f"{home.name}-killed")
    shutil.copytree(home, killed)
    journal.close()
    for ending in ("-shm", ".lock"):
        (killed / "data" / f"{JOURNAL}{ending}").unlink(missing_ok=True)
    first = Room(killed.with_name(f"{home.name}-read"), Shown((), {}, b"", None, cached=True))
    shutil.copytree(killed, first.home)
    shown = read(first)
    if isinstance(shown, str):
        raise TypeError(shown)
    shutil.rmtree(first.home)
    return Room(killed, shown, tuple(order))


def read(room: Room) -> Shown | str:
    """What is shown; a sentence that tells why nothing is. Raises whatever a person should never see."""
    try:
        workstation = room.opened()
        journal = workstation.open_journal()
    except ExamAssistError as error:
        return refusal(error)
    try:
        drafts = [draft.exam_id for draft in journal.drafts()]
        exams = tuple((entered.exam_id, entered.draft) for entered in journal.exams())
        acts = {exam: tuple(journal.acts(exam)) for exam, _ in exams}
        with explained(room.journal):
            digests = [row[0] for row in journal._connection.execute("SELECT digest FROM editions")]
        edition = journal.edition(digests[0]) if digests else None
    except ExamAssistError as error:
        return refusal(error)
    finally:
        journal.close()
    left = workstation.left_open()
    cached = edition_cache.kept(room.data / "editions", digests[0]) if digests else None
    whole = cached is None or cached.model_dump_json(by_alias=True, exclude_defaults=True).encode() == edition
    return Shown(exams, acts, edition or b"", left if left in drafts else None, whole)


def refusal(error: ExamAssistError) -> str:
    """The refusal's first sentence; ValueError unless it says what is safe and what to do, and has its exit code."""
    if isinstance(error, CouldNot) and error.what and error.safe and error.todo and error.exit_code == 3:
        return error.what
    if isinstance(error, BadInput) and error.exit_code == 2 and all(each.what and each.todo for each in error.problems):
        return error.problems[0].what
    message = f"a refusal without its three sentences: {error!r}"
    raise ValueError(message)
