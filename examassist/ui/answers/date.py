"""A date as exactly as it is known: a year, a month, a day or a minute, or how long ago."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from examassist.domain.finding import started_on
from examassist.language import translate as _
from examassist.ui.answers.entry import EntryCell
from examassist.ui.answers.result import Result

if TYPE_CHECKING:
    from examassist.domain.finding import Finding

_AGO = re.compile(r"(\d{1,3})([dwmy])")
_WRITTEN = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?)?)?")
_MONTHS = 12
_UNITS = {4: "year", 7: "month", 10: "day"}


class DateCell(EntryCell):
    """A date typed year first, or as 3w for three weeks ago."""

    box_width = 190
    today: date = date.max
    """The day of the exam, from which "ago" counts; the page sets it."""

    @property
    def unit(self) -> str:
        """How to type it."""
        exact = "2026-08-12" if "day" in self.item.precision else "2026-08"
        return _("{example} or 3w, 5m, 2y ago").format(example=exact)

    @property
    def paired(self) -> bool:
        """Never: a date has no side."""
        return False

    def types(self, text: str) -> bool:
        """Digits, separators, and one letter for "ago"."""
        if text.isascii() and text.isdigit():
            return True
        if not self.entry:
            return False
        return text in set("-./:T ") or text.casefold() in set("dwmy")

    def read(self, text: str) -> Result | str:
        """The date in ISO form, only as exact as it was typed."""
        value = self._value(text)
        if value is None:
            return _("Enter 2026, 2026-08 or 2026-08-12, or 3w for 3 weeks ago")
        exact = _UNITS.get(len(value), "hour")
        if self.item.precision and exact not in self.item.precision:
            return _("Enter it to the {units}").format(units=_(" or ").join(self.item.precision))
        if started_on(value)[0] > self.today:
            return _("Enter a date that is not after today")
        return Result(value=value, typed=text)

    def _value(self, text: str) -> str | None:
        ago = _AGO.fullmatch(text.strip().casefold())
        if ago is not None:
            return _ago(int(ago[1]), ago[2], self.today)
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            return None
        year, *rest = written.groups()
        month, day, hour, minute = (part.zfill(2) if part else None for part in rest)
        value = "-".join(part for part in (year, month, day) if part) + (f"T{hour}:{minute}" if hour else "")
        try:
            started_on(value)
        except ValueError:
            return None
        return value

    def echo(self, text: str) -> str:
        """What was typed, as a date in words."""
        value = self._value(text)
        return date_text(value) if value is not None else self.unit

    def shown(self, finding: Finding) -> str:
        """The date in words."""
        return date_text(str(finding.value))

    def words_of(self, finding: Finding) -> str:
        """The date in words."""
        return date_text(str(finding.value))


def date_text(value: str) -> str:
    """A partial date as it is read: ``2026``, ``Aug-2026``, ``12-Aug-2026`` or with the time."""
    match len(value):
        case 4:
            return value
        case 7:
            return date.fromisoformat(f"{value}-01").strftime("%b-%Y")
        case 10:
            return date.fromisoformat(value).strftime("%d-%b-%Y")
        case _:
            return datetime.fromisoformat(value).strftime("%d-%b-%Y %H:%M")


def _ago(count: int, unit: str, today: date) -> str | None:
    """The day, month or year that lies so long before ``today``; None before the calendar begins."""
    try:
        if unit in {"d", "w"}:
            return (today - timedelta(days=count * (7 if unit == "w" else 1))).isoformat()
        if unit == "m":
            months = today.year * _MONTHS + today.month - 1 - count
            return date(months // _MONTHS, months % _MONTHS + 1, 1).isoformat()[:7]
        return str(date(today.year - count, 1, 1).year)
    except (ValueError, OverflowError):
        return None
