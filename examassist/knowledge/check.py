"""Whether a pack is well formed: every id, reference, value, band, source and text, with all faults at once."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from examassist.knowledge.check_cases import check_cases
from examassist.knowledge.check_charts import check_charts
from examassist.knowledge.check_items import check_items
from examassist.knowledge.check_letters import check_letters
from examassist.knowledge.check_onsets import check_onsets
from examassist.knowledge.check_pictures import check_pictures
from examassist.knowledge.check_proof import check_proof
from examassist.knowledge.check_reach import check_reach
from examassist.knowledge.check_rules import check_rules
from examassist.knowledge.check_scores import check_scores
from examassist.knowledge.check_texts import check_texts
from examassist.knowledge.faults import Faults
from examassist.knowledge.load import LISTS
from examassist.knowledge.maps.check import check_maps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examassist.errors import Problem
    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition

ONE_NAME_SPACE = ("items", "derived", "groups", "conditions", "gates", "investigations")
"""An id in one of these lists means one thing only, wherever it is printed."""


def check_form(
    edition: Edition, cases: Sequence[Case], places: Mapping[tuple[str, str], str] = MappingProxyType({})
) -> list[Problem]:
    """Every fault of form in the edition and its cases; empty when it can be reasoned with.

    ``places`` (from ``load_pack_with_places`` and ``load_cases_with_places``) lets each fault name its line.
    Whether the rules do what their cases say is proved elsewhere.
    """
    faults = Faults(places)
    _check_names(edition, cases, faults)
    _check_sources(edition, faults)
    check_items(edition, faults)
    check_charts(edition, faults)
    check_letters(edition, faults)
    check_pictures(edition, faults)
    check_maps(edition, faults)
    check_rules(edition, faults)
    check_reach(edition, faults)
    check_onsets(edition, faults)
    check_proof(edition, faults)
    check_scores(edition, faults)
    check_texts(edition, faults)
    check_cases(edition, cases, faults)
    return faults.found


def _check_names(edition: Edition, cases: Sequence[Case], faults: Faults) -> None:
    lists: dict[str, Sequence[Any]] = {name: getattr(edition, name) for name in (*LISTS, "sources")} | {"cases": cases}
    for kind, entries in lists.items():
        field = {"sources": "key", "steps": "step"}.get(kind, "id")
        times = Counter(getattr(entry, field, None) for entry in entries)
        for name, count in times.items():
            if name is not None and count > 1:
                faults.add(kind, str(name), f"stands {count} times in {kind}", "an id has one meaning for life")
    first: dict[str, str] = {}
    for kind in ONE_NAME_SPACE:
        for name in dict.fromkeys(entry.id for entry in lists[kind]):
            if first.setdefault(name, kind) != kind:
                faults.add(kind, name, f"is also an id in {first[name]}", "give one of them another id")


def _check_sources(edition: Edition, faults: Faults) -> None:
    known = set(edition.source)
    for kind in LISTS:
        for at, entry in enumerate(getattr(edition, kind)):
            name = str(getattr(entry, "id", at))
            faults.unless_known(kind, name, getattr(entry, "sources", ()), known, "source")
            counts = getattr(entry, "counts_as_normal", None)
            if counts is not None:
                faults.unless_known(kind, name, counts.sources, known, "source")
