"""A number typed with its unit: a point or a comma, inside its range, in the steps that can be read."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from examassist.domain.quantity import read_number
from examassist.knowledge.answers import on_grid
from examassist.language import translate as _
from examassist.ui.answers.entry import EntryCell
from examassist.ui.answers.result import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.finding import Finding
    from examassist.knowledge.item import EntryUnit

SIGNS = {"degrees": "°", "count": "", "ratio": "", "score": ""}
"""Units that are written as a sign, or not at all."""
_TAKEN = frozenset("agmnuwxy")
"""Letters that mean something else in a cell."""


class MeasureCell(EntryCell):
    """A number; a coded result such as "no signal" may stand in its place."""

    @property
    def unit(self) -> str:
        """The item's unit, as a sign where there is one."""
        unit = self.item.unit or ""
        return SIGNS.get(unit, unit)

    @property
    def _is_sign(self) -> bool:
        return self.unit.startswith(("°", "%"))

    def hint(self) -> str:
        """The range to stay in while the box is blank, else the unit."""
        filled = self.finding is not None and self.finding.value is not None
        if self.item.range is None or filled or self.item.coded_results:
            return "" if self._is_sign else self.unit
        low, high = self.item.range
        unit = self.unit if self._is_sign or not self.unit else f" {self.unit}"
        return _("{low} to {high}{unit}").format(low=low, high=high, unit=unit)

    def options(self) -> tuple[tuple[str, str, str], ...]:
        """The coded results."""
        keys = coded_keys(self.item.coded_results)
        return tuple((name, key, name.replace("_", " ")) for name, key in keys.items())

    def types(self, text: str) -> bool:
        """Digits and a decimal sign; a minus where the range goes below zero; the first letter of another unit."""
        if text.isascii() and text.isdigit():
            return True
        if text in {".", ","}:
            return bool(self.entry)
        if text == "-":
            return not self.entry and self.item.range is not None and self.item.range[0] < 0
        return bool(self.entry) and self._unit_of(text) is not None

    def _unit_of(self, letter: str) -> EntryUnit | None:
        return next((u for u in self.item.entry_units if u.unit.casefold().startswith(letter.casefold())), None)

    def _split(self, text: str) -> tuple[str, EntryUnit | None]:
        if text[-1:].isalpha():
            return text[:-1], self._unit_of(text[-1])
        return text, None

    def read(self, text: str) -> Result | str:
        """The number in the item's own unit, or the range to stay in."""
        digits, unit = self._split(text)
        typed = read_number(digits)
        if typed is None:
            return self._advice()
        value = typed if unit is None else self._converted(typed, unit)
        limits = self.item.range
        if limits is not None and not limits[0] <= value <= limits[1]:
            return self._advice()
        if not on_grid(value, self.item.step):
            return _("Enter {low} to {high} in steps of {step}").format(
                low=limits[0] if limits else "", high=limits[1] if limits else "", step=self.item.step
            )
        return Result(value=value, typed=f"{digits} {unit.unit}" if unit is not None else text)

    def _advice(self) -> str:
        if self.item.range is None:
            return _("Enter a number")
        low, high = self.item.range
        return _("Enter {low} to {high}").format(low=low, high=high)

    def echo(self, text: str) -> str:
        """The unit, or what was typed in the item's own unit."""
        digits, unit = self._split(text)
        number = read_number(digits)
        if unit is None or number is None:
            return self.unit
        return f"{unit.unit} = {self._converted(number, unit)} {self.unit}"

    def _converted(self, number: float, unit: EntryUnit) -> float:
        """In the item's own unit, to the nearest of its steps; reckoned in decimals, so that 0.1 stays 0.1."""
        exact = _decimal(number) * _decimal(unit.factor) + _decimal(unit.offset)
        if self.item.step is not None:
            step = _decimal(self.item.step)
            exact = (exact / step).to_integral_value(ROUND_HALF_UP) * step
        return int(exact) if exact == exact.to_integral_value() else float(exact)

    def shown(self, finding: Finding) -> str:
        """The number with the sign of its unit where that is short."""
        sign = self.unit if self._is_sign else ""
        return f"{finding.value}{sign}"

    def words_of(self, finding: Finding) -> str:
        """Number and unit in words."""
        if isinstance(finding.value, str):
            return self.label_of(finding.value)
        return f"{finding.value} {self.item.unit or ''}".strip()


def coded_keys(names: Sequence[str]) -> dict[str, str]:
    """A letter for each coded result, by its own word alone, so that it is the same in every row that offers it."""
    return {name: next(each for each in name.rpartition("_")[2] + name if each not in _TAKEN).upper() for name in names}


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))
