"""Files read and nothing else: YAML composed into nodes, JSON made into plain objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def compose(files: Iterable[Path], loader: Any) -> None:  # noqa: ANN401  either class of the same library
    """Make the nodes of each file, and keep none."""
    for path in files:
        yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)


def parsed(file: Path) -> object:
    """The plain objects of a cached edition, after the line with its checksum."""
    return json.loads(file.read_bytes().partition(b"\n")[2])
