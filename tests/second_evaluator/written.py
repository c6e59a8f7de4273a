"""The pack as it stands in its YAML files: plain mappings and lists, words kept as words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

PACK = Path(__file__).parents[2] / "resources" / "packs" / "leg_pain"

Node = dict[str, Any]


_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Words(_Loader):  # type: ignore[valid-type,misc]  # the quick one where the library has it
    """YAML in which yes, no and dates stay words."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":bool", ":timestamp"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Written:
    """Every list of the pack by name, its items with the values of their scales, and its cover."""

    def __init__(self, folder: Path) -> None:
        self.lists: dict[str, list[Node]] = {}
        self.cover: Node = {}
        for path in sorted(folder.rglob("*.yaml")):
            inside = path.relative_to(folder)
            if inside.parts[0] in {"cases", "wording"}:
                continue
            file = yaml.load(path.read_text("utf-8"), _Words)  # noqa: S506  a safe loader that keeps words
            if inside.name == "pack.yaml":
                self.cover = file
                continue
            for name, entries in file.items():
                if isinstance(entries, list):
                    self.lists.setdefault(name, []).extend(entries)
        scales = {scale["id"]: scale for scale in self.lists.get("scales", [])}
        self.items = {item["id"]: _with_scale(item, scales) for item in self.lists["items"]}
        self.since_when = {item["onset"] for item in self.lists["items"] if "onset" in item}
        self.derived = {each["id"]: each for each in self.lists.get("derived", [])}
        self.groups = {group["id"]: group for group in self.lists["groups"]}
        told = {**self.derived, **self.items}
        self._sided = {name for name, entry in told.items() if entry.get("side") == "left_right"}

    def sided(self, name: str) -> bool:
        """Whether an item or derived number is recorded for each leg."""
        return name in self._sided


def _with_scale(item: Node, scales: dict[str, Node]) -> Node:
    scale = scales.get(item.get("scale", ""), {})
    shared: Node = {
        name: scale[name] for name in ("values", "normal", "neutral", "settles_nothing", "ordered") if name in scale
    }
    return {**shared, **item}


@lru_cache(maxsize=1)
def written() -> Written:
    """The leg pain pack."""
    return Written(PACK)
