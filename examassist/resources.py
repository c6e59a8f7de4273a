"""Where the program's own files (clinical content, fonts, icons, theme) lie: in a wheel, a checkout or a zip."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from importlib import resources as package_data
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.errors import CouldNot

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def resource_root() -> Path:
    """The folder that holds ``packs``, ``fonts``, ``icons`` and ``theme``.

    - in a wheel: ``examassist/_resources``
    - in a checkout, also installed editable: ``resources`` beside the package
    - imported from a zip: a copy in a temporary folder, removed when the program ends,
      because Qt and reportlab read fonts from real files only

    Raises CouldNot when the installation is damaged.
    """
    package = Path(__file__).parent
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    packed = package_data.files("examassist") / "_resources"
    if packed.is_dir():
        return _unpacked(packed)
    raise CouldNot(
        "ExamAssist's own files (fonts, icons, clinical content) are missing from this installation.",
        safe="No record was touched.",
        todo="Install ExamAssist again.",
    )


def _unpacked(packed: Traversable) -> Path:
    """A temporary folder with a copy of the packed one."""
    folder = Path(tempfile.mkdtemp(prefix="examassist-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _copy(packed, folder)
    return folder


def _copy(source: Traversable, target: Path) -> None:
    for entry in source.iterdir():
        if entry.is_dir():
            (target / entry.name).mkdir()
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
