"""Settings come from one file, have a default for everything, and name every mistake at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.settings import Country, Paper, Place, Settings, load_settings, settings_file

KNOWN = (
    *("country", "place", "clinic", "packs", "paper", "half_grades", "hide_until_impression", "phones", "pathway"),
    *("theme", "zoom", "layout", "reduced_motion", "lock_minutes", "single_keys", "keys"),
    *("export_folder", "data_folder", "key_file"),
)


def test_without_a_file_everything_has_its_default(home: Path) -> None:
    assert load_settings() == Settings(
        country=Country.US,
        place=Place.PRIMARY_CARE,
        clinic="",
        packs=("leg_pain",),
        paper=Paper.A4,
        half_grades=False,
        single_keys=True,
        keys={},
        data_folder=home / "data",
        key_file=None,
    )


def test_without_the_variable_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXAMASSIST_HOME")
    assert settings_file().name == "settings.toml"
    assert "ExamAssist" in settings_file().parts
    assert "ExamAssist" in Settings().data_folder.parts


def test_every_setting_is_read(home: Path) -> None:
    home.mkdir()
    settings_file().write_text(
        """
        country = "UK"
        place = "spine_clinic"
        clinic = "Königsstraße Clinic"
        packs = ["wrist", "leg_pain"]
        paper = "Letter"
        half_grades = true
        single_keys = false
        keys = {note = "J"}
        data_folder = "records"
        key_file = "keys/device"
        pathway = "Own scanner until 18:00"

        [phones]
        "Spinal team on call" = "01234 567"
        "Vascular on call" = "bleep 42"
        """,
        encoding="utf-8",
    )
    assert load_settings() == Settings(
        country=Country.UK,
        place=Place.SPINE_CLINIC,
        clinic="Königsstraße Clinic",
        packs=("wrist", "leg_pain"),
        paper=Paper.LETTER,
        half_grades=True,
        phones=(("Spinal team on call", "01234 567"), ("Vascular on call", "bleep 42")),
        pathway="Own scanner until 18:00",
        single_keys=False,
        keys={"note": "j"},
        data_folder=home / "records",
        key_file=home / "keys" / "device",
    )


def test_the_users_home_may_be_written_as_a_tilde(tmp_path: Path) -> None:
    assert _load(tmp_path, 'data_folder = "~/exams"').data_folder == Path.home() / "exams"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert _load(tmp_path, '\ufeffcountry = "UK"').country is Country.UK


def test_a_pack_given_by_its_path_counts_from_the_folder_of_the_file(tmp_path: Path) -> None:
    packs = _load(tmp_path, 'packs = ["leg_pain", "contents/wrist", "./elbow", "~/hip", "/srv/knee"]').packs
    assert packs == (
        "leg_pain",
        str(tmp_path / "contents" / "wrist"),
        str(tmp_path / "elbow"),
        str(Path.home() / "hip"),
        str(tmp_path / "/srv/knee"),
    )
    with pytest.raises(BadInput, match="that home folder is not known"):
        _load(tmp_path, 'packs = ["~nouser_of_that_name/wrist"]')


def test_all_mistakes_are_named_with_their_place_and_what_is_possible(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        _load(tmp_path, 'country = "FR"\npapper = "A4"\nhalf_grades = "yes"\npacks = []\nclinic = 3\ndata_folder = " "')
    file = tmp_path / "settings.toml"
    assert str(caught.value).splitlines() == [
        f"{file}: papper: is not a setting; remove it or use one of: {', '.join(KNOWN)}",
        f"{file}: country: 'FR' is not possible; use one of: US, UK",
        f"{file}: clinic: 3 is not possible; use text in quotes",
        f'{file}: packs: [] is not possible; use a list of one or more names, such as ["first", "second"]',
        f"{file}: half_grades: 'yes' is not possible; use true or false, without quotes",
        f"{file}: data_folder: ' ' is not possible; use the path of a folder or file, in quotes",
    ]


def test_a_true_that_is_no_text_is_no_country(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="use one of: US, UK"):
        _load(tmp_path, "country = true")


def test_a_home_that_nobody_has_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="use a full path"):
        _load(tmp_path, 'data_folder = "~nobody-by-this-name/exams"')


def test_what_is_not_toml_is_named_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"settings\.toml: is not valid TOML: .*line 2"):
        _load(tmp_path, 'country = "US"\npaper = A4')


def test_what_is_not_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="is not UTF-8 text"):
        load_settings(file)


def test_a_file_that_cannot_be_read_is_no_default(tmp_path: Path) -> None:
    with pytest.raises(CouldNot, match="could not be read"):
        load_settings(tmp_path)


def _load(folder: Path, text: str) -> Settings:
    file = folder / "settings.toml"
    file.write_text(text.replace("\n", os.linesep), encoding="utf-8", newline="")
    return load_settings(file)


@pytest.mark.parametrize("phones", ['"0123"', '{ "" = "0123" }', "{ Spine = 123 }", '{ Spine = " " }', "[]"])
def test_a_phone_without_a_name_or_a_number_is_named_as_a_mistake(tmp_path: Path, phones: str) -> None:
    with pytest.raises(BadInput, match=r"phones: .*use a table of names and numbers"):
        _load(tmp_path, f"phones = {phones}")


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ('{walk = "q"}', "names out of: normal, same"),
        ('{note = "7"}', "no digit"),
        ('{note = "+"}', "no digit, plus or minus"),
        ('{note = "no"}', "one character"),
        ('{note = "w"}', "two of them would have the key 'w'"),
        ('"q"', "use a table"),
    ],
)
def test_a_key_that_could_not_be_told_from_another_is_refused(tmp_path: Path, keys: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        _load(tmp_path, f"keys = {keys}")


def test_two_keys_may_change_places(tmp_path: Path) -> None:
    assert _load(tmp_path, 'keys = {note = "w", why = "m"}').keys == {"note": "w", "why": "m"}
