"""A pack's folder made into one checked edition, and its cases."""

from __future__ import annotations

import hashlib
import json
import os
import re
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from pydantic import ValidationError

from examassist.domain.evolve import evolve
from examassist.errors import BadInput, ContentError, CouldNot, Problem
from examassist.knowledge import advice, handed, item, picture, reader, rule, score
from examassist.knowledge.case import Case
from examassist.knowledge.edition import ENGINE, Edition, PackHeader
from examassist.knowledge.edition_cache import keep, kept, nothing_to_collect
from examassist.knowledge.maps import body_map
from examassist.knowledge.maps.drawing import read_drawing
from examassist.knowledge.positioned_yaml import Positioned, read_yaml
from examassist.knowledge.said import said
from examassist.knowledge.source import Source
from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from examassist.knowledge.condition import Content
    from examassist.knowledge.item import Item, Scale, Section

FOLDERS = ("items", "groups", "rules", "scores")
"""Where a pack's content lies, besides pack.yaml, sources.yaml, wording/, maps/ and cases/."""

LISTS: dict[str, type[Content]] = {
    "steps": item.Step,
    "scales": item.Scale,
    "sections": item.Section,
    "items": item.Item,
    "derived": item.Derived,
    "groups": rule.Group,
    "conditions": rule.ClinicalCondition,
    "gates": rule.Gate,
    "root_signs": rule.RootSign,
    "root_names": rule.RootName,
    "contradictions": rule.Contradiction,
    "scope": rule.ScopeLimit,
    "worsening": rule.Worsening,
    "pairings": rule.Pairing,
    "cards": rule.Card,
    "scores": score.Score,
    "investigations": advice.Investigation,
    "safety_gates": advice.SafetyGate,
    "advice": advice.Advice,
    "bedside": advice.Bedside,
    "pathway": advice.PathwayStep,
    "profile_texts": advice.ProfileText,
    "short_exams": advice.ShortExam,
    "transfer_lines": handed.TransferLine,
    "leaflet": handed.LeafletText,
    "readers": reader.Reader,
    "maps": body_map.BodyMap,
    "pictures": picture.Picture,
}
"""What a content file may hold."""

_FROM_SCALE = ("normal", "neutral", "settles_nothing", "fills")
_UNREAD = "would never be read"
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")

C = TypeVar("C", bound="Content")


class Loaded(NamedTuple):
    """An edition with the place of each of its entries: ``("items", id)`` -> ``file:line:column``."""

    edition: Edition
    places: Mapping[tuple[str, str], str]


def find_pack(name: str) -> Path:
    """The folder of the pack called ``name`` among those that came with the program; BadInput names those there are."""
    packs = resource_root() / "packs"
    there = sorted(folder.parent.name for folder in packs.glob("*/pack.yaml"))
    if name in there:
        return packs / name
    if not there:
        raise CouldNot(
            "This installation has no clinical content.",
            safe="No record was touched.",
            todo="Install ExamAssist again.",
        )
    raise BadInput([Problem("", f"there is no pack called {name!r}", "there is " + ", ".join(there))])


def pack_folder(pack: str, named: Iterable[str]) -> Path:
    """Where a pack lies: the folder that ``pack`` or one of ``named`` is, else the one that came with the program.

    Raises BadInput where there is none.
    """
    for name in (pack, *named):
        try:
            folder = Path(name).expanduser()
        except RuntimeError:
            raise BadInput([Problem("", "the home folder of that pack is not known", "use a full path")]) from None
        if folder.name != name and pack in {name, folder.name}:
            return folder
    return find_pack(pack)


def load_pack(folder: Path, cache: Path | None = None) -> Edition:
    """The pack's edition; from the ``cache`` folder when the same content was checked there before.

    Raises ContentError with every problem of every file (places relative to ``folder``), and CouldNot when a file
    cannot be read. A damaged cache is passed over and written anew; one that cannot be written does no harm.
    """
    digest = digest_of(folder)
    if cache is not None and (edition := kept(cache, digest)) is not None:
        return edition
    with nothing_to_collect():
        edition = _Reader(folder, digest).read().edition
    if cache is not None:
        keep(cache, edition)
    return edition


def load_pack_with_places(folder: Path) -> Loaded:
    """The edition and where each entry stands, read from the pack's own files."""
    return _Reader(folder, digest_of(folder)).read()


def load_cases(folder: Path) -> tuple[Case, ...]:
    """The practice patients of the pack in ``folder``, in file order; raises ContentError with every problem."""
    return load_cases_with_places(folder)[0]


