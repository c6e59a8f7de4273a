"""The scores of one encounter: what each total can still be, what that means, and why some are not computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.condition import Age, leaves
from examassist.reasoning.assessment import ScoreResult
from examassist.reasoning.evaluate import evaluate, possible_total, usable
from examassist.reasoning.trace import OF_THE_PATIENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.knowledge.score import Score
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.explain import Explain
    from examassist.reasoning.totals import Possible


def scores(facts: Facts, explain: Explain) -> tuple[ScoreResult, ...]:
    """Every score of the edition, in the order of the pack, right before left; nothing else depends on them."""
    return tuple(
        _kept(score, side, facts, explain)
        for score in facts.edition.scores
        for side in (SIDES if score.side == "each" else (Laterality.UNSIDED,))
    )


def _kept(score: Score, side: Laterality, facts: Facts, explain: Explain) -> ScoreResult:
    """One score, counted once for these facts and for those after them that change nothing it reads."""
    seen = facts.scored.setdefault(score.id, {})
    if side not in seen:
        seen[side] = _result(score, side, facts, explain)
    return seen[side]


def _result(score: Score, side: Laterality, facts: Facts, explain: Explain) -> ScoreResult:
    if score.state == "total_only":
        return _recorded(score, facts, explain)
    if not usable(score, facts, side):
        return _locked(score, side, facts, explain)
    possible = possible_total(score, facts, side)
    complete = possible.low == possible.high
    label = _label(score, side, explain)
    key = "score_total" if complete else "score_between"
    meaning = _meaning(score, possible, explain)
    if facts.age is None and not complete and _reads_age(score):
        meaning = f"{meaning} {explain.say.text('score_no_age')}"
    return ScoreResult(
        id=score.id,
        side=_side(side),
        min=possible.low,
        max=possible.high,
        complete=complete,
        interpretation=meaning,
        says=explain.say.text(key, label=label, low=possible.low, high=possible.high),
        because=explain.facts_of(possible.because, score.id),
        missing=explain.missing((key for key in possible.missing if key not in OF_THE_PATIENT), score.id),
        sources=score.sources,
    )


def _meaning(score: Score, possible: Possible, explain: Explain) -> str:
    """What the total means; while it is open, only what is the same for every total it can still take."""
    low, high = score.band(possible.low), score.band(possible.high)
    if score.complete_only and possible.low < possible.high:
        return explain.say.text("score_complete_only")
    if low is not None and low is high:
        return explain.say.text("score_band", band=low.label, says=low.says)
    bands = [
        band.label if band is not None else str(total) for band, total in ((low, possible.low), (high, possible.high))
    ]
    return explain.say.text("score_open", low=bands[0], high=bands[1])


def _locked(score: Score, side: Laterality, facts: Facts, explain: Explain) -> ScoreResult:
    """A score that is not computed, with every reason."""
    reasons = [score.locked] if score.locked is not None else []
    when = score.suppressed_when
    suppressed = when is not None and evaluate(when, facts, side).truth is not Truth.NO
    if suppressed and score.suppressed_says is not None:
        reasons.append(score.suppressed_says)
    reason = " ".join(reasons) or score.why
    return ScoreResult(
        id=score.id,
        side=_side(side),
        min=None,
        max=None,
        complete=False,
        interpretation="",
        locked=reason,
        says=explain.say.text("score_locked", label=_label(score, side, explain), reason=reason),
        sources=score.sources,
    )


def _recorded(score: Score, facts: Facts, explain: Explain) -> ScoreResult:
    """Totals of forms filled elsewhere, as they were recorded; one total is its own range."""
    keys = [FindingKey(name) for name in score.totals]
    found = {key: number for key in keys if (number := facts.number(key)) is not None}
    values = [explain.say.plain_value(key.item, number) for key, number in found.items()]
    shown = [
        explain.say.text("fact", cell=explain.say.cell(key), value=value)
        for key, value in zip(found, values, strict=True)
    ]
    total = next(iter(found.values())) if len(keys) == 1 and found else None
    meaning = "; ".join(shown) or explain.say.text("score_not_recorded")
    return ScoreResult(
        id=score.id,
        min=total,
        max=total,
        complete=len(found) == len(keys),
        interpretation=meaning,
        says=explain.say.text("score_recorded", label=score.label, values=meaning),
        because=explain.facts_of(found, score.id),
        missing=explain.missing((key for key in keys if key not in found), score.id),
        sources=score.sources,
    )


def _label(score: Score, side: Laterality, explain: Explain) -> str:
    if side is Laterality.UNSIDED:
        return score.label
    return explain.say.text("cell_sided", label=score.label, side=explain.say.side(side))


def _side(side: Laterality) -> Literal["left", "right"] | None:
    if side is Laterality.UNSIDED:
        return None
    return "left" if side is Laterality.LEFT else "right"


def _reads_age(score: Score) -> bool:
    return any(isinstance(leaf, Age) for part in score.inputs for leaf in _leaves(part.options))


def _leaves(options: Iterable[object]) -> Iterable[object]:
    for option in options:
        when = getattr(option, "when", None)
        if when is not None:
            yield from leaves(when)
