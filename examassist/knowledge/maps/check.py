"""Whether every map names items and regions there are, on both sides, and says how each of their values looks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.maps.body_map import BodyMap, MapLayer
    from examassist.knowledge.maps.drawing import Drawing

KIND = "maps"


def check_maps(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the maps of the pack and with the drawings they belong to."""
    known = {body_map.id for body_map in edition.maps}
    for name in sorted(set(edition.drawings) - known):
        faults.add(KIND, name, "is drawn and no map names it", "add it to `maps`, or remove the drawing")
    sections = Counter(body_map.section for body_map in edition.maps)
    for body_map in edition.maps:
        if sections[body_map.section] > 1:
            faults.add(KIND, body_map.id, f"is not the only map of the section `{body_map.section}`", "keep one")
        faults.unless_known(KIND, body_map.id, [body_map.section], edition.section, "section")
        if body_map.id not in edition.drawings:
            faults.add(KIND, body_map.id, "has no drawing", f"add maps/{body_map.id}.svg")
            continue
        drawing = edition.drawing_of(body_map)
        _check_figures(body_map, drawing, faults)
        for layer in body_map.layers:
            _check_layer(body_map, layer, edition, faults)
        _check_regions(body_map, drawing, faults)


def _check_figures(body_map: BodyMap, drawing: Drawing, faults: Faults) -> None:
    drawn = [figure.id for figure in drawing.figures]
    named = [figure.figure for figure in body_map.figures]
    if sorted(drawn) != sorted(named):
        what = f"names the figures {', '.join(named)}; its drawing has {', '.join(drawn)}"
        faults.add(KIND, body_map.id, what, "name each figure once")


def _check_layer(body_map: BodyMap, layer: MapLayer, edition: Edition, faults: Faults) -> None:
    names = [each.item for each in layer.regions]
    faults.unless_known(KIND, body_map.id, names, edition.item, "item")
    looks = [look.value for look in body_map.looks]
    for name in names:
        item = edition.item.get(name)
        if item is None:
            continue
        if not item.sided or item.section != body_map.section:
            faults.add(KIND, body_map.id, f"shows `{name}`, which has no sides or stands in another section")
        if sorted(answer.id for answer in item.values) != sorted(looks):
            faults.add(KIND, body_map.id, f"does not say how each value of `{name}` looks, once and no other")


def _check_regions(body_map: BodyMap, drawing: Drawing, faults: Faults) -> None:
    mapped: set[str] = set()
    for layer in body_map.layers:
        regions = [each.region for each in layer.regions]
        mapped |= set(regions)
        for region, count in Counter(regions).items():
            if count > 1:
                faults.add(KIND, body_map.id, f"shows the region `{region}` {count} times in one layer")
    faults.unless_known(KIND, body_map.id, sorted(mapped), drawing.regions, "region")
    drawn = drawing.regions | {point.region for point in drawing.points}
    for region in sorted(drawn - mapped):
        faults.add(KIND, body_map.id, f"draws the region `{region}`, which stands for nothing")
    for region in sorted(mapped & drawing.regions):
        for side in SIDES:
            if not drawing.of(region, side):
                faults.add(KIND, body_map.id, f"does not draw the region `{region}` on the {side}")
