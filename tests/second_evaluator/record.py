"""What is on record of one invented patient: settled answers, numbers, dates and the visits before."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

if TYPE_CHECKING:
    from tests.second_evaluator.written import Written

OTHER = {"right": "left", "left": "right"}

FALLS = {"index_fall", "reported_index_fall", "pressure_fall"}

Cell = tuple[str, str]
"""An item or derived number, and ``right``, ``left`` or nothing."""


class Number(NamedTuple):
    """A computed number; ``or_more`` when an artery is missing, so that the true one may be higher."""

    value: float
    or_more: bool


class Record:
    """One exam as the rules may see it: what settles nothing is as good as blank."""

    def __init__(self, told: dict[str, Any], pack: Written, earlier: list[dict[str, Any]] | None = None) -> None:
        self.pack = pack
        self.day = datetime.fromisoformat(told["examined_at"]).date()
        self.age: int | None = told["patient"].get("age_years")
        self.sex: str = told["patient"].get("sex") or "unknown"
        self.settled: dict[Cell, Any] = {}
        self.refused: dict[Cell, str] = {}
        self.amputated: set[Cell] = set()
        self.unsure: set[Cell] = set()
        for finding in told["findings"]:
            self._take(finding)
        self._denied_parts()
        visits = [Record(each, pack) for each in earlier or []]
        self.earlier = sorted(visits, key=lambda visit: visit.day, reverse=True)

    def _take(self, finding: dict[str, Any]) -> None:
        cell = (finding["item"], "" if finding.get("side") in {None, "unsided"} else finding["side"])
        item = self.pack.items[cell[0]]
        if finding.get("not_obtained") is not None:
            self.refused[cell] = finding["not_obtained"]
            if finding.get("detail") == "amputated":
                self.amputated.add(cell)
            return
        value = finding["value"]
        nothing = set(item.get("settles_nothing", ()))
        if isinstance(value, list | tuple):
            if nothing & set(value):
                self.unsure.add(cell)
            else:
                self.settled[cell] = tuple(value)
        elif value in nothing:
            self.unsure.add(cell)
        else:
            self.settled[cell] = value

    def _denied_parts(self) -> None:
        """No to a grouped question is no to each of its named parts."""
        for name, item in self.pack.items.items():
            if "parts" in item and self.settled.get((name, "")) == "no":
                part = item["parts"]["item"]
                for side in ("right", "left") if self.pack.sided(part) else ("",):
                    self.settled.setdefault((part, side), ())

    def number(self, name: str, side: str) -> Number | None:
        """The number of a measure, or the ratio of two pressures as on paper."""
        if name not in self.pack.derived:
            value = self.settled.get((name, side))
            return Number(value, or_more=False) if _is_number(value) else None
        calculation = self.pack.derived[name].get("calculation")
        inputs = self.pack.derived[name]["inputs"]
        if calculation == "side_excess":
            both = self._numbers([(inputs[0], side), (inputs[0], OTHER.get(side, ""))])
            return Number(_on_paper(both[0] - both[1], "0.1"), or_more=False) if len(both) == 2 else None
        if calculation in FALLS:
            return self._fall(calculation, inputs, side)
        arms = self._numbers([(inputs[0], "right"), (inputs[0], "left")])
        ankle = self._numbers([(each, side) for each in inputs[1:]])
        if calculation is None or len(arms) < 2 or not ankle or max(arms) == 0:  # both arms are needed
            return None
        return Number(
            _on_paper(Decimal(repr(max(ankle))) / Decimal(repr(max(arms))), "0.01"),
            or_more=len(ankle) < len(inputs) - 1,
        )

    def _fall(self, calculation: str, inputs: list[str], side: str) -> Number | None:
        """Evidence 3.3: the index after exercise against the one at rest, in per cent; or the two ankle pressures."""
        arteries = inputs[{"index_fall": 3, "pressure_fall": 1}.get(calculation, len(inputs)) :]
        ankle = self._numbers([(each, side) for each in arteries])
        or_more = len(ankle) < len(arteries)
        if calculation == "pressure_fall":
            after = self._numbers([(inputs[0], side)])
            return Number(_on_paper(max(ankle) - after[0], "1"), or_more) if ankle and after else None
        after = self._numbers([(inputs[1], side), (inputs[2], "")])
        if calculation == "index_fall":
            arms = self._numbers([(inputs[0], "right"), (inputs[0], "left")])
            rest = Fraction(repr(max(ankle))) / Fraction(repr(max(arms))) if ankle and len(arms) == 2 else Fraction(0)
        else:
            told = self._numbers([(inputs[0], side)])
            rest = Fraction(repr(told[0])) if told else Fraction(0)
        if len(after) < 2 or rest == 0:
            return None
        exercised = Fraction(repr(after[0])) / Fraction(repr(after[1]))
        percent = (rest - exercised) / rest * 100
        return Number(_on_paper(Decimal(percent.numerator) / Decimal(percent.denominator), "0.1"), or_more)

    def _numbers(self, cells: list[Cell]) -> list[float]:
        return [value for cell in cells if _is_number(value := self.settled.get(cell))]

    def days_ago(self, name: str) -> tuple[int, int] | None:
        """The fewest and most days a date lies back, as far as it is known."""
        value = self.settled.get((name, ""))
        if not isinstance(value, str):
            return None
        first, last = _span(value)
        return (self.day - min(last, self.day)).days, (self.day - first).days

    def before(self, cell: Cell) -> tuple[Any, int] | None:
        """What the latest earlier visit that settled it found, and how many days before."""
        for visit in self.earlier:
            if cell in visit.settled and visit.day <= self.day:
                return visit.settled[cell], (self.day - visit.day).days
        return None


def _is_number(value: Any) -> TypeGuard[float]:  # noqa: ANN401  any answer of an item
    return isinstance(value, int | float) and not isinstance(value, bool)


def _on_paper(number: Decimal | float, places: str) -> float:
    return float(Decimal(str(number)).quantize(Decimal(places), rounding=ROUND_HALF_UP))


def _span(value: str) -> tuple[date, date]:
    """The first and last day a partly known date may be."""
    numbers = [int(part) for part in value[:10].split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    year, month = numbers[:2]
    if len(numbers) == 2:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, numbers[2]), date(year, month, numbers[2])