def load_cases_with_places(folder: Path) -> tuple[tuple[Case, ...], Mapping[tuple[str, str], str]]:
    """The same, with the place of each under ``("cases", id)``."""
    reader = _Reader(folder, "")
    for path in _files(folder):
        name = _name(path, folder)
        if name.partition("/")[0] != "cases":
            continue
        if path.suffix != ".yaml" or name == "cases":
            reader.problems.append(Problem(name, _UNREAD, "name it like cases/first.yaml"))
            continue
        file = reader.open(path)
        if file is None:
            continue
        if isinstance(file.data, dict) and set(file.data) == {"cases"}:
            reader.take_list(file, "cases", Case)
        elif (case := reader.checked(file, (), file.data, Case)) is not None:
            reader.add("cases", case, file.place())
    reader.finish()
    return tuple(reader.found.get("cases", [])), reader.places


def digest_of(folder: Path) -> str:
    """The sha256 of every file of the pack except its cases, with their names, in hexadecimal."""
    whole = hashlib.sha256()
    for path in _files(folder, passing_over="cases"):
        name = _name(path, folder)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise _unreadable(name, error) from error
        whole.update(f"{name}\0{len(raw)}\0".encode())
        whole.update(raw)
    return whole.hexdigest()


def _files(folder: Path, passing_over: str | None = None) -> list[Path]:
    if not (folder / "pack.yaml").is_file():
        raise BadInput([Problem(folder.name, "is not a pack: it has no pack.yaml", "name the folder of a pack")])
    files: list[Path] = []
    problems: list[Problem] = []
    for path in _visible(folder, passing_over):
        # a link leads to content that this pack does not have itself, and is passed over where it leads nowhere
        if path.is_symlink():
            problems.append(Problem(_name(path, folder), "is a link", "put the file itself there"))
        elif path.is_file():
            files.append(path)
        elif not path.is_dir():
            problems.append(Problem(_name(path, folder), "is no file that can be read", "remove it"))
    if problems:
        raise ContentError(sorted(problems))
    return sorted(files, key=lambda path: _name(path, folder))


def _visible(folder: Path, passing_over: str | None) -> Iterator[Path]:
    """All that lies in a pack, without what editors and systems hide there and what lies inside one folder of it."""

    def refused(error: OSError) -> NoReturn:
        raise _unreadable(_name(Path(error.filename or folder), folder), error) from error

    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in (*folders, *files) if not name.startswith("."))
        if Path(parent) == folder:
            folders[:] = [name for name in folders if name != passing_over]


def _name(path: Path, folder: Path) -> str:
    return path.as_posix().removeprefix(f"{folder.as_posix()}/")


def _unreadable(name: str, error: OSError) -> CouldNot:
    return CouldNot(
        f"{name} could not be read: {error.strerror}.",
        safe="No record was touched.",
        todo="Look whether the content is there and may be read, then try again; else install ExamAssist again.",
    )


