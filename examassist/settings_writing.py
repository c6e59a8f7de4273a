"""The settings file written back: only what was changed, with the comments and the order of whoever wrote it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.durable import private_folder, write_private
from examassist.errors import CouldNot
from examassist.settings import settings_file, settings_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.settings import Settings


def change_settings(changes: Mapping[str, object], file: Path | None = None) -> Settings:
    """The settings after these changes, which stand whole in the file then, or not at all.

    A value of None takes the line out, so that the default holds again. Raises BadInput where the file or a change
    cannot be used, CouldNot when the disk refuses; the file is as before in both cases.
    """
    import tomlkit

    file = file or settings_file()
    try:
        file = file.resolve()  # one that is a link stays one: what it names is written
        text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        settings_in(text, file)  # a file that cannot be read is mended by whoever wrote it
        document = tomlkit.parse(text)
        for name, value in changes.items():
            if value is None:
                document.pop(name, None)
            else:
                document[name] = _plain(value)
        written = tomlkit.dumps(document)
        after = settings_in(written, file)
        private_folder(file.parent)
        write_private(file, written.encode("utf-8"))
    except (OSError, RuntimeError, UnicodeDecodeError) as error:
        raise CouldNot(
            f"The settings could not be written to {file}: {getattr(error, 'strerror', None) or error}.",
            safe="They hold until ExamAssist is closed; the file is as it was before.",
            todo="Give this user permission to write there, then change them again.",
        ) from error
    return after


def _plain(value: object) -> object:
    """A value as TOML can say it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        pairs = [each for each in value if isinstance(each, tuple)]
        return dict(pairs) if pairs else list(value)
    return value
