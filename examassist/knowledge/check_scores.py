"""Whether every score adds up to what its source prints, and none is computed or leaned on that may not be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from examassist.knowledge.check_rules import formulas
from examassist.knowledge.condition import ScoreAtLeast, leaves
from examassist.knowledge.score import MAY_COMPUTE

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.score import Score, ScoreCase

READ_BY = frozenset({"advice", "cards", "pathway", "contradictions"})
"""The lists whose entries may read a score; no word, red flag, check before a test or score may hang on one."""


def check_scores(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the scores of ``edition``, and with the rules that read one."""
    for score in edition.scores:
        for what, todo in _faults(score):
            faults.add("scores", score.id, what, todo)
        faults.unless_known("scores", score.id, score.totals, edition.item, "item")
        for name in score.totals:
            if name in edition.item and (edition.item[name].kind != "measure" or edition.item[name].sided):
                faults.add("scores", score.id, f"takes `{name}` as a total, which is no unsided number")
        _check_cases(score, faults)
    for formula in formulas(edition):
        if formula.kind not in READ_BY:
            for leaf in leaves(formula.condition):
                if isinstance(leaf, ScoreAtLeast):
                    what = f"{formula.part}: reads the score `{leaf.score}`, on which nothing of this kind may hang"
                    faults.add(formula.kind, formula.name, what, "read its items")


def _faults(score: Score) -> list[tuple[str, str]]:
    found = [*_of_state(score), *_of_points(score)]
    if score.bands:
        found += _of_bands(score)
    if (score.suppressed_when is None) != (score.suppressed_says is None):
        found.append(("is suppressed without both a formula and a text", "write suppressed_when and suppressed_says"))
    return found


def _of_state(score: Score) -> list[tuple[str, str]]:
    found = []
    parts = [option for part in score.inputs for option in part.options]
    if score.state == "computed":
        if score.status not in MAY_COMPUTE:
            verified = ", ".join(sorted(MAY_COMPUTE))
            found.append((f"is computed with constants of status {score.status}", f"only {verified} may be; lock it"))
        if not score.inputs or not score.bands or score.published_range is None or score.published_range_from is None:
            found.append(("is computed and needs inputs, bands, published_range and published_range_from", ""))
        if any(option.when is None for option in parts):
            found.append(("has points without a formula", "write `when` or lock it"))
        if score.locked is not None:
            found.append(("is computed and says that it is locked", "keep one"))
    elif score.state != "total_only" and score.locked is None:
        found.append(("is not computed and does not say why", "write `locked`"))
    if score.state == "total_only" and (not score.totals or score.licence is None or score.inputs):
        found.append(("takes totals only and needs totals and licence, and no inputs", ""))
    if score.state != "computed" and any(option.when is not None for option in parts):
        found.append(("has formulas and is not computed", "leave `when` out"))
    return found


def _of_points(score: Score) -> list[tuple[str, str]]:
    if score.published_range is None or not score.inputs:
        return []
    low, high = score.published_range
    # the lowest printed total may be one that was observed and not the lowest that the points allow
    same_low = score.lowest == low if score.state == "computed" else score.lowest <= low
    if score.highest == high and same_low:
        return []
    what = f"has points from {score.lowest} to {score.highest}, published are {low} to {high}"
    return [(what, "another version of it is about: read the source's own table")]


def _of_bands(score: Score) -> list[tuple[str, str]]:
    found = []
    bands = sorted(score.bands, key=lambda band: band.low)
    for one, other in pairwise(bands):
        if other.low <= one.high:
            found.append((f"has bands that overlap: `{one.label}` and `{other.label}`", ""))
        elif other.low > one.high + 1:
            found.append((f"has no band between {one.high} and {other.low}", "close the gap"))
    if score.published_range is not None and (bands[0].low, bands[-1].high) != score.published_range:
        low, high = score.published_range
        found.append((f"has bands from {bands[0].low} to {bands[-1].high}, not from {low} to {high}", "close them"))
    return found


def _check_cases(score: Score, faults: Faults) -> None:
    cases = score.cases
    if cases is None:
        if score.state == "computed":
            faults.add("scores", score.id, "has no cases", "write a complete, a partial and a suppressed one")
        return
    if score.suppressed_when is not None and cases.suppressed is None:
        faults.add("scores", score.id, "is suppressed at times and has no case of it")
    for name, case in (("complete", cases.complete), ("partial", cases.partial)):
        if case.totals is None:
            faults.add("scores", score.id, f"case {name} does not say its totals")
        elif (case.totals[0] == case.totals[1]) is not (name == "complete"):
            faults.add(
                "scores", score.id, f"case {name} should leave {'one total' if name == 'complete' else 'a range'}"
            )
    for one in (cases.complete, cases.partial, cases.suppressed):
        if one is not None:
            _check_case(score, one, faults)


def _check_case(score: Score, case: ScoreCase, faults: Faults) -> None:
    if (case.side is not None) is not (score.side == "each"):
        faults.add("scores", score.id, "has a case for the wrong side", "name a side where it is counted for each")
