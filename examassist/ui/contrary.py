"""What may not be filled with the rest, because something recorded says that it has to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.truth import Truth
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.edition import Edition

    Beside = dict[FindingKey, tuple[FindingKey, ...]]


def contrary(planned: Sequence[Finding], encounter: Encounter, edition: Edition) -> Beside:
    """The cells of ``planned`` that are to be looked at, each with the recorded cells that are the reason.

    The content says so in two ways: a row names what keeps it from being filled on the same side, and the pairs that do
    not go together name what a normal value there would contradict.
    """
    found = {**dict(_in_pairs(planned, encounter, edition)), **dict(_by_row(planned, encounter, edition))}
    return {finding.key: found[finding.key] for finding in planned if finding.key in found}


def _by_row(
    planned: Sequence[Finding], encounter: Encounter, edition: Edition
) -> Iterator[tuple[FindingKey, tuple[FindingKey, ...]]]:
    told = [(finding.key, unless) for finding in planned if (unless := edition.item[finding.item].fills_unless)]
    if not told or not encounter.findings:
        return
    facts = Facts(encounter, edition)  # read as by the conditions that open rows: an answer may settle nothing
    facts.settled.update((finding.key, finding.value) for finding in encounter.findings if finding.value is not None)
    for key, unless in told:
        verdict = evaluate(unless, facts, key.side)
        if verdict.truth is Truth.YES:
            yield key, tuple(verdict.because)


def _in_pairs(
    planned: Sequence[Finding], encounter: Encounter, edition: Edition
) -> Iterator[tuple[FindingKey, tuple[FindingKey, ...]]]:
    items, recorded = {finding.item for finding in planned}, {finding.item for finding in encounter.findings}
    pairs = [pair for pair in edition.contradictions if items & {*pair.items} and recorded & {*pair.items}]
    if not pairs:
        return
    keys = {finding.key for finding in planned}
    now = Facts(encounter, edition)
    filled = Facts(evolve(encounter, findings=(*encounter.findings, *planned)), edition)
    for pair in pairs:
        for side in SIDES if pair.side == "each" else (Laterality.UNSIDED,):
            verdict = evaluate(pair.when, filled, side)
            if verdict.truth is not Truth.YES or evaluate(pair.when, now, side).truth is Truth.YES:
                continue
            beside = tuple(key for key in verdict.because if key not in keys)
            yield from ((key, beside) for key in verdict.because if key in keys and beside)
