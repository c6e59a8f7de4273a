"""The body map of a section: each area in the look of what was recorded there, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import SIDES
from examassist.domain.finding import FindingKey
from examassist.report.document import Line, MapLabel, MapMeaning, MapName, MapPicture
from examassist.report.record import sentence, short_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.body import Laterality
    from examassist.knowledge.maps.body_map import BodyMap, Look, MapLayer
    from examassist.knowledge.maps.drawing import Drawing
    from examassist.report.record import Record

MAPS = "map."
"""How the keys of all maps begin."""
NOT_EXAMINED = "not examined"
MISSING: tuple[tuple[Look, str], ...] = (("not_examined", NOT_EXAMINED), ("unable", "unable or declined"))


def maps(record: Record, section: str) -> Iterator[MapPicture]:
    """A picture for each way of testing that was used at all; none where nobody tested anything."""
    body_map = record.edition.map_of_section(section)
    if body_map is None:
        return
    drawing = record.edition.drawing_of(body_map)
    used = [layer for layer in body_map.layers if _is_used(record, layer)]
    for layer in used:
        others = [each for each in body_map.layers if each not in used] if layer is used[-1] else []
        yield _picture(record, body_map, layer, drawing, others)


def named(
    key: str, body_map: BodyMap, layer: MapLayer, drawing: Drawing
) -> tuple[tuple[MapName, ...], tuple[MapLabel, ...]]:
    """The names of the figures with the patient's sides, and the letters in the areas; ``key`` begins their keys."""
    titles = {each.figure: each.title for each in body_map.figures}
    names = tuple(
        MapName(
            f"{key}.{figure.id}",
            figure.id,
            titles[figure.id],
            (short_side(figure.viewers_left), short_side(figure.viewers_left.opposite)),
        )
        for figure in drawing.figures
    )
    letters = {region.region: region.label for region in layer.regions}
    labels = tuple(
        MapLabel(f"{key}.label.{number}", letters[shape.region], shape)
        for number, shape in enumerate(drawing.shapes)
        if shape.label_at is not None and shape.region in letters
    )
    return names, labels


def _is_used(record: Record, layer: MapLayer) -> bool:
    items = {region.item for region in layer.regions}
    return any(finding.item in items for finding in record.encounter.findings)


def _picture(
    record: Record, body_map: BodyMap, layer: MapLayer, drawing: Drawing, unused: list[MapLayer]
) -> MapPicture:
    key = f"{MAPS}{body_map.id}.{layer.id}"
    looks: dict[tuple[str, Laterality], Look] = {}
    for region in layer.regions:
        for side in SIDES:
            look = body_map.look_of(record.encounter.finding(FindingKey(region.item, side)))
            # on paper an empty area would be read as a normal one
            looks[region.region, side] = "not_examined" if look == "blank" else look
    names, labels = named(key, body_map, layer, drawing)
    return MapPicture(
        key,
        f"{body_map.title}: {layer.title.lower()}",
        body_map.note,
        drawing,
        looks,
        names,
        labels,
        tuple(_meanings(record, body_map, layer, key)),
        (*_words(record, layer, key), *(_unused(each, key) for each in unused)),
    )


def _meanings(record: Record, body_map: BodyMap, layer: MapLayer, key: str) -> Iterator[MapMeaning]:
    item = record.edition.item[layer.regions[0].item]
    patterns = {each.value: each.pattern for each in body_map.looks}
    for answer in item.values:
        yield MapMeaning(f"{key}.means.{answer.id}", patterns[answer.id], _brief(answer.label))
    for look, text in MISSING:
        yield MapMeaning(f"{key}.means.{look}", look, text)


def _words(record: Record, layer: MapLayer, key: str) -> Iterator[Line]:
    """What each value was found at, then what was not: the picture for whoever does not see it."""
    item = record.edition.item[layer.regions[0].item]
    order = [_brief(answer.label) for answer in item.values]
    said: dict[str, list[str]] = {}
    for name, label in {region.item: region.label for region in layer.regions}.items():
        sides: dict[str, list[Laterality]] = {}
        for side in SIDES:
            finding = record.encounter.finding(FindingKey(name, side))
            text = NOT_EXAMINED if finding is None else _brief(record.say.value(finding))
            sides.setdefault(text, []).append(side)
        for text, found in sides.items():
            side_text = record.say.side("both") if len(found) > 1 else record.say.side(found[0])
            said.setdefault(text, []).append(f"{label} {side_text}")
    ranked = sorted(said, key=lambda text: (order.index(text) if text in order else len(order), text == NOT_EXAMINED))
    for number, text in enumerate(ranked):
        yield Line(f"{key}.words.{number}", sentence(", ".join(said[text])), lead=f"{text}:")


def _unused(layer: MapLayer, key: str) -> Line:
    return Line(f"{key}.unused.{layer.id}", sentence(NOT_EXAMINED), lead=f"{layer.title}:")


def _brief(text: str) -> str:
    """A value without what it explains in brackets, which the grid above says."""
    return text.partition(" (")[0]
