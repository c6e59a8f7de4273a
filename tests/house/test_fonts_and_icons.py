"""Fonts and icons can be read, hold the characters that are written with them, and carry their licences."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from tests.house.project import PROGRAM, RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

FONTS = sorted((RESOURCES / "fonts").glob("*.?tf"))
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
ENGLISH = "".join(map(chr, range(0x20, 0x7F)))
CLINICAL = "≥ ≤ ± × ° – — … • ’ “ ” µ ½ → ← ↑ ↓ ✓ ✗"  # noqa: RUF001 - these very characters are meant
EUROPEAN = "ÄÖÜßéèçñøåłžőşğΑλДж"
RIGHT_TO_LEFT = "אבתابي"
INSTALLABLE = 0


def test_there_are_fonts_and_icons() -> None:
    assert [path.name for path in FONTS] == [
        "DejaVuSans-Bold.ttf",
        "DejaVuSans.ttf",
        "Inter-Bold.ttf",
        "Inter-Regular.ttf",
        "Inter-SemiBold.ttf",
    ]
    assert len(ICONS) >= 20


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_is_static_has_outlines_reportlab_reads_and_may_be_embedded(path: Path) -> None:
    with TTFont(path) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType == INSTALLABLE


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_the_characters_that_are_written_with_it(path: Path) -> None:
    needed = ENGLISH + CLINICAL + EUROPEAN + (RIGHT_TO_LEFT if path.stem.startswith("DejaVu") else "")
    with TTFont(path) as font:
        assert set(needed) - set(map(chr, font.getBestCmap())) == set()


def written_by_the_program() -> set[str]:
    """Every character that can be seen in a text of the program."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in PROGRAM.rglob("*.py"))
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {letter for text in texts if isinstance(text, str) for letter in text if letter.isprintable()}


def written_by_the_content() -> set[str]:
    """Every character that can be seen in the packs and the other resources."""
    files = [path for kind in ("yaml", "json", "svg") for path in RESOURCES.rglob(f"*.{kind}")]
    return {letter for path in files for letter in path.read_text(encoding="utf-8") if letter.isprintable()}


def test_the_fonts_have_every_character_of_program_and_content() -> None:
    """The content in the one of screen and paper; what the program draws besides may come from the other one."""
    own = {}
    for path in FONTS:
        with TTFont(path) as font:
            own[path.stem] = set(map(chr, font.getBestCmap()))
    program, content = written_by_the_program(), written_by_the_content()
    assert len(program) > 90
    assert len(content) > 90
    for inter, other in {"Regular": "", "SemiBold": "-Bold", "Bold": "-Bold"}.items():
        assert content - own[f"Inter-{inter}"] == set()
        assert program - own[f"Inter-{inter}"] - own[f"DejaVuSans{other}"] == set()


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_its_licence(path: Path) -> None:
    family = next(name for name in ("DejaVu", "Inter") if path.stem.startswith(name))
    assert "Copyright" in (path.parent / f"LICENSE-{family}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_drawn_in_the_colour_that_the_theme_gives(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ET.fromstring(text).get("viewBox") == "0 0 24 24"  # noqa: S314 - our own file
    assert 'stroke="currentColor"' in text


def test_the_icons_have_their_licence() -> None:
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE-Lucide.txt").read_text(encoding="utf-8")
