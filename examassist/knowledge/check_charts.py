"""What is drawn over the visits can be drawn: it is there, it has an order, and its intervals follow that order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examassist.knowledge.edition import Chart, Edition, NothingCame
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.item import Item


def check_charts(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the charts of the header and with the intervals of answers."""
    cover, charts = edition.header.id, edition.header.charts
    known = [*edition.item, *edition.derived_by_id]
    faults.unless_known("header", cover, [chart.shows for chart in charts], known, "item of charts")
    for name, count in Counter(chart.shows for chart in charts).items():
        if count > 1:
            faults.add("header", cover, f"draws `{name}` {count} times", "keep one chart")
    for chart in charts:
        _check_chart(chart, edition, faults)
    for item in edition.items:
        _check_intervals(item, faults)


def _check_chart(chart: Chart, edition: Edition, faults: Faults) -> None:
    cover = edition.header.id
    derived, item = edition.derived_by_id.get(chart.shows), edition.item.get(chart.shows)
    if derived is not None and derived.calculation is None:
        faults.add("header", cover, f"draws `{chart.shows}`, which is never computed", "leave it out")
    if item is not None and item.kind != "measure" and not (item.ordered and item.kind in {"choice", "grade"}):
        faults.add("header", cover, f"draws `{chart.shows}`, which is neither ordered nor measured", "leave it out")
    if chart.nothing_came is not None:
        _check_nothing(chart.shows, chart.nothing_came, edition, faults)


def _check_nothing(shows: str, nothing: NothingCame, edition: Edition, faults: Faults) -> None:
    cover = edition.header.id
    measure, other = edition.item.get(shows), edition.item.get(nothing.item)
    faults.unless_known("header", cover, [nothing.item], edition.item, "item of nothing_came")
    if other is not None:
        values = [answer.id for answer in other.values]
        faults.unless_known("header", cover, nothing.values, values, "value of nothing_came")
    if measure is None or measure.range is None or not measure.range[0] <= nothing.at <= measure.range[1]:
        faults.add("header", cover, f"lets `{shows}` end at {nothing.at:g}, where nothing can be measured")


def _check_intervals(item: Item, faults: Faults) -> None:
    """Every answer of an ordered item with a unit has one, or none has; each begins where the one before ends."""
    intervals = [answer.interval for answer in item.values]
    given = [each for each in intervals if each is not None]
    if not given:
        return
    if len(given) < len(intervals) or not item.ordered or item.unit is None:
        faults.add("items", item.id, "has intervals and needs one for each answer, a unit and an order")
    if any(each.high is not None and each.low >= each.high for each in given):
        faults.add("items", item.id, "needs intervals with the lower limit first")
    if any(one.high != other.low for one, other in pairwise(given)):
        faults.add("items", item.id, "needs intervals that follow each other without hole or overlap")
