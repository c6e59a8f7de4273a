from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import yaml
from fontTools.ttLib import TTFont

from examassist.report import fonts
from tests.house.project import RESOURCES
from tests.report.hostile import HOSTILE, SURROGATES

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_every_character_of_every_pack_is_in_the_bundled_fonts() -> None:
    lacking = {
        character: path.name
        for path in sorted((RESOURCES / "packs").rglob("*.yaml"))
        for text in _texts(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
        for character in text
        if not character.isspace() and not fonts.covers(character)
    }
    assert lacking == {}


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    elif isinstance(node, str):
        yield node


def test_runs_lose_no_character() -> None:
    for text in (*HOSTILE, *SURROGATES):
        assert "".join(run.text for run in fonts.runs(text, fonts.REGULAR)) == fonts.printed(text)
        fonts.printed(text).encode()


def test_no_character_is_drawn_that_nobody_sees() -> None:
    for name, file in fonts.FILES.items():
        font = TTFont(RESOURCES / "fonts" / file)
        empty = {code for code, glyph in font.getBestCmap().items() if font["glyf"][glyph].numberOfContours == 0}
        shown = [chr(code) for code in empty if fonts.visible(chr(code)) == chr(code)]
        assert all(each.isspace() for each in shown), name


def test_what_is_printed_by_number_is_known_before_it_is_drawn() -> None:
    for text in HOSTILE:
        for sign in set(text):
            by_number = "[U+" in fonts.printed(sign) and sign not in "[U+"
            assert fonts.is_drawn(sign) is not by_number, repr(sign)


def test_what_acts_unseen_is_shown_by_number() -> None:
    assert fonts.visible("a\u202eb\x00c\u200bd") == "a[U+202E]b[U+0000]c[U+200B]d"
    assert fonts.visible("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree four"


def test_a_character_that_no_font_has_is_printed_by_number() -> None:
    assert fonts.printed("王") == "[U+738B]"
    assert fonts.printed("अ") == "[U+0905]"


def test_letters_are_composed_before_they_are_printed() -> None:
    assert fonts.printed("e\u0301") == unicodedata.normalize("NFC", "e\u0301")


def test_a_script_inter_lacks_is_drawn_with_dejavu() -> None:
    assert [run.font for run in fonts.runs("a שלום", fonts.BOLD)] == [fonts.BOLD, "DejaVuSans-Bold"]


def test_a_users_settings_cannot_open_what_the_program_closed() -> None:
    fonts.prepare()
    from reportlab import rl_config

    assert rl_config.trustedHosts is None
    assert rl_config.toColorCanUse is None
    assert rl_config.canvas_basefontname == fonts.REGULAR
    assert rl_config.defaultGraphicsFontName == fonts.REGULAR
