"""The file of slots: in each lies the key of the store under a seal, and none opens without its own secret."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from examassist.durable import write_private
from examassist.errors import CouldNot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

FILE_NAME = "keys.json"
FORMAT = "examassist.keys/1"
LARGEST = 100_000
"""Bytes of the file that are read; a slot takes some hundred."""

_SALT, _NONCE, _KEY = 16, 12, 32

Kind = Literal["recovery"]


@dataclass(frozen=True)
class Slot:
    """The key of the store under one seal; whatever stands beside the seal is part of what it proves."""

    kind: Kind
    name: str
    made_at: str
    salt: bytes
    sealed: bytes

    @property
    def label(self) -> bytes:
        """What the seal is bound to, so that a slot cannot be passed off as another."""
        return f"{FORMAT}|{self.kind}|{self.name}|{self.made_at}".encode()


def seal(kind: Kind, secret: bytes, key: bytes, at: datetime) -> Slot:
    """`key` under a seal that opens with `secret`, 32 random bytes."""
    slot = Slot(kind, secrets.token_hex(8), at.isoformat(), secrets.token_bytes(_SALT), b"")
    nonce = secrets.token_bytes(_NONCE)
    sealed = nonce + AESGCM(_stretched(secret, slot)).encrypt(nonce, key, slot.label)
    return Slot(slot.kind, slot.name, slot.made_at, slot.salt, sealed)


def unseal(slot: Slot, secret: bytes) -> bytes | None:
    """The key in `slot`; None when the secret is another one or the slot was changed."""
    nonce, sealed = slot.sealed[:_NONCE], slot.sealed[_NONCE:]
    try:
        return AESGCM(_stretched(secret, slot)).decrypt(nonce, sealed, slot.label)
    except (InvalidTag, ValueError):  # ValueError: a seal cut so short that it is none
        return None


def _stretched(secret: bytes, slot: Slot) -> bytes:
    """A key for this one seal. The secret is as random as a key, so nothing has to make guessing slow."""
    return HKDF(SHA256(), length=_KEY, salt=slot.salt, info=slot.label).derive(secret)


def read_slots(path: Path) -> tuple[Slot, ...]:
    """The slots in the file at `path`, none when there is no such file; CouldNot when it is damaged or unreadable."""
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(LARGEST))
        if data["format"] != FORMAT:
            raise _damaged(path)
        return tuple(_slot(each) for each in data["slots"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CouldNot(
            f"The file of keys {path} cannot be read ({error.strerror}).",
            "Nothing was changed.",
            "Make it readable for your account, then try again.",
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(path) from None


def write_slots(path: Path, slots: Sequence[Slot]) -> None:
    """Put the file at `path` whole or not at all, readable by this account alone; OSError when the disk refuses."""
    entries = [
        {
            "kind": slot.kind,
            "name": slot.name,
            "made_at": slot.made_at,
            "salt": slot.salt.hex(),
            "sealed": slot.sealed.hex(),
        }
        for slot in slots
    ]
    write_private(path, (json.dumps({"format": FORMAT, "slots": entries}, indent=1) + "\n").encode())


def _slot(entry: dict[str, str]) -> Slot:
    if entry["kind"] != "recovery":
        raise ValueError
    name, made_at = str(entry["name"]), str(entry["made_at"])
    return Slot("recovery", name, made_at, bytes.fromhex(entry["salt"]), bytes.fromhex(entry["sealed"]))


def _damaged(path: Path) -> CouldNot:
    return CouldNot(
        f"The file of keys {path} is damaged, or was written by a newer ExamAssist.",
        "Nothing was changed.",
        "Put it back from a backup: beside each backup lies the one that belongs to it.",
    )
