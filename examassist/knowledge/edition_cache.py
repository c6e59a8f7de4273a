"""Checked editions kept as JSON, so that the next start need not check them again."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

import examassist
from examassist.knowledge.edition import ENGINE, Edition

if TYPE_CHECKING:
    from collections.abc import Iterator


def kept(folder: Path, digest: str) -> Edition | None:
    """The edition with this digest as this program kept it; None when it is not there or not whole."""
    try:
        first, _, body = _file(folder, digest).read_bytes().partition(b"\n")
    except OSError:
        return None
    if first.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
        return None
    try:
        with nothing_to_collect():
            edition = Edition.model_validate_json(body)
    except ValidationError:
        return None
    return edition if edition.digest == digest else None


@contextlib.contextmanager
def nothing_to_collect() -> Iterator[None]:
    """While content is read: all that is made stays, and looking through it for garbage takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def keep(folder: Path, edition: Edition) -> None:
    """Write the edition for the next start, whole or not at all; a folder that cannot be written does no harm."""
    body = edition.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".edition-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            Path(name).replace(_file(folder, edition.digest))
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _file(folder: Path, digest: str) -> Path:
    return folder / f"edition-{digest}-{ENGINE}-{examassist.__version__}.json"
