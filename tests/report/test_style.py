from __future__ import annotations

from examassist.report import style
from examassist.report.fonts import FILES


def test_every_type_names_a_bundled_font_and_a_known_ink() -> None:
    kinds = [kind for kind in vars(style).values() if isinstance(kind, style.Type)]
    assert len(kinds) > 20
    assert {kind.font for kind in kinds} | {kind.lead_font for kind in kinds} <= set(FILES)
    assert {kind.ink for kind in kinds} <= set(style.inks())


def test_lines_stand_apart_by_more_than_their_size() -> None:
    kinds = [kind for kind in vars(style).values() if isinstance(kind, style.Type)]
    assert all(kind.leading >= 1.2 * kind.size for kind in kinds)


def test_there_is_paper_for_both_sides_of_the_ocean() -> None:
    assert set(style.PAPERS) == {"A4", "Letter"}
