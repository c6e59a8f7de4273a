"""The focused exam of the leg pain pack is the one that was approved: no row slips in or out unseen."""

from __future__ import annotations

from examassist.knowledge.load import load_pack
from examassist.resources import resource_root
from tests.approved import assert_approved


def test_the_focused_exam_is_the_approved_one() -> None:
    edition = load_pack(resource_root() / "packs" / "leg_pain")
    shown = [item for item in edition.items if item.show == "always"]
    cells = [str(key) for item in shown for key in edition.keys_of(item)]
    lines = [f"{len(shown)} rows, {len(cells)} values counting sides", "", *cells]
    assert_approved("\n".join(lines) + "\n", "focused_exam.txt")
