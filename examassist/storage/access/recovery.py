"""The recovery key: printed words that open the store when the computer's own key is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.durable import private_file, write_for_others
from examassist.errors import BadInput, CouldNot, Problem
from examassist.storage.access.slots import FILE_NAME, read_slots, seal, unseal, write_slots
from examassist.storage.access.words import in_words, new_secret, secret_of
from examassist.storage.connection import prove_key
from examassist.storage.keys import keep_key

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from examassist.storage.keys import DeviceKey

BESIDE = ".keys.json"
"""What the name of the file of slots beside a backup ends with."""


def make_words(folder: Path, key: bytes, at: datetime) -> tuple[str, ...]:
    """New recovery words for the store whose key is `key`; from now on no earlier ones open it.

    The seal is read back and opened before the words are given. Raises CouldNot when the disk refuses or the file of
    slots in `folder` is damaged; the earlier words hold then.
    """
    path = folder / FILE_NAME
    secret = new_secret()
    read_slots(path)  # a damaged one is somebody's only way to the store: it is not written over
    try:
        write_slots(path, [seal("recovery", secret, key, at)])
    except OSError as error:
        raise CouldNot(
            f"No recovery key was made: {path} cannot be written ({error.strerror}).",
            "Nothing was changed; recovery words printed earlier still hold.",
            "Make the folder writable for your account, then try again.",
        ) from error
    words = in_words(secret)
    if key_from(path, " ".join(words)) != key:
        raise CouldNot(
            f"The recovery key in {path} does not open.",
            "The store is unchanged.",
            "Try again; if it stays so, please report it with these sentences.",
        )
    return words


def key_from(path: Path, text: str) -> bytes:
    """The key of the store that the words in `text` open, from the file of slots at `path`.

    Raises BadInput when the words are none or another store's, CouldNot when there is no such file or it is damaged.
    """
    secret = secret_of(text)
    slots = read_slots(path)
    if not slots:
        raise CouldNot(
            f"{path} holds no recovery key.",
            "Nothing was changed.",
            "Name the backup beside which the file of keys lies, or put that file back.",
        )
    for slot in slots:
        if (key := unseal(slot, secret)) is not None:
            return key
    todo = f"use those printed at {', '.join(slot.made_at[:16] for slot in slots)}; earlier ones no longer hold"
    raise BadInput([Problem("", "these words belong to another recovery key", todo)])


def recover(folder: Path, journal: Path, text: str, backup: Path | None, at: datetime) -> DeviceKey:
    """The key that the words open, kept in `folder` as this computer's; of `backup` where one is named.

    Raises BadInput as `key_from` does and for a backup that is no file, CouldNot when the key opens not each of the
    files that are here, or when the disk refuses; nothing was changed then.
    """
    if backup is not None and not backup.is_file():
        raise BadInput([Problem(str(backup), "is not a file", "name a backup")])
    key = key_from(folder / FILE_NAME if backup is None else slots_beside(backup), text)
    for store in (backup, journal):
        if store is not None and store.exists():
            prove_key(store, key)
    return keep_key(folder, key, at)


def put_beside(folder: Path, backup: Path) -> bool:
    """Copy the file of slots beside a backup, so that its recovery words open it anywhere; whether there is one.

    Raises CouldNot when it cannot be written; the backup itself is whole then.
    """
    target = slots_beside(backup)
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return False
    try:
        private_file(target)
        write_for_others(target, content)
    except OSError as error:
        raise CouldNot(
            f"The backup {backup} was written and proven, but not its file of keys beside it ({error.strerror}).",
            "The store is unchanged.",
            f"Copy {folder / FILE_NAME} to {target}: without it the recovery words do not open the backup.",
        ) from error
    return True


def slots_beside(backup: Path) -> Path:
    """Where the file of slots lies that belongs to a backup."""
    return backup.with_name(backup.name + BESIDE)
