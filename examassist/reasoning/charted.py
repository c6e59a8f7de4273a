"""What the content draws over the visits: points, intervals, open marks and gaps; no number that nobody recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.domain.quantity import is_number
from examassist.language import translate as _
from examassist.reasoning.calculations import CALCULATIONS
from examassist.reasoning.derive import Facts
from examassist.reasoning.say import capital, say_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from examassist.domain.finding import Finding
    from examassist.knowledge.edition import Chart, Edition, NothingCame
    from examassist.knowledge.item import Derived, Item
    from examassist.reasoning.over_time import OverTime, Visit

Kind = Literal["point", "interval", "nothing", "coded", "missing"]
"""A measured number, a stretch in which it lies, nothing until the end of a test, a result in words, no result."""
_WITHOUT_UNIT = frozenset({"score", "count", "ratio"})
_ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Drawn:
    """What is drawn of one visit; an interval without ``high`` has no end."""

    kind: Kind
    says: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Series:
    """One chart: a cell or a derived quantity of one side, visit by visit."""

    name: str
    unit: str
    cells: tuple[FindingKey, ...]
    """Where it is recorded; the first is where one goes from here."""
    days: tuple[date, ...]
    drawn: tuple[Drawn, ...]
    bottom: float
    top: float
    steps: tuple[str, ...] = ()
    """The words of an order without numbers, the lowest first; each takes one step."""
    end: float | None = None
    """Where the test ends."""


class Charted(NamedTuple):
    """What can be drawn, and the names of what this visit has not answered yet."""

    series: tuple[Series, ...]
    waiting: tuple[str, ...]


def charted(over: OverTime, edition: Edition) -> Charted:
    """The charts of the content that have anything to show; nothing of what this visit has not answered."""
    series: list[Series] = []
    waiting: list[str] = []
    for chart in edition.header.charts:
        for one, answered in _of(chart, over, edition):
            if all(each.kind == "missing" for each in one.drawn):
                continue
            if answered:
                series.append(one)
            else:
                waiting.append(one.name)
    return Charted(tuple(series), tuple(waiting))


def _of(chart: Chart, over: OverTime, edition: Edition) -> Iterator[tuple[Series, bool]]:
    """Each side of it, and whether this visit has answered what it is made of."""
    derived, item = edition.derived_by_id.get(chart.shows), edition.item.get(chart.shows)
    if item is not None:
        for key in edition.keys_of(item):
            yield _of_item(key, item, chart.nothing_came, over, edition)
    elif derived is not None:
        for side in SIDES if derived.side == "left_right" else (Laterality.UNSIDED,):
            yield _of_derived(derived, side, over, edition)


# ---------------------------------------------------------------------------- what was recorded


def _of_item(
    key: FindingKey, item: Item, nothing: NothingCame | None, over: OverTime, edition: Edition
) -> tuple[Series, bool]:
    test = _test_cells(key, nothing, edition)
    drawn = tuple(_drawn(visit, key, item, nothing, test, edition) for visit in over.visits)
    steps = () if item.kind == "measure" or item.values[0].interval is not None else _labels(item)
    end = nothing.at if nothing is not None else None
    bottom, top = _axis(item, drawn, end)
    answered = key in over.visits[-1].findings or (nothing is not None and _over(over.visits[-1], test, nothing))
    unit = item.unit if item.unit is not None and item.unit not in _WITHOUT_UNIT else ""
    name = say_for(edition).cell(key)
    days = tuple(visit.day for visit in over.visits)
    cells = (key, *test) if key in over.visits[-1].findings else (*test, key)
    return Series(name, unit, cells, days, drawn, bottom, top, steps, end), answered


def _labels(item: Item) -> tuple[str, ...]:
    return tuple(answer.label for answer in item.values)


def _test_cells(key: FindingKey, nothing: NothingCame | None, edition: Edition) -> tuple[FindingKey, ...]:
    """The cells which say whether anything came: of the same side, or every side where the number has none."""
    if nothing is None or nothing.item not in edition.item:
        return ()
    cells = edition.keys_of(edition.item[nothing.item])
    return tuple(cell for cell in cells if key.side in {Laterality.UNSIDED, cell.side} or len(cells) == 1)


def _over(visit: Visit, test: Sequence[FindingKey], nothing: NothingCame) -> bool:
    """Whether the test has an answer on every side and none of them asks for the number."""
    found = [visit.findings.get(cell) for cell in test]
    return bool(found) and all(
        each is not None and (each.value is None or each.value in nothing.values) for each in found
    )


def _drawn(
    visit: Visit,
    key: FindingKey,
    item: Item,
    nothing: NothingCame | None,
    test: Sequence[FindingKey],
    edition: Edition,
) -> Drawn:
    finding = visit.findings.get(key)
    if finding is not None and finding.value is not None:
        return _of_value(finding, item, edition)
    tried = [each for cell in test if (each := visit.findings.get(cell)) is not None]
    if finding is None and nothing is not None and test and len(tried) == len(test):
        if all(each.value in nothing.values for each in tried):
            return Drawn("nothing", nothing.label, nothing.at)
        finding = next((each for each in tried if each.value is None), None)
    return Drawn("missing", _absence(finding, edition))


def _of_value(finding: Finding, item: Item, edition: Edition) -> Drawn:
    value, says = finding.value, say_for(edition).value(finding)
    if isinstance(value, int | float) and is_number(value):
        return Drawn("point", says, float(value), float(value))
    answer = item.answer(value) if isinstance(value, str) else None
    if answer is None or value in item.settles_nothing:
        return Drawn("coded", says)
    if answer.interval is not None:
        high = answer.interval.high
        return Drawn("interval", says, float(answer.interval.low), float(high) if high is not None else None)
    place = float(item.values.index(answer))
    return Drawn("interval", says, place, place + 1)


def _absence(finding: Finding | None, edition: Edition) -> str:
    return say_for(edition).absence(finding) if finding is not None else _("not examined")


def _axis(item: Item, drawn: Sequence[Drawn], end: float | None) -> tuple[float, float]:
    """From nothing, or the least that can be recorded, to a round number over all that is drawn."""
    if item.kind != "measure":
        ends = [end for each in item.values if each.interval is not None for end in (each.interval.high,)]
        finite = [float(each) for each in ends if each is not None]
        lowest = item.values[0].interval
        return (float(lowest.low), max(finite) * 1.25) if lowest is not None and finite else (0.0, len(item.values))
    if item.unit == "score" and item.range is not None:
        return float(item.range[0]), float(item.range[1])
    least = float(item.range[0]) if item.range is not None else 0.0
    return min(least, 0.0), _round_up([*_numbers(drawn), *([end] if end is not None else [])])


def _numbers(drawn: Sequence[Drawn]) -> list[float]:
    """Every number that has a place, with room over one that may be higher."""
    ends = [number for each in drawn for number in (each.low, each.high) if number is not None]
    return ends + [each.low * 1.25 for each in drawn if each.kind == "interval" and each.high is None and each.low]


def _round_up(numbers: Sequence[float]) -> float:
    """A round number over all of them."""
    most = max(numbers, default=1.0)
    if most <= 0:
        return 1.0
    power = 10.0 ** len(str(int(most))) / 10 if most >= 1 else 0.1
    return next(each * power for each in _ROUND if each * power >= most)


# ---------------------------------------------------------------------------- what is computed


class _Heard:
    """Reads nothing, and remembers which cells a calculation asks for."""

    def __init__(self, side: Laterality) -> None:
        self.side = side
        self.cells: dict[FindingKey, None] = {}

    def number(self, key: FindingKey) -> float:
        """One, so that the calculation goes on to its next number."""
        self.cells[key] = None
        return 1.0


def _of_derived(derived: Derived, side: Laterality, over: OverTime, edition: Edition) -> tuple[Series, bool]:
    heard = _Heard(side)
    CALCULATIONS[derived.calculation or ""](heard, derived.inputs)
    cells = tuple(heard.cells)
    drawn = tuple(_computed(visit, derived, side, cells, edition) for visit in over.visits)
    name = say_for(edition).cell(FindingKey(derived.id, side))
    days = tuple(visit.day for visit in over.visits)
    now = over.visits[-1].findings
    own = (*(cell for cell in cells if cell.side == side), *cells)
    series = Series(name, "", tuple(dict.fromkeys(own)), days, drawn, 0.0, _round_up(_numbers(drawn)))
    return series, all(cell in now for cell in cells)


def _computed(visit: Visit, derived: Derived, side: Laterality, cells: Sequence[FindingKey], edition: Edition) -> Drawn:
    known = evolve(visit.encounter, pack=edition.header.id, findings=tuple(visit.findings.values()), acts=())
    measured = Facts(known, edition).measured(derived.id, side)
    if measured is None:
        tried = any(cell in visit.findings for cell in cells)
        return Drawn("missing", _("not computed: a number is missing") if tried else _("not examined"))
    shown = f"{measured.value:.{derived.places}f}"
    if measured.at_least:
        return Drawn("interval", capital(_("at least {number}").format(number=shown)), measured.value, None)
    return Drawn("point", shown, measured.value, measured.value)
