from __future__ import annotations

import pytest

from examassist.domain.finding import AbsentReason, Finding
from tests.ui.exam_room import found, leg_pain, wrist

LEGS = leg_pain().maps[0]


@pytest.mark.parametrize(
    ("value", "look"),
    [("normal", "plain"), ("reduced", "lines"), ("absent", "cross"), ("increased", "dots")],
)
def test_each_value_looks_as_the_pack_says(value: str, look: str) -> None:
    assert LEGS.look_of(found("l5_light_touch.right", value)) == look


def test_blank_and_no_result_never_look_like_a_value() -> None:
    looks: set[str] = {look.pattern for look in LEGS.looks}
    assert LEGS.look_of(None) == "blank"
    for reason in AbsentReason:
        side = found("l5_light_touch.right", "normal").side
        look = LEGS.look_of(Finding(item="l5_light_touch", side=side, not_obtained=reason))
        assert look == ("not_examined" if reason is AbsentReason.NOT_DONE else "unable")
        assert look not in looks


def test_a_value_of_which_the_pack_says_nothing_is_not_shown_as_normal() -> None:
    assert LEGS.look_of(found("l5_light_touch.right", "tingles")) == "unable"


def test_an_item_is_found_in_its_layer() -> None:
    layers = {name: LEGS.layer_of(name) for name in ("l5_light_touch", "l5_pinprick", "great_toe_vibration")}
    assert [layer.title if layer else None for layer in layers.values()] == ["Light touch", "Pinprick", None]


def test_every_mapped_item_is_in_the_pack_and_drawn_on_both_sides() -> None:
    for edition in (leg_pain(), wrist()):
        for body_map in edition.maps:
            drawing = edition.drawing_of(body_map)
            for layer in body_map.layers:
                for region in layer.regions:
                    item = edition.item[region.item]
                    assert item.section == body_map.section
                    assert len(edition.keys_of(item)) == 2
                    for key in edition.keys_of(item):
                        assert drawing.of(region.region, key.side)


def test_the_chart_and_that_maps_differ_are_said() -> None:
    assert {"LEE-DERM", "S48"} <= set(LEGS.sources)
    assert "maps differ" in LEGS.note
    assert "not normal" in LEGS.note
    svg = leg_pain().drawings["legs"]
    assert "Lee" in svg
    assert "ISNCSCI" in svg
