"""What a workstation is set to: country, place, clinic, content in use, paper and where its data lies."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from platformdirs import PlatformDirs

from examassist.errors import BadInput, CouldNot, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOME_VARIABLE = "EXAMASSIST_HOME"
FILE_NAME = "settings.toml"
ZOOM = (100, 200)
"""From and to, in percent."""
LOCK_MINUTES = (1, 15)
SINGLE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "normal": " ",
        "same": "=",
        "not_examined": "x",
        "unable": "u",
        "rest_normal": "a",
        "note": "m",
        "technique": "?",
        "why": "w",
        "go": "g",
        "timer": "t",
    }
)
"""What is done by one key without Ctrl or Alt, and the key that does it unless the settings name another."""
_DIRS = PlatformDirs("ExamAssist", appauthor=False)


class Country(StrEnum):
    """Whose guidelines and words are used."""

    US = "US"
    UK = "UK"


class Place(StrEnum):
    """Where the patient is seen; it changes texts and defaults, never what is urgent."""

    PRIMARY_CARE = "primary_care"
    EMERGENCY = "emergency"
    SPINE_CLINIC = "spine_clinic"


class Theme(StrEnum):
    """How light the window is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    HIGH_CONTRAST_DARK = "high_contrast_dark"


class Layout(StrEnum):
    """Whether the window is made for fingers; ``auto`` turns to them at the first touch."""

    AUTO = "auto"
    MOUSE = "mouse"
    TOUCH = "touch"


class Paper(StrEnum):
    """The size of a printed page."""

    A4 = "A4"
    LETTER = "Letter"


def settings_file() -> Path:
    """The one settings file: in $EXAMASSIST_HOME if that is set, else where this system keeps settings."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / FILE_NAME if home else _DIRS.user_config_path / FILE_NAME


def _default_data_folder() -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "data" if home else _DIRS.user_data_path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one workstation; every field has a default, so that no file is needed."""

    country: Country = Country.US
    place: Place = Place.PRIMARY_CARE
    clinic: str = ""
    """Printed at the head of every report."""
    packs: tuple[str, ...] = ("leg_pain",)
    """The contents in use, by the name of their folder; the first is offered first."""
    paper: Paper = Paper.A4
    half_grades: bool = False
    """Whether strength may be graded with plus and minus."""
    hide_until_impression: bool = False
    """Whether what fits is shown only when the clinician has given an impression of their own."""
    phones: tuple[tuple[str, str], ...] = ()
    """Whom to phone in an emergency and the number, in the order of the file; the pathway sheet of this room."""
    pathway: str = ""
    """What else the pathway sheet of this room says, such as where patients are sent."""
    theme: Theme = Theme.SYSTEM
    zoom: int = 100
    """The size of everything in the window, in percent."""
    layout: Layout = Layout.AUTO
    reduced_motion: bool = False
    """Whether nothing in the window moves by itself."""
    lock_minutes: int = 10
    """Minutes without a key or click after which the window hides what it shows."""
    single_keys: bool = True
    """Whether single keys without Ctrl or Alt answer; without them Enter opens the answers of a cell."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys than those of SINGLE_KEYS, by what they do."""
    export_folder: Path | None = None
    """Where exports and copies are offered to go first."""
    data_folder: Path = field(default_factory=_default_data_folder)
    """Where drafts and records lie."""
    key_file: Path | None = None
    """A file, readable by its owner alone, that holds this device's key where there is no system keystore."""


def load_settings(file: Path | None = None) -> Settings:
    """The settings in that file, or in the usual one; defaults where it says nothing or does not exist.

    A relative path in the file counts from the file's own folder; ``~`` is the user's home.
    Raises BadInput with every problem of the file, CouldNot when it cannot be read.
    """
    file = file or settings_file()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise BadInput([Problem(str(file), "is not UTF-8 text", "save it as UTF-8")]) from error
    except OSError as error:
        raise CouldNot(
            f"The settings file {file} could not be read: {error.strerror}.",
            safe="Nothing was changed.",
            todo="Give this user permission to read it, or remove it to use the defaults.",
        ) from error
    return settings_in(text, file)


