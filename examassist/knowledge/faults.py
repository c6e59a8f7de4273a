"""The faults found in a pack, each at the place of the entry it belongs to."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from examassist.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class Faults:
    """Collects problems; an entry whose place is not known is called by its list and id."""

    def __init__(self, places: Mapping[tuple[str, str], str]) -> None:
        """Find places in ``places``, as ``load_pack_with_places`` returns them."""
        self.places = places
        self.found: list[Problem] = []

    def add(self, kind: str, name: str, what: str, todo: str = "") -> None:
        """Keep one fault of the entry ``name`` of the list ``kind``."""
        place = self.places.get((kind, name), f"{kind} {name}")
        said = what if place.endswith(name) else f"`{name}` {what}"
        self.found.append(Problem(place, said, todo))

    def unless_known(self, kind: str, name: str, refers: Iterable[str], known: Collection[str], called: str) -> None:
        """Keep a fault for each id in ``refers`` that is not in ``known``, the ids of what is ``called`` so."""
        for each in dict.fromkeys(refers):
            if each not in known:
                near = get_close_matches(each, known, n=2, cutoff=0.7)
                todo = "did you mean " + " or ".join(f"`{one}`" for one in near) + "?" if near else ""
                self.add(kind, name, f"names the {called} `{each}`, which is not there", todo)
