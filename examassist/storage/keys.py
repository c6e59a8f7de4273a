"""The key of this computer: 32 random bytes in the system's keystore, or in a file that only this account can read."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examassist.durable import private_folder, write_private
from examassist.errors import CouldNot
from examassist.storage.lock import Claim

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from keyring.backend import KeyringBackend

SERVICE = "ExamAssist"
FILE_NAME = "device.key"

_KEY_LENGTH = 32
_IN_FILE = "file"
_IN_KEYSTORE = "keystore"
_RECOMMENDED = 1  # keyring's own mark; what lies below keeps passwords in plain files or nowhere
_OTHER_START = 5.0  # seconds that another program may take to make the key

_KEEP = "Do not delete this file or the journal: without the key the journal cannot be read."


@dataclass(frozen=True)
class DeviceKey:
    """The key, and a plain sentence that says where it is kept; the key is never printed."""

    key: bytes = field(repr=False)
    kept_in: str


def device_key(folder: Path, journal: Path | None = None) -> DeviceKey:
    """The key that belongs to `folder`, made on first use; not when `journal`, the file it is for, is there already.

    The file `device.key` in `folder` says where the key is: in the system's keystore under a name, or in this file
    itself. It is asked first, so that a keystore that comes or goes later never leads to a second key, which could not
    open the journal. With the environment variable EXAMASSIST_KEYSTORE=file the keystore is not used.

    Raises CouldNot when the keystore that has the key does not give it, when the file is damaged or was lost, or when
    the disk refuses; no key is replaced then.
    """
    path = folder / FILE_NAME
    try:
        private_folder(folder)
        if not path.exists():
            claim = _claim(path)
            try:
                with claim.alone():
                    if not path.exists():
                        _refuse_second(path, journal)
                        _make(path, secrets.token_bytes(_KEY_LENGTH))
            finally:
                claim.release()
        return _read(path)
    except OSError as error:
        raise CouldNot(
            f"The key file {path} cannot be read or made ({error.strerror}).",
            "Nothing was changed.",
            "Make the folder readable and writable for your account, then start ExamAssist again.",
        ) from error


def keep_key(folder: Path, key: bytes, at: datetime) -> DeviceKey:
    """Keep `key` as the key of this computer; a file `device.key` that says otherwise is moved aside, never deleted.

    Raises CouldNot when the disk refuses.
    """
    path = folder / FILE_NAME
    try:
        private_folder(folder)
        with suppress(CouldNot, FileNotFoundError):
            if (kept := _read(path)).key == key:
                return kept
        if path.exists():
            path.rename(path.with_name(f"{FILE_NAME}.aside-{at:%Y%m%dT%H%M%S}"))
        _make(path, key)
        return _read(path)
    except OSError as error:
        raise CouldNot(
            f"The key file {path} cannot be made ({error.strerror}).",
            "The store is unchanged, and the recovery words still hold.",
            "Make the folder writable for your account, then try again.",
        ) from error


def _claim(path: Path) -> Claim:
    """The right to make the key; waits while another program makes it."""
    until = time.monotonic() + _OTHER_START
    while True:
        try:
            return Claim(path)
        except CouldNot:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _refuse_second(path: Path, journal: Path | None) -> None:
    """Raise CouldNot for a journal whose key is lost: a new one would not open it, and takes its place."""
    if journal is not None and journal.exists():
        raise CouldNot(
            f"The key file {path} is missing, and without it the journal {journal} cannot be read.",
            "Nothing was changed; no second key was made and the journal is untouched.",
            "Put the key file back from a backup. If there is none, move the journal and its companions (-wal, -shm) "
            "to another folder and keep them; ExamAssist then starts a new one.",
        )


def _make(path: Path, key: bytes) -> None:
    keystore = None if _file_is_forced() else _usable_keystore()
    if keystore is not None:
        name = f"device-{secrets.token_hex(8)}"
        if _put(keystore, name, key):
            write_private(path, f"{_IN_KEYSTORE} {name}\n{_KEEP}\n".encode())
            return
    write_private(path, f"{_IN_FILE} {key.hex()}\n{_KEEP}\n".encode())


def _read(path: Path) -> DeviceKey:
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(0o600)  # a copy from a backup often comes back readable by all
    first_line = path.read_bytes().partition(b"\n")[0].decode("ascii", "replace")
    kind, _, rest = first_line.partition(" ")
    if kind == _IN_FILE and (key := _from_hex(rest)):
        return DeviceKey(key, f"The key of the journal is kept in the file {path}, which only your account can read.")
    if kind == _IN_KEYSTORE and rest:
        return _from_keystore(path, rest)
    raise CouldNot(
        f"The key file {path} is damaged.",
        "Nothing was changed; the journal beside it is untouched.",
        "Put the key file back from a backup; without it the journal cannot be read.",
    )


def _from_keystore(path: Path, name: str) -> DeviceKey:
    if _file_is_forced():
        raise CouldNot(
            "The key of the journal is in this system's keystore, but EXAMASSIST_KEYSTORE=file forbids to use that.",
            "Nothing was changed; no second key was made.",
            "Remove the environment variable EXAMASSIST_KEYSTORE and start ExamAssist again.",
        )
    keystore = _usable_keystore()
    reason = "no keystore is running"
    if keystore is not None:
        try:
            key = _from_hex(keystore.get_password(SERVICE, name) or "")
        except Exception as error:  # noqa: BLE001  a backend lets through whatever its system raises
            reason = type(error).__name__
        else:
            if key:
                return DeviceKey(
                    key, f'The key of the journal is kept in {keystore.name}, under "{SERVICE}", name "{name}".'
                )
            reason = "it has no such entry"
    raise CouldNot(
        f'The keystore of this system did not give the key of the journal, "{SERVICE}", name "{name}" ({reason}).',
        f"Nothing was changed and no second key was made; {path.parent} is untouched.",
        "Unlock the keystore (sign in to the desktop) and start ExamAssist again.",
    )


def _usable_keystore() -> KeyringBackend | None:
    """The system's keystore, or None when there is none that keeps a secret."""
    try:
        import keyring

        keystore = keyring.get_keyring()
        plain = type(keystore).__module__.startswith("keyrings.alt")  # files in plain text, recommended or not
        usable = not plain and keystore.priority >= _RECOMMENDED
    except Exception:  # noqa: BLE001  a broken backend is a missing one: the file is used
        return None
    return keystore if usable else None


def _put(keystore: KeyringBackend, name: str, key: bytes) -> bool:
    """True when the keystore has taken the key and gives it back."""
    try:
        keystore.set_password(SERVICE, name, key.hex())
        return keystore.get_password(SERVICE, name) == key.hex()
    except Exception:  # noqa: BLE001  locked, refused, gone: the file is used
        return False


def _from_hex(text: str) -> bytes:
    """The key written as 64 hexadecimal digits; empty when it is none."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return b""
    return key if len(key) == _KEY_LENGTH else b""


def _file_is_forced() -> bool:
    return os.environ.get("EXAMASSIST_KEYSTORE") == "file"
