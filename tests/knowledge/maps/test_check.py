from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import faults_of, loaded, read


def changed(**fields: Any) -> list[str]:  # noqa: ANN401  any field of a map
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    data["maps"][0].update(fields)
    return faults_of(read(data))


def layers(*regions: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"id": "a", "title": "A", "regions": [{"region": r, "item": i, "label": "x"} for r, i in regions]}]


WHOLE = ("whole_hand", "grip_bounce")
THUMB = ("thumb", "thumb_bounce")


def test_the_map_as_it_stands_has_no_fault() -> None:
    assert changed() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"section": "elsewhere"}, "names the section `elsewhere`"),
        ({"figures": [{"figure": "elbow", "title": "Elbow"}]}, "names the figures elbow; its drawing has palm"),
        ({"layers": layers(WHOLE)}, "draws the region `thumb`, which stands for nothing"),
        ({"layers": layers(WHOLE, THUMB, ("toe", "grip_bounce"))}, "names the region `toe`"),
        ({"layers": layers(WHOLE, THUMB, THUMB)}, "shows the region `thumb` 2 times in one layer"),
        ({"layers": layers(WHOLE, ("thumb", "nothing"))}, "names the item `nothing`"),
        ({"layers": layers(WHOLE, ("thumb", "turning_a_key"))}, "`turning_a_key`, which has no sides or stands in"),
        ({"looks": [{"value": "no_bounce", "pattern": "cross"}]}, "does not say how each value of `grip_bounce`"),
        ({"sources": ["W99"]}, "names the source `W99`"),
        ({"id": "foot"}, "has no drawing; add maps/foot.svg"),
    ],
)
def test_each_fault_of_a_map_is_named(fields: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in changed(**fields)), changed(**fields)


def test_a_drawing_without_a_map_is_named() -> None:
    assert "maps hand: is drawn and no map names it; add it to `maps`, or remove the drawing" in changed(id="foot")


def test_a_section_has_one_map() -> None:
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    data["maps"].append({**data["maps"][0], "id": "second"})
    assert any("is not the only map" in fault for fault in faults_of(read(data)))


def test_a_region_on_one_side_only_is_named() -> None:
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    data["drawings"]["hand"] = data["drawings"]["hand"].replace('data-region="thumb"', 'data-region="finger"')
    found = faults_of(read(data))
    assert any("names the region `thumb`" in fault for fault in found)
    assert any("draws the region `finger`" in fault for fault in found)
