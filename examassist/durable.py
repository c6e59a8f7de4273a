"""Files that only this account can read and that stand whole on the disk, or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it; a folder made here is readable by this account only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file that only this account can read; OSError when it is there already."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def write_private(path: Path, content: bytes) -> None:
    """Put `content` at `path` as `replace_file` does, and its name on the disk too; OSError when the disk refuses."""
    replace_file(path, content)
    sync_folder(path.parent)


def write_for_others(path: Path, content: bytes) -> None:
    """Put `content` at `path` as `replace_file` does; its name too, where the folder allows (a shared one may not)."""
    replace_file(path, content)
    with suppress(OSError):  # the new file stands in its place already
        sync_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all, readable by this account only; OSError when the disk refuses."""
    # a name that nobody has: a file of the user's own may lie beside this one under any name
    descriptor, name = tempfile.mkstemp(prefix=".examassist-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk: a file is lost in a power cut when its name was not written."""
    if os.name == "nt":  # Windows has no such call; NTFS journals names itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
