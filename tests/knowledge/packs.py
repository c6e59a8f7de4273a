"""The invented pack, and copies of it that a test may change or break."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examassist.knowledge.check import check_form
from examassist.knowledge.edition import Edition
from examassist.knowledge.load import Loaded, load_cases_with_places, load_pack_with_places

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES: dict[str, Any] = {"fires": {}, "silent": {}, "open": {}}
RULE: dict[str, Any] = {"sources": ["W1"], "status": "V", "review_by": "2027-11", "cases": CASES}
"""What every rule of the invented pack carries."""

WRIST = Path(__file__).parents[1] / "packs" / "wrist"


@cache
def loaded() -> Loaded:
    """The invented pack as it stands."""
    return load_pack_with_places(WRIST)


def wrist(**changes: Mapping[str, Mapping[str, Any]]) -> Edition:
    """The invented edition; ``items={"grip_bounce": {"bulk": "never"}}`` changes fields of entries by id."""
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    for kind, by_id in changes.items():
        entries = [data[kind]] if kind == "header" else data[kind]
        for entry in entries:
            entry.update(by_id.get(entry["id"], {}))
    return read(data)


def wrist_with(kind: str, *entries: Mapping[str, Any]) -> Edition:
    """The invented edition with further entries in one of its lists."""
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    data[kind] += entries
    return read(data)


def read(data: Mapping[str, Any]) -> Edition:
    """The edition that ``data`` dumps."""
    import json

    return Edition.model_validate_json(json.dumps(data))


def faults_of(edition: Edition) -> list[str]:
    """The faults of form of a changed edition, as lines."""
    cases, _ = load_cases_with_places(WRIST)
    return [str(problem) for problem in check_form(edition, cases)]


def copied(folder: Path) -> Path:
    """A copy of the invented pack in ``folder`` that a test may break."""
    return Path(shutil.copytree(WRIST, folder / "wrist"))