class _Reader:
    """Reads one pack's files, keeping what is right and every problem."""

    def __init__(self, folder: Path, digest: str) -> None:
        self.folder = folder
        self.digest = digest
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], str] = {}
        self.found: dict[str, list[Any]] = {}
        self.wording: dict[str, str] = {}
        self.drawings: dict[str, str] = {}

    def read(self) -> Loaded:
        header = self._header()
        for path in _files(self.folder):
            self._file(path, header)
        items = self._items_in_order()
        self.finish()
        if header is None:  # unreachable: a header that is missing is a problem
            raise ContentError([Problem("pack.yaml", "has no header")])
        lists = {name: tuple(self.found.get(name, ())) for name in ("sources", *LISTS)}
        lists["items"] = items
        lists["sections"] = tuple(self._sections_in_order())
        texts = {"digest": self.digest, "wording": self.wording, "drawings": self.drawings}
        edition = Edition.model_validate({"header": header, **texts, **lists})
        return Loaded(edition, self.places)

    def finish(self) -> None:
        if self.problems:
            raise ContentError(self.problems)

    def open(self, path: Path) -> Positioned | None:
        try:
            return read_yaml(path, _name(path, self.folder))
        except ContentError as error:
            self.problems.extend(error.problems)
            return None

    def _header(self) -> PackHeader | None:
        file = self.open(self.folder / "pack.yaml")
        if file is None:
            self.finish()
            return None
        engine = file.data.get("engine") if isinstance(file.data, dict) else None
        if isinstance(engine, int) and engine != ENGINE:
            what = f"is written for engine {engine}; this program evaluates engine {ENGINE}"
            todo = "use a newer ExamAssist" if engine > ENGINE else "use a newer edition of the pack"
            raise ContentError([Problem(file.place(("engine",)), what, todo)])
        header = self.checked(file, (), file.data, PackHeader)
        if header is not None:
            self.places["header", header.id] = file.place()
        return header

    def _file(self, path: Path, header: PackHeader | None) -> None:
        name = _name(path, self.folder)
        first = name.partition("/")[0]
        if name == "pack.yaml" or first == "cases":
            return
        if first == "maps" and path.suffix == ".svg":
            self._drawing(path, name)
            return
        if first not in {*FOLDERS, "wording"} and path.suffix.casefold() not in {".yaml", ".yml"}:
            return  # a licence or the like
        if path.suffix == ".yaml" and (first in FOLDERS or name == "sources.yaml"):
            self._content(path, name)
        elif path.suffix == ".yaml" and first == "wording":
            if not _LANGUAGE.fullmatch(path.stem):
                self.problems.append(Problem(name, "is not named by a language", "call it en.yaml or the like"))
            elif header is not None and path.stem == header.language:
                self._wording(path)
        else:
            todo = "move it to " + ", ".join(f"{folder}/" for folder in FOLDERS) + " and call it .yaml"
            self.problems.append(Problem(name, _UNREAD, todo))

    def _content(self, path: Path, name: str) -> None:
        file = self.open(path)
        if file is None:
            return
        if not isinstance(file.data, dict):
            self.problems.append(Problem(file.place(), "must be a mapping"))
            return
        kinds: dict[str, type[Content]] = {"sources": Source} if name == "sources.yaml" else LISTS
        section = file.data.get("section") if "section" in file.data and "section" not in kinds else None
        section_id = section.get("id") if isinstance(section, dict) else None
        for key in file.data:
            if key == "section" and kinds is LISTS:
                one = self.checked(file, ("section",), section, item.Section)
                if one is not None:
                    self.add("sections", one, file.place(("section",)))
            elif key in kinds:
                self.take_list(file, key, kinds[key], section_id if key == "items" else None)
            else:
                todo = "use one of: " + ", ".join([*kinds, *(["section"] if kinds is LISTS else [])])
                self.problems.append(Problem(file.place((key,)), f"`{key}` is nothing a pack holds here", todo))

    def _drawing(self, path: Path, name: str) -> None:
        try:
            text = path.read_bytes().decode("utf-8")
            read_drawing(text, name)
        except OSError as error:
            raise _unreadable(name, error) from error
        except UnicodeDecodeError:
            self.problems.append(Problem(name, "is not text in UTF-8"))
        except ContentError as error:
            self.problems.extend(error.problems)
        else:
            self.drawings[path.stem] = text

    def _wording(self, path: Path) -> None:
        file = self.open(path)
        if file is None:
            return
        for key, text in file.data.items() if isinstance(file.data, dict) else ():
            place = file.place((key,))
            if isinstance(text, str) and text:
                self.wording[key] = text
                self.places["wording", key] = place
            else:
                self.problems.append(Problem(place, f"`{key}` must be text", "put it in quotes"))
        if not isinstance(file.data, dict):
            self.problems.append(Problem(file.place(), "must be a mapping from keys to texts"))

    def take_list(self, file: Positioned, key: str, kind: type[Content], section: str | None = None) -> None:
        entries = file.data[key]
        if not isinstance(entries, list):
            self.problems.append(Problem(file.place((key,)), f"`{key}` must be a list"))
            return
        for index, entry in enumerate(entries):
            whole = {"section": section, **entry} if section is not None and isinstance(entry, dict) else entry
            one = self.checked(file, (key, index), whole, kind)
            if one is not None:
                self.add(key, one, file.place((key, index)))

    def checked(self, file: Positioned, loc: tuple[int | str, ...], data: object, kind: type[C]) -> C | None:
        try:
            return kind.model_validate_json(json.dumps(data, ensure_ascii=False))
        except ValidationError as error:
            problems = [Problem(file.place(loc + tuple(e["loc"])), *said(e)) for e in error.errors(include_url=False)]
            self.problems.extend(dict.fromkeys(problems))
            return None

    def add(self, kind: str, entry: Content, place: str) -> None:
        entries = self.found.setdefault(kind, [])
        entries.append(entry)
        name = getattr(entry, "id", None) or getattr(entry, "key", None) or str(len(entries) - 1)
        self.places.setdefault((kind, str(name)), place)

    def _sections_in_order(self) -> list[Section]:
        return sorted(self.found.get("sections", []), key=attrgetter("step"))  # stable: file order within a step

    def _items_in_order(self) -> tuple[Item, ...]:
        scales: dict[str, Scale] = {scale.id: scale for scale in self.found.get("scales", [])}
        order = {section.id: at for at, section in enumerate(self._sections_in_order())}
        items = sorted(self.found.get("items", []), key=lambda one: order.get(one.section, len(order)))
        return tuple(self._filled(items, scales))

    def _filled(self, items: list[Item], scales: Mapping[str, Scale]) -> Iterator[Item]:
        for one in items:
            if one.scale is None:
                yield one
                continue
            scale = scales.get(one.scale)
            place = self.places["items", one.id]
            if scale is None:
                self.problems.append(Problem(place, f"`{one.id}` names the scale `{one.scale}`, which is not there"))
            elif one.values:
                self.problems.append(Problem(place, f"`{one.id}` has a scale and values of its own", "keep one"))
            else:
                own = one.model_fields_set
                changes = {name: getattr(scale, name) for name in _FROM_SCALE if name not in own}
                yield evolve(one, values=scale.values, ordered=scale.ordered, **changes)