def settings_in(text: str, file: Path) -> Settings:
    """The settings that this text says, as the content of ``file``; BadInput with every problem."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput([Problem(str(file), f"is not valid TOML: {error}", "correct it at that place")]) from error
    return _settings_from(table, file)


def _settings_from(table: dict[str, Any], file: Path) -> Settings:
    known = [each.name for each in fields(Settings)]
    problems = [
        Problem(f"{file}: {name}", "is not a setting", f"remove it or use one of: {', '.join(known)}")
        for name in table
        if name not in known
    ]
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        if name not in table:
            continue
        try:
            values[name] = read(table[name], file.parent)
        except ValueError as error:
            problems.append(Problem(f"{file}: {name}", f"{table[name]!r} is not possible", str(error)))
    if problems:
        raise BadInput(problems)
    return Settings(**values)


def _one_of(kind: type[StrEnum]) -> Callable[[object, Path], StrEnum]:
    def read(value: object, _folder: Path) -> StrEnum:
        for member in kind:
            if value == member.value:
                return member
        raise ValueError("use one of: " + ", ".join(member.value for member in kind))

    return read


def _text(value: object, _folder: Path) -> str:
    if not isinstance(value, str):
        raise ValueError("use text in quotes")  # noqa: TRY004 - the caller gathers one kind
    return value


def _yes_no(value: object, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("use true or false, without quotes")  # noqa: TRY004 - the caller gathers one kind
    return value


def _phones(value: object, _folder: Path) -> tuple[tuple[str, str], ...]:
    wanted = 'use a table of names and numbers in quotes, such as "Spinal team on call" = "01234 567"'
    if not isinstance(value, dict):
        raise ValueError(wanted)  # noqa: TRY004 - the caller gathers one kind
    for name, number in value.items():
        if not name.strip() or not isinstance(number, str) or not number.strip():
            raise ValueError(wanted)
    return tuple((name.strip(), number.strip()) for name, number in value.items())


def _number_in(low: int, high: int) -> Callable[[object, Path], int]:
    def read(value: object, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"use a whole number from {low} to {high}")
        return value

    return read


def _keys(value: object, _folder: Path) -> dict[str, str]:
    known = ", ".join(SINGLE_KEYS)
    if not isinstance(value, dict) or not all(name in SINGLE_KEYS for name in value):
        raise ValueError(f'use a table such as keys = {{note = "j"}}, with names out of: {known}')
    for name, key in value.items():
        if not isinstance(key, str) or len(key) != 1 or not key.isprintable() or key.isdigit() or key in "+-":
            raise ValueError(f"give {name} one character that is no digit, plus or minus")
    chosen = [key.casefold() for key in {**SINGLE_KEYS, **value}.values()]
    if twice := sorted({key for key in chosen if chosen.count(key) > 1}):
        raise ValueError(f"two of them would have the key {twice[0]!r}; give each its own")
    return {name: key.casefold() for name, key in value.items()}


def _names(value: object, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(name, str) and name for name in value):
        raise ValueError('use a list of one or more names, such as ["first", "second"]')
    # a bare name is looked for among the contents; anything else is a path
    return tuple(name if Path(name).name == name and name[0] != "~" else str(_path(name, folder)) for name in value)


def _path(value: object, folder: Path) -> Path:
    text = _text(value, folder)
    if not text.strip():
        raise ValueError("use the path of a folder or file, in quotes")
    try:
        return folder / Path(text).expanduser()
    except RuntimeError as error:
        raise ValueError("that home folder is not known; use a full path") from error


_READERS: dict[str, Callable[[object, Path], object]] = {
    "country": _one_of(Country),
    "place": _one_of(Place),
    "clinic": _text,
    "packs": _names,
    "paper": _one_of(Paper),
    "half_grades": _yes_no,
    "hide_until_impression": _yes_no,
    "phones": _phones,
    "pathway": _text,
    "theme": _one_of(Theme),
    "zoom": _number_in(*ZOOM),
    "layout": _one_of(Layout),
    "reduced_motion": _yes_no,
    "lock_minutes": _number_in(*LOCK_MINUTES),
    "single_keys": _yes_no,
    "keys": _keys,
    "export_folder": _path,
    "data_folder": _path,
    "key_file": _path,
}
