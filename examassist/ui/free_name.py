"""A name for a new file beside those that are there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def free_name(path: Path) -> Path:
    """``path``, or the first of its numbered names (-2, -3 ...) that nothing has: a report replaces no other."""
    free, number = path, 1
    while os.path.lexists(free):  # a folder that may not be looked into is refused when it is written to
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
