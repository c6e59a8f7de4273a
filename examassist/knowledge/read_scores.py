"""The scores of a pack as plain prose: every part with its points, every band, for whom, and why some are locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score, ScoreInput, ScoreOption

    Sentence = Callable[[Condition], str]
    """Says a formula in words."""

_STATES = {
    "computed": "Computed",
    "shown_as_text": "Described only",
    "locked": "Not computed",
    "total_only": "Takes the total of a form filled elsewhere",
}


def read_scores(edition: Edition, sentence: Sentence) -> Iterator[list[str]]:
    """Each score as a heading and its sentences, without its sources."""
    for score in edition.scores:
        yield [f"{score.label} [{score.id}]", *_lines(score, edition, sentence)]


def _lines(score: Score, edition: Edition, sentence: Sentence) -> Iterator[str]:
    side = ", counted for each side" if score.side == "each" else ""
    yield f"{_STATES[score.state]}{side}; {score.kind}. {score.locked or ''}".strip()
    for part in score.inputs:
        yield f"{part.says}: {_points(part, sentence)}."
    if score.published_range is not None:
        low, high = score.published_range
        told = f" ({score.published_range_from})" if score.published_range_from else ""
        yield f"Totals from {low} to {high}{told}."
    for band in score.bands:
        limits = f"{band.low}" if band.low == band.high else f"{band.low} to {band.high}"
        yield f"{limits}, {band.label}: {band.says}."
    if score.complete_only:
        yield "Its meaning is said only once every part is known."
    if score.suppressed_when is not None:
        yield f"Unless it is known not to hold that {sentence(score.suppressed_when)}, it says: {score.suppressed_says}"
    for name in score.totals:
        item = edition.item.get(name)
        yield f'Reads "{item.label if item is not None else name}".'
    if score.licence is not None:
        yield f"Licence: {score.licence}."
    yield f"Made for: {score.population}." + (f" {score.setting}." if score.setting is not None else "")
    yield f"How it did: {score.external}."
    yield f"{score.why}."


def _points(part: ScoreInput, sentence: Sentence) -> str:
    told = [_option(option, sentence) for option in part.options]
    return "; else ".join([*told, f"{part.otherwise}"])


def _option(option: ScoreOption, sentence: Sentence) -> str:
    points = f"{option.points}" if option.up_to is None else f"{option.points} to {option.up_to}"
    return points if option.when is None else f"{points} when {sentence(option.when)}"
