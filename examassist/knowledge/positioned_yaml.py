"""YAML read without surprises: text stays text, and everything knows the line and column it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from examassist.errors import ContentError, CouldNot, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from yaml.events import Event, ScalarEvent

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where the wheel brings it: ten times faster
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that show text in another order than it is read by the program."""

_INDENTED_BY_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}

Location = tuple[int | str, ...]


class Spot(NamedTuple):
    """Where one value stands, counted from one, and where its parts do."""

    line: int
    column: int
    parts: dict[int | str, Spot]


class Positioned(NamedTuple):
    """The data of one file, with the place of everything in it."""

    name: str
    data: Any
    root: Spot

    def place(self, loc: Iterable[int | str] = ()) -> str:
        """``file:line:column`` of what lies at ``loc``.

        Steps that name nothing here (a missing key, pydantic's names for the kinds of a union) are passed over, so
        that the nearest thing around it is named.
        """
        spot = self.root
        for step in loc:
            spot = spot.parts.get(step, spot)
        return f"{self.name}:{spot.line}:{spot.column}"


def read_yaml(path: Path, name: str = "") -> Positioned:
    """The one document of the file, called ``name`` in every place.

    Only ``true`` and ``false`` are truth values and only plain decimal numbers are numbers; ``no``, ``12:30``, ``010``
    and dates are text, an empty value or ``null`` is None. Keys are always text. Raises ContentError with every problem
    of the file (anchors, aliases, tags, duplicate keys, a second document, tabs as indentation, more than 2 MB, more
    than 40 levels), and CouldNot when it cannot be read.
    """
    name = name or path.name
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CouldNot(
            f"{name} could not be read: {error.strerror}.",
            safe="Nothing was changed.",
            todo="Check that the file is there and may be read, then try again.",
        ) from error
    return read_yaml_bytes(raw, name)


def read_yaml_bytes(raw: bytes, name: str) -> Positioned:
    """The same for the bytes of a file."""
    if len(raw) > MAX_BYTES:
        raise ContentError([Problem(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError([Problem(f"{name}:{line}:1", "is not UTF-8 text", "save it as UTF-8")]) from error
    problems = [*_unprintable(text, name)]
    if problems:
        raise ContentError(problems)
    builder = _Builder(name)
    try:
        builder.take(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark is not None else name
        what = ", ".join(part for part in (error.context, error.problem) if part)
        builder.problems.append(Problem(place, f"is not valid YAML: {what}"))
    if builder.root is None and not builder.problems:
        builder.problems.append(Problem(f"{name}:1:1", "is empty"))
    if builder.problems or builder.root is None:
        raise ContentError(builder.problems)
    return Positioned(name, builder.data, builder.root)


def _unprintable(text: str, name: str) -> Iterator[Problem]:
    for match in _INDENTED_BY_TAB.finditer(text):
        yield Problem(_place_of(text, match.end() - 1, name), "a tab stands where the indentation is", "use spaces")
    for match in _NOT_TEXT.finditer(text):
        what = f"character U+{ord(match.group()):04X} does not belong in text"
        yield Problem(_place_of(text, match.start(), name), what, "remove it")


def _place_of(text: str, index: int, name: str) -> str:
    return f"{name}:{text.count(chr(10), 0, index) + 1}:{index - text.rfind(chr(10), 0, index)}"


class _Open(NamedTuple):
    """A list or mapping whose end has not come yet."""

    values: list[Any] | dict[str, Any]
    spot: Spot
    key: list[tuple[str, Spot]]
    """The key of a mapping that waits for its value."""


class _Builder:
    """Makes data and spots from the parser's events and collects what is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: Any = None
        self.root: Spot | None = None
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._check(event)
                    self._scalar(event)
                case yaml.DocumentStartEvent():
                    if not self._document(event):
                        return
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._check(event)
                    if not self._begin(event):
                        return
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.open.pop()
                case yaml.AliasEvent():
                    self._refuse(event, f"`*{event.anchor}` repeats something written elsewhere", "write it out")
                    self._put(None, self._spot(event))
                case _:
                    pass

    def _document(self, event: Event) -> bool:
        self.documents += 1
        if self.documents == 2:  # noqa: PLR2004  the second is one too many
            self._refuse(event, "a second document begins", "keep one document in a file")
            return False
        return True

    def _check(self, event: Any) -> None:  # noqa: ANN401  three kinds of event with these fields
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` names something for repetition", "write it out where it is used")
        if event.tag is not None:
            self._refuse(event, f"`{event.tag}` sets a type", "remove it")

    def _scalar(self, event: ScalarEvent) -> None:
        spot = self._spot(event)
        # an escape in quotes writes what may not stand in the file itself
        for found in dict.fromkeys((*_NOT_TEXT.findall(event.value), *_TURNS_TEXT.findall(event.value))):
            self._refuse(event, f"character U+{ord(found):04X} does not belong in text", "remove it")
        if self._waits_for_key():
            self._take_key(event.value, spot)
            return
        self._put(event.value if event.style else _plain(event.value), spot)

    def _begin(self, event: Event) -> bool:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        spot = self._spot(event)
        if self._waits_for_key():
            self._refuse(event, "a key must be one word", "quote it if the brackets belong to it")
            return False
        if self.open and self.open[-1].key:
            # the key says better than the first line of the list or mapping where it begins
            key = self.open[-1].key[-1][1]
            spot = Spot(key.line, key.column, {})
        values: list[Any] | dict[str, Any] = {} if is_mapping else []
        self._put(values, spot)
        self.open.append(_Open(values, spot, []))
        if len(self.open) > MAX_DEPTH:
            self._refuse(event, f"lies more than {MAX_DEPTH} levels deep", "make it flatter")
            return False
        return True

    def _waits_for_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].values, dict) and not self.open[-1].key

    def _take_key(self, key: str, spot: Spot) -> None:
        inside = self.open[-1]
        if key in inside.spot.parts:
            first = inside.spot.parts[key].line
            place = f"{self.name}:{spot.line}:{spot.column}"
            self.problems.append(Problem(place, f"key `{key}` stands here twice (first in line {first})", "keep one"))
        inside.key.append((key, spot))

    def _put(self, value: object, spot: Spot) -> None:
        if not self.open:
            if self.root is None:
                self.data, self.root = value, spot
            return
        inside = self.open[-1]
        if isinstance(inside.values, dict):
            if not inside.key:  # an alias where a key should be; refused already
                inside.key.append(("", spot))
                return
            key, _ = inside.key.pop()
            inside.values[key] = value
            inside.spot.parts[key] = spot
        else:
            inside.spot.parts[len(inside.values)] = spot
            inside.values.append(value)

    def _spot(self, event: Event) -> Spot:
        mark = event.start_mark
        return Spot(mark.line + 1, mark.column + 1, {}) if mark is not None else Spot(1, 1, {})

    def _refuse(self, event: Event, what: str, todo: str) -> None:
        spot = self._spot(event)
        self.problems.append(Problem(f"{self.name}:{spot.line}:{spot.column}", what, todo))


def _plain(text: str) -> str | float | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text) is None:
        return text
    return float(text) if "." in text else int(text)
