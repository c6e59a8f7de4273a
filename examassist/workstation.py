"""The program opened in one room: its settings, its contents, its clock, its journal and who is here."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from examassist.errors import BadInput, CouldNot, Problem
from examassist.settings import load_settings, settings_file

# What is heavy is imported where it is used: a bare window shows itself before it needs any of it.
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from examassist.domain.act import Actor, Profile
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.settings import Settings
    from examassist.storage.audit.recorder import Recorder
    from examassist.storage.journal import Journal
    from examassist.storage.keys import DeviceKey
    from examassist.storage.upkeep.backup import Copied
    from examassist.storage.upkeep.restore import Restored
    from examassist.storage.upkeep.verify import Verdict
    from examassist.storage.writer import JournalWriter

LONGEST_NAME = 200


@dataclass(frozen=True)
class OpenWindow:
    """What the window shows first: nothing (the start page), or an exam read from ``path``.

    ``otherwise`` does the same work without a window, where there is none; it returns the exit code.
    """

    encounter: Encounter | None = None
    earlier: Sequence[Encounter] = ()
    path: Path | None = None
    invented: bool = False
    otherwise: Callable[[], int] | None = None


@dataclass(frozen=True)
class Session:
    """Who is at this workstation; until there are accounts, the operating-system user with role unknown."""

    name: str

    @property
    def actor(self) -> Actor:
        """The person as each act records them."""
        from examassist.domain.act import Actor

        return Actor(name=self.name)


class Workstation:
    """Opens what one run needs, each thing when it is first asked for."""

    def __init__(self, settings: Settings | None = None) -> None:
        """A workstation with these settings, or this user's; nothing is read or made yet."""
        self._in_memory = settings is not None
        if settings is not None:
            self.settings = settings
        self._newest_in: dict[Path, Edition] = {}
        self._by_digest: dict[str, Edition] = {}

    @cached_property
    def settings(self) -> Settings:
        """The settings of this user; BadInput or CouldNot when they cannot be used."""
        return load_settings()

    def change_settings(self, **changes: Any) -> None:  # noqa: ANN401  as the settings name them
        """Use other settings from now on, and write them to this user's file if they came from there.

        Raises BadInput or CouldNot when the file cannot be used; what was changed holds all the same until the end.
        """
        self.settings = replace(self.settings, **changes)
        if self._in_memory:
            return
        from examassist.settings_writing import change_settings

        change_settings(changes)

    def now(self) -> datetime:
        """This moment, in local time, with its offset."""
        return datetime.now().astimezone()

    @cached_property
    def session(self) -> Session:
        """Who is here."""
        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):  # no name in the environment and none in the list of users
            name = "unknown"
        return Session(name[:LONGEST_NAME])

    @property
    def actor(self) -> Actor:
        """Who is here, as each act records them."""
        return self.session.actor

    @property
    def profile(self) -> Profile:
        """The country and place that a new exam starts with."""
        from examassist.domain.act import Country, Place, Profile

        return Profile(country=Country(self.settings.country.value), place=Place(self.settings.place.value))

    # ------------------------------------------------------------------------------ exams in files

    def read_exam(self, path: Path) -> Encounter:
        """The exam in the encounter file or report at ``path``, as it is assessed here.

        Raises BadInput with every problem of the file, CouldNot when the disk refuses.
        """
        from examassist.knowledge.encounter_file import read_file
        from examassist.report.carried.opening import LARGEST

        return self.exam_in(read_file(path, LARGEST), path.name)

    def exam_in(self, data: bytes, name: str) -> Encounter:
        """The exam in ``data``, the content of the file called ``name``: checked against its edition.

        A report is known by what it begins with, whatever its name; one whose record was changed is refused. Where the
        exam says nothing about country or place, this workstation's hold.
        """
        from examassist.knowledge.answers import problems_with
        from examassist.knowledge.encounter_file import read_encounter
        from examassist.report.carried.opening import BEGINS, exam_in_report

        if data.startswith(BEGINS):
            data = exam_in_report(data, name)
        encounter = read_encounter(data, name)
        if problems := problems_with(encounter, self.edition_for(encounter)):
            raise BadInput(problems)
        return self._with_profile(encounter)

    def _with_profile(self, encounter: Encounter) -> Encounter:
        from examassist.domain.evolve import evolve

        given = encounter.profile.model_fields_set if "profile" in encounter.model_fields_set else frozenset()
        own = {name: getattr(encounter.profile, name) for name in ("country", "place") if name in given}
        return evolve(encounter, profile=evolve(self.profile, **own))

    # ------------------------------------------------------------------------------ contents

    def edition(self, pack: str | None = None, digest: str | None = None) -> Edition:
        """The newest edition of a pack (the first in the settings, if none is named), or the one with that digest.

        ``pack`` is a name or a folder; ``digest`` also takes the edition's name, alone or as it is printed. Raises
        BadInput when this workstation does not have it, ContentError when it cannot be used.
        """
        pack = self.settings.packs[0] if pack is None else pack
        newest = self._newest(pack)
        from examassist.knowledge.kept import names_of

        if digest is None or digest in names_of(newest):
            return newest
        return self._kept(digest, newest)

    def edition_for(self, encounter: Encounter) -> Edition:
        """The edition that an encounter names, the newest of its pack if it names none; BadInput as above."""
        try:
            return self.edition(encounter.pack, encounter.edition)
        except BadInput as error:
            problems = [
                each if each.place else Problem("pack", "is a pack that this workstation does not have", each.todo)
                for each in error.problems
            ]
            raise BadInput(problems) from error

    def cases(self, pack: str | None = None) -> tuple[Case, ...]:
        """The invented patients of a pack, which is a name or a folder."""
        from examassist.knowledge.load import load_cases

        return tuple(load_cases(self.folder_of(self.settings.packs[0] if pack is None else pack)))

    def folder_of(self, pack: str) -> Path:
        """Where a pack lies: the folder that ``pack`` or the settings name, else the one that came with the program.

        Raises BadInput where there is none.
        """
        from examassist.knowledge.load import pack_folder

        return pack_folder(pack, self.settings.packs)

    def _newest(self, pack: str) -> Edition:
        from examassist.knowledge.load import load_pack

        folder = self.folder_of(pack)
        if (edition := self._newest_in.get(folder)) is None:
            edition = load_pack(folder, cache=self.settings.data_folder / "editions")
            self._newest_in[folder] = self._by_digest[edition.digest] = edition
        return edition

    def _kept(self, digest: str, newest: Edition) -> Edition:
        """An edition from the journal, in which every edition lies that an exam was made under here."""
        from examassist.knowledge.kept import read_kept

        if digest not in self._by_digest:
            compiled = self._compiled(digest)
            if compiled is None:
                raise BadInput(
                    [
                        Problem(
                            "edition",
                            "this workstation does not have that edition of the pack",
                            f"leave it out to use edition {newest.header.edition} ({newest.short_digest}), "
                            "or open the file where it was made",
                        )
                    ]
                )
            self._by_digest[digest] = read_kept(compiled, digest)
        return self._by_digest[digest]

    def _compiled(self, digest: str) -> bytes | None:
        if not self.journal_file.exists():
            return None
        journal = self.open_journal()
        try:
            return journal.edition(digest)
        finally:
            journal.close()

    # ------------------------------------------------------------------------------ the journal

    @property
    def journal_file(self) -> Path:
        """Where every act of every exam is kept."""
        return self.settings.data_folder / "journal.db"

    def open_journal(self) -> Journal:
        """The journal, for the thread that calls, which also closes it; CouldNot when the disk or a lock refuses."""
        from examassist.storage.journal import Journal

        return Journal.open(self.journal_file, self._key, self.heads_file)

    def start_writer(
        self, on_saved: Callable[[str, int], None], on_failed: Callable[[str, int, CouldNot], None]
    ) -> JournalWriter:
        """The one thread that saves acts; both are called from it."""
        from examassist.storage.writer import JournalWriter

        return JournalWriter(self.journal_file, self._key, on_saved, on_failed, self.heads_file)

    @property
    def heads_file(self) -> Path:
        """Where the last links of the journal are noted: beside the settings, not beside the journal."""
        from examassist.storage.audit.heads import note_for

        return note_for(self.journal_file, self.settings.data_folder if self._in_memory else settings_file().parent)

    @cached_property
    def audit(self) -> Recorder:
        """Puts on record what no act says: what was opened, shown, exported, printed, copied."""
        from examassist.storage.audit.recorder import Recorder

        return Recorder(self.open_journal, self.now, lambda: self.actor, self.store, self.heads_file)

    def store(self, file: Path | None = None) -> tuple[Path, bytes]:
        """The journal or the backup ``file`` with its key; CouldNot when it is not there or its key is not."""
        path = self._store_or(file)
        return path, self._key_of(path).key

    def start_exam(self, edition: Edition, exam: str | None = None) -> str:
        """The id of a new exam in the journal, which keeps its edition, so that it opens under the same one later.

        ``exam`` is the id of one that was begun without a journal; else one is drawn.
        """
        import secrets

        exam = exam or secrets.token_hex(16)
        journal = self.open_journal()
        try:
            if journal.edition(edition.digest) is None:  # a newer program may write the same edition differently
                compiled = edition.model_dump_json(by_alias=True, exclude_defaults=True)
                journal.keep_edition(edition.digest, compiled.encode())
            journal.start_exam(exam, edition.header.id, edition.digest, self.now().isoformat())
        finally:
            journal.close()
        return exam

    def verify_store(self, file: Path | None = None) -> Verdict:
        """Whether the journal, or the backup ``file``, is whole; CouldNot when it cannot be opened at all.

        The journal is also compared with what was noted of it outside.
        """
        from examassist.storage.upkeep.verify import verify

        return verify(*self.store(file), None if file else self.heads_file)

    def back_up_store(self, folder: Path) -> tuple[Copied, str, bool]:
        """An encrypted copy of the journal in ``folder``, proven; where its key is; whether recovery words open it.

        Raises BadInput when the folder cannot take it, CouldNot when the disk refuses or the journal is not whole.
        """
        from examassist.storage.access.recovery import put_beside
        from examassist.storage.audit.entry import What
        from examassist.storage.upkeep.backup import back_up

        store = self._store_or(None)
        key = self._key_of(store)
        copied = back_up(store, key.key, folder, self.now())
        self.audit.record(What.BACKED_UP)
        return copied, key.kept_in, put_beside(self._key_folder, copied.path)

    def make_recovery_words(self) -> tuple[str, ...]:
        """New words that open the journal and its later backups without this computer; earlier ones hold no more.

        Raises CouldNot when the key is not here or the disk refuses.
        """
        from examassist.storage.access.recovery import make_words

        return make_words(self._key_folder, self._key, self.now())

    def recover_key(self, words: str, backup: Path | None = None) -> DeviceKey:
        """The key that the recovery words open, kept from now on as this computer's; of `backup` where one is named.

        Raises BadInput when they do not fit, CouldNot when they are for another store than the one that is here.
        """
        from examassist.storage.access.recovery import recover

        return recover(self._key_folder, self.journal_file, words, backup, self.now())

    def restore_store(self, backup: Path) -> Restored:
        """The journal with ``backup`` in its place and what it still proves beyond it; the old one is moved aside.

        Raises BadInput when ``backup`` is no file, CouldNot when a window has the journal open, the backup is not
        whole, or the disk refuses.
        """
        from examassist.storage.audit.heads import digest_of
        from examassist.storage.upkeep.restore import restore

        if not backup.is_file():
            raise BadInput([Problem(str(backup), "is not a file", "name a backup")])
        note = digest_of(self.heads_file)
        key = self._key_of(backup).key
        restored = restore(self.journal_file, key, backup, self.now(), self.actor, note)
        self.open_journal().close()  # notes the new last links
        return restored

    def _store_or(self, file: Path | None) -> Path:
        from examassist.storage.upkeep.swap import waiting

        if file is None and waiting(self.journal_file).exists():
            self.open_journal().close()  # finishes a restoring that was interrupted
        path = file or self.journal_file
        if not path.exists():
            raise CouldNot(
                f"There is no file {path}.", "Nothing was changed and no key was made.", "Name the file to look at."
            )
        return path

    # ------------------------------------------------------------------------------ what is open

    def mark_open(self, exam: str) -> None:
        """Note that this exam is open, so that an end without closing it can be told from any other."""
        from examassist.storage.mark import set_mark

        set_mark(self.settings.data_folder, exam)

    def mark_closed(self, exam: str) -> None:
        """Note that it is not open any more."""
        from examassist.storage.mark import clear_mark

        clear_mark(self.settings.data_folder, exam)

    def left_open(self) -> str | None:
        """The exam that was open when an earlier run of the program ended without closing it."""
        from examassist.storage.mark import left_open

        return left_open(self.settings.data_folder)

    @cached_property
    def _key(self) -> bytes:
        return self._key_of(self.journal_file).key

    def _key_of(self, store: Path) -> DeviceKey:
        """This workstation's key; none is made for a store that is there already."""
        from examassist.storage.keys import device_key

        return device_key(self._key_folder, store)

    @property
    def _key_folder(self) -> Path:
        from examassist.storage.keys import FILE_NAME

        file = self.settings.key_file or self.settings.data_folder / FILE_NAME
        if file.name != FILE_NAME:
            raise BadInput([Problem(f"settings: key_file: {file}", f"is not called {FILE_NAME}", "rename it")])
        return file.parent
