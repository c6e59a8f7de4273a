"""Whether every drawing is used, and every answer and arc that names one finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.item import Item

KIND = "pictures"
_LISTED = {"multi", "choice"}


def check_pictures(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the small drawings of the pack."""
    used: set[str] = set()
    for item in edition.items:
        names = [answer.picture for answer in item.values if answer.picture is not None]
        faults.unless_known("items", item.id, names, edition.picture, "picture")
        if names and (item.kind not in _LISTED or (item.kind == "choice" and item.sided)):
            faults.add(
                "items", item.id, "shows its answers side by side and has no room for pictures", "leave them out"
            )
        if item.arc is not None:
            faults.unless_known("items", item.id, [item.arc.picture], edition.picture, "picture")
            names.append(item.arc.picture)
            _check_arc(item, faults)
        used.update(names)
    for scale in edition.scales:
        used.update(answer.picture for answer in scale.values if answer.picture is not None)
    for picture in edition.pictures:
        if picture.id not in used:
            faults.add(
                KIND, picture.id, "is drawn and nothing shows it", "name it at an answer or an arc, or remove it"
            )
        if (picture.filled, picture.lines, picture.dashed) == (None, None, None):
            faults.add(KIND, picture.id, "is empty", "draw something, or remove it")


def _check_arc(item: Item, faults: Faults) -> None:
    arc = item.arc
    if arc is None:
        return
    if item.kind != "measure" or not item.sided or item.unit != "degrees" or item.range is None:
        faults.add("items", item.id, "has an arc and must be a sided measure in degrees")
        return
    low, high = item.range
    if low < 0 or high > 180:  # noqa: PLR2004  what can be drawn on a half circle
        faults.add("items", item.id, "has an arc and needs a range within 0 to 180")
    if item.step is not None and arc.jump % item.step:
        faults.add("items", item.id, "has an arc whose jump is no multiple of its step")
    if (arc.counts is None) != (arc.counts_label is None):
        faults.add("items", item.id, "says of its arc what counts exactly if it has words for it")
    if arc.counts is not None and not low <= arc.counts[0] < arc.counts[1] <= high:
        faults.add("items", item.id, "has a counting stretch of its arc outside its range")
