"""The encounter file read strictly: every problem at once, each with its place, never a patient's data."""

from __future__ import annotations

import contextlib
import errno
import json
import math
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from examassist.domain.encounter import FORMAT, Encounter
from examassist.domain.fold import fold
from examassist.domain.patient import ADULT
from examassist.errors import BadInput, CouldNot, Problem
from examassist.knowledge.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST = 5_000_000
"""Bytes; a whole exam with all its acts is about a hundredth of it."""

DEEPEST = 50
MOST_IN_A_LIST = 20_000
MOST_STRINGS = 300_000
"""Far more than any exam holds; a file beyond them is refused before it can keep the program busy."""
_LONGEST_NUMBER = 20
_STRINGS_AND_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_FIELD_LIKE = re.compile(r"[a-z][a-z_]{0,39}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OLDEST = 130
"""Years; the same for an age and for a birth date."""
AHEAD = timedelta(days=1)
"""How far another workstation's clock may be ahead of this one's."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Step = str | int


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of the file, at most one more than ``most``, which is what an encounter file may have.

    Raises BadInput for what is no file, CouldNot where the disk refuses.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except ValueError:
        raise BadInput([Problem("", "this is not a file name", "name an encounter file")]) from None
    except OSError as error:
        match error.errno:
            case errno.EISDIR:
                what, todo = "is a folder", "name a file in it"
            case errno.ENOENT if path.is_symlink():
                what, todo = "is a link to a file that is not there", "mend the link or name the file itself"
            case errno.ENOENT | errno.ENOTDIR:
                what, todo = "is not there", "check the name and the folder"
            case errno.ENAMETOOLONG | errno.ELOOP | errno.EINVAL:
                what, todo = "is not a file name that can be opened", "check the name"
            case _ if path.is_dir():  # Windows calls it a lack of permission
                what, todo = "is a folder", "name a file in it"
            case _:
                raise CouldNot(
                    f"{path.name} could not be read: {error.strerror}.",
                    safe="Nothing was written.",
                    todo="Check who may read it.",
                ) from None
        raise BadInput([Problem(path.name, what, todo)]) from None


def read_encounter(data: bytes, name: str, now: datetime | None = None) -> Encounter:
    """The encounter in ``data``, the content of the file called ``name``; an exam after ``now`` is refused.

    Places are paths into the file (``findings[3].value``), or ``name:line:column`` where it is no JSON at all. Raises
    BadInput with every problem; nothing that was recorded is repeated.
    """
    text = _text(data, name)
    _refuse_excess(text, name)
    reading = _Reading()
    try:
        whole = json.loads(
            text,
            object_pairs_hook=reading.pairs,
            parse_constant=reading.no_number,
            parse_float=reading.number,
            parse_int=reading.whole_number,
        )
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise BadInput([Problem(place, f"is not JSON: {error.msg}", "save it again from the program")]) from None
    if not isinstance(whole, dict):
        raise BadInput([Problem(name, "must be one JSON object", "give an encounter file")])
    if whole.get("format") != FORMAT:
        raise BadInput([Problem("format", f"is another than {FORMAT}", f"this program reads {FORMAT}")])
    whole, problems = reading.settled(whole)
    now = now or _now()
    problems.extend(_twice(whole))
    twice_is_said = bool(problems)
    problems.extend(_misshapen(whole))
    places = {problem.place for problem in problems}
    try:
        encounter = Encounter.model_validate_json(json.dumps(whole))
    except ValidationError as error:
        problems.extend(
            each for each in _problems(error, whole, twice_is_said=twice_is_said) if each.place not in places
        )
        for part in _person(whole, now):
            problems.extend(_implausible(part, now))
        raise BadInput(list(dict.fromkeys(problems))) from None
    problems.extend(_implausible(encounter, now))
    problems.extend(_told_otherwise(encounter))
    if problems:
        raise BadInput(problems)
    return encounter


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        megabytes = LARGEST // 1_000_000
        what = f"is larger than {megabytes} MB, the most an encounter file may have"
        raise BadInput([Problem(name, what, "give one encounter")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput([Problem(f"{name}:{line}:1", "is not UTF-8 text", "save it as UTF-8")]) from None


def _refuse_excess(text: str, name: str) -> None:
    """Stop before the parser would run out of stack or of time."""
    depth = 0
    for count, match in enumerate(_STRINGS_AND_BRACKETS.finditer(text)):
        if count > MOST_STRINGS:
            raise BadInput([Problem(name, "holds more than any exam can", "give one encounter")])
        first = text[match.start()]
        depth += (first in "[{") - (first in "]}")
        if depth > DEEPEST:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            what = f"lies more than {DEEPEST} levels deep"
            raise BadInput([Problem(f"{name}:{line}:{column}", what, "give an encounter file")])


class _Refused:
    """Stands where the file had something that JSON or a number cannot be."""

    def __init__(self, what: str) -> None:
        self.what = what


class _Reading:
    """Remembers, while JSON is read, what json would pass over in silence."""

    def __init__(self) -> None:
        self.duplicates: dict[int, tuple[dict[str, Any], list[str]]] = {}

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            times = Counter(key for key, _ in pairs)
            # the mapping itself is kept, so that its identity stays its own
            self.duplicates[id(found)] = (found, [key for key in found if times[key] > 1])
        return found

    def no_number(self, _: str) -> _Refused:
        return _Refused("is not a number")

    def number(self, text: str) -> float | _Refused:
        value = float(text)
        return value if math.isfinite(value) else _Refused("is too large a number")

    def whole_number(self, text: str) -> int | _Refused:
        return int(text) if len(text) <= _LONGEST_NUMBER else _Refused("is too large a number")

    def settled(self, whole: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The data with a plain value in place of what was refused, and why it was."""
        problems: list[Problem] = []

        def settle(node: object, path: tuple[Step, ...]) -> Any:  # noqa: ANN401  any JSON value
            match node:
                case dict():
                    twice = self.duplicates.get(id(node), ({}, []))[1]
                    problems.extend(Problem(_path((*path, key)), "stands there twice", "keep one") for key in twice)
                    return {_whole(key): settle(value, (*path, key)) for key, value in node.items()}
                case list() if len(node) > MOST_IN_A_LIST:
                    raise BadInput([Problem(_path(path), "holds more than any exam can", "give one encounter")])
                case list():
                    return [settle(value, (*path, at)) for at, value in enumerate(node)]
                case _Refused():
                    problems.append(Problem(_path(path), node.what, "give a number"))
                    return 0
                case str() if _LONE_SURROGATE.search(node):
                    problems.append(Problem(_path(path), "holds half a character", "write the character itself"))
                    return _whole(node)
                case _:
                    return node

        return settle(whole, ()), problems


def _whole(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)


def _path(steps: Sequence[Step]) -> str:
    """``findings[3].value``; a key that looks like no field's name is not repeated."""
    path = ""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + (step if _FIELD_LIKE.fullmatch(step) else "(unknown field)")
    return path


def _twice(whole: dict[str, Any]) -> Iterator[Problem]:
    """Findings recorded a second time for the same item and side."""
    findings = whole.get("findings")
    seen: dict[tuple[str, str], int] = {}
    for at, finding in enumerate(findings if isinstance(findings, list) else ()):
        if not isinstance(finding, dict):
            continue
        key = (str(finding.get("item")), str(finding.get("side", "unsided")))
        first = seen.setdefault(key, at)
        if first != at and "item" in finding:
            yield Problem(f"findings[{at}]", f"is recorded a second time (also findings[{first}])", "keep one")


def _now() -> datetime:
    return datetime.now(UTC)


def _misshapen(node: object, path: tuple[Step, ...] = ()) -> Iterator[Problem]:
    """Times and birth dates in a form that the parser may take for another moment than the writer meant."""
    if isinstance(node, list):
        for at, value in enumerate(node):
            yield from _misshapen(value, (*path, at))
    for key, value in node.items() if isinstance(node, dict) else ():
        if key in {"at", "examined_at"} and value is not None and not _is(_TIME, value):
            what = "must be a date and time with its offset from UTC"
            yield Problem(_path((*path, key)), what, "write it like 2026-11-21T09:30:00+00:00")
        elif key == "birth_date" and value is not None and not _is(_DAY, value):
            yield Problem(_path((*path, key)), "must be a date", "write it like 1954-03-27")
        else:
            yield from _misshapen(value, (*path, key))


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _person(whole: dict[str, Any], now: datetime) -> Iterator[Encounter]:
    """As much as can be read of who was examined and when, from a file with other problems."""
    patient = whole.get("patient")
    for name, at in (("age_years", now.isoformat()), ("birth_date", whole.get("examined_at"))):
        if isinstance(patient, dict) and name in patient:
            part = {"pack": "any", "examined_at": at, "patient": {name: patient[name]}}
            with contextlib.suppress(ValidationError):
                yield Encounter.model_validate_json(json.dumps(part))


def _implausible(encounter: Encounter, now: datetime) -> Iterator[Problem]:
    """An exam that is still to come, and who is too young for every source, too old to be or not yet born."""
    if encounter.examined_at > now + AHEAD:
        yield Problem("examined_at", "lies in the future", "correct it, or the clock of this computer")
    if encounter.age is None:
        return
    born = encounter.patient.birth_date
    place = "patient.age_years" if born is None else "patient.birth_date"
    if born is not None and born > encounter.examined_at.date():
        yield Problem(place, "lies after the exam", "correct it or examined_at")
    elif encounter.age < ADULT:
        yield Problem(place, f"is under {ADULT}: adults only", "none of the sources is about younger people")
    elif encounter.age > OLDEST:
        yield Problem(place, f"lies more than {OLDEST} years before the exam", "correct it or examined_at")


def _told_otherwise(encounter: Encounter) -> Iterator[Problem]:
    """Acts, which are the truth about an exam, beside another exam."""
    if not encounter.acts:
        return
    if [act.seq for act in encounter.acts] != list(range(1, len(encounter.acts) + 1)):
        yield Problem("acts", "are not numbered 1, 2, 3 and so on", "give all of them in their order, or none")
        return
    try:
        told = fold(encounter.acts)
    except ValueError:  # no beginning, or something cleared that cannot be
        same = False
    else:
        names = set(Encounter.model_fields) - {"format", "acts", "findings"}
        if encounter.edition is None:
            names.remove("edition")
        same = told.by_key == encounter.by_key and all(
            getattr(told, name) == getattr(encounter, name) for name in names
        )
    if not same:
        yield Problem("acts", "do not lead to what the file records", "give the acts of this exam, or none")


def _problems(error: ValidationError, whole: dict[str, Any], *, twice_is_said: bool) -> Iterator[Problem]:
    for each in error.errors(include_url=False, include_input=False, include_context=False):
        steps = _steps(each["loc"], whole, keep_last=each["type"] in {"missing", "extra_forbidden"})
        if not steps and twice_is_said:
            continue
        what, todo = said({**each, "loc": ()})  # the place says where
        match steps:
            case [*_, "value"] if "findings" in steps and isinstance(_at(whole, steps), list):
                continue  # its own entries say what is wrong
            case [*_, "value"] if "findings" in steps:
                what, todo = "must be a number, an id, a text or a list of ids", ""
            case [*_, "since"]:
                what, todo = "must be a date", "write it as 2026, 2026-08, 2026-08-12 or 2026-08-12T14:30"
            case _:
                pass
        yield Problem(_path(steps), what, todo)


def _at(whole: Any, steps: Sequence[Step]) -> object:  # noqa: ANN401  any JSON value
    """What lies at ``steps``."""
    for step in steps:
        whole = whole[step]
    return whole


def _steps(loc: Sequence[Step], whole: object, *, keep_last: bool) -> list[Step]:
    """The steps of ``loc`` that lead somewhere in the file; pydantic's names for the kinds of a union do not."""
    steps: list[Step] = []
    node = whole
    for at, step in enumerate(loc):
        match node:
            case dict() if step in node:
                node = node[str(step)]
            case list() if isinstance(step, int) and 0 <= step < len(node):
                node = node[step]
            case _:
                if not (keep_last and at == len(loc) - 1):
                    continue
        steps.append(step)
    return steps
