"""Changing a setting changes its line in the file and nothing else."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.settings import Country, Settings, Theme, load_settings, settings_file
from examassist.settings_writing import change_settings

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
# the room on the second floor
country = "UK"   # since March
clinic = "Königsstraße"

[phones]  # the sheet on the wall
"Spinal team" = "01234 567"
"""


def _file(home: Path, text: str = WRITTEN) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")
    return settings_file()


@pytest.mark.skipif(os.name == "nt", reason="making a link there needs more rights")
def test_a_file_that_is_a_link_stays_one_and_what_it_names_is_changed(home: Path, tmp_path: Path) -> None:
    _file(home).unlink()
    real = tmp_path / "kept" / "dot.toml"
    real.parent.mkdir()
    real.write_text(WRITTEN, encoding="utf-8")
    settings_file().symlink_to(real)
    change_settings({"zoom": 125})
    assert settings_file().is_symlink()
    assert "# the room on the second floor" in real.read_text(encoding="utf-8")
    assert load_settings(real).zoom == 125
    assert list(real.parent.iterdir()) == [real]


def test_a_change_leaves_every_other_line_and_comment(home: Path) -> None:
    file = _file(home)
    after = change_settings({"theme": Theme.DARK, "zoom": 150, "country": Country.US})
    text = file.read_text(encoding="utf-8")
    for kept in (
        "# the room on the second floor",
        "# since March",
        'clinic = "Königsstraße"',
        "# the sheet on the wall",
    ):
        assert kept in text
    assert (after.theme, after.zoom, after.country) == (Theme.DARK, 150, Country.US)
    assert after == load_settings()
    assert after.phones == (("Spinal team", "01234 567"),)


def test_the_first_change_makes_the_file_readable_by_its_owner_alone(home: Path) -> None:
    assert not settings_file().exists()
    change_settings({"zoom": 125})
    assert tomllib.loads(settings_file().read_text(encoding="utf-8")) == {"zoom": 125}
    if os.name != "nt":
        assert settings_file().stat().st_mode & 0o077 == 0
    assert load_settings() == Settings(zoom=125, data_folder=home / "data")


def test_phones_are_written_as_a_table_and_none_takes_a_line_out(home: Path) -> None:
    _file(home)
    change_settings({"phones": (("A", "1"), ("B", "2")), "clinic": None})
    assert load_settings().phones == (("A", "1"), ("B", "2"))
    assert load_settings().clinic == ""
    assert "clinic" not in settings_file().read_text(encoding="utf-8")


def test_what_cannot_be_is_not_written(home: Path) -> None:
    file = _file(home)
    with pytest.raises(BadInput, match="from 100 to 200"):
        change_settings({"zoom": 300})
    assert file.read_text(encoding="utf-8") == WRITTEN


def test_a_file_with_a_mistake_is_left_to_whoever_wrote_it(home: Path) -> None:
    file = _file(home, 'colour = "green"\n')
    with pytest.raises(BadInput, match="is not a setting"):
        change_settings({"zoom": 150})
    assert file.read_text(encoding="utf-8") == 'colour = "green"\n'


def test_a_disk_that_refuses_is_said_with_what_is_safe(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _file(home)

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("examassist.settings_writing.write_private", refuse)
    with pytest.raises(CouldNot, match="No space left on device"):
        change_settings({"zoom": 150})
    assert settings_file().read_text(encoding="utf-8") == WRITTEN
