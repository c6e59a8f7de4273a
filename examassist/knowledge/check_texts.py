"""Whether no text promises more than an exam can, and every sentence can be filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examassist.knowledge.wording import REQUIRED, blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.score import Score

BANNED = {
    "certain": r"certain(ly|ty)?",
    "excluded": r"exclud(e|es|ed|ing)",
    "none present": r"none (of (the|them|these|those)\b.{0,60}?)?\b(is|are|was|were)? ?present",
    "no red flag": r"no red[- ]flags?",
    # "does not rule it out" is what an honest text says
    "rules out": r"(?<!not )rul(e|es|ed|ing) (it )?out",
    "normal exam": r"normal exam(ination)?",
    "denies": r"den(y|ies|ied|ying)",
}
"""Words stronger than the exam behind them (clinical review, hazard 8), each with what finds it."""

_FINDERS = {word: re.compile(rf"\b{pattern}\b", re.IGNORECASE) for word, pattern in BANNED.items()}


def check_texts(edition: Edition, faults: Faults) -> None:
    """Add every banned word, every sentence that is missing and every brace that cannot be filled."""
    for kind, name, text in spoken(edition):
        for word in banned_words(text):
            faults.add(kind, name, f'says "{word}", which no exam can promise', "say what was asked and found")
    for key in sorted(REQUIRED - set(edition.wording)):
        faults.add("wording", key, "is missing", f"add it to wording/{edition.header.language}.yaml")
    for key, template in edition.wording.items():
        try:
            blanks(template)
        except ValueError as error:
            faults.add("wording", key, f"cannot be filled: {error}")
    for limit in edition.scope:
        if limit.once_recorded and "{cards}" not in limit.outside_says:
            faults.add("scope", limit.id, "does not say where the cards stand", "write {cards} in `outside_says`")
    for item in edition.items:
        _check_question(item.id, item.ask_or_do, sided=item.sided, faults=faults)


def banned_words(text: str) -> list[str]:
    """The banned words that stand in ``text``."""
    return [word for word, finder in _FINDERS.items() if finder.search(text)]


def spoken(edition: Edition) -> Iterable[tuple[str, str, str]]:  # noqa: C901, PLR0912  one arm for each list
    """Every text that is printed about a patient: its list, its entry and the text."""
    for condition in edition.conditions:
        yield from (("conditions", condition.id, text) for text in (condition.label, condition.short))
    for group in edition.groups:
        yield "groups", group.id, group.meaning
    for gate in edition.gates:
        texts = (gate.label, gate.criteria_met, gate.meaning, gate.call, *gate.actions, *gate.before_leaving)
        yield from (("gates", gate.id, text) for text in (*texts, *(test.reason for test in gate.tests)))
    for pair in edition.contradictions:
        yield from (("contradictions", pair.id, text) for text in (pair.meaning, pair.ask))
    for limit in edition.scope:
        yield from (("scope", limit.id, text) for text in (limit.meaning, limit.outside_says))
    for worse in edition.worsening:
        yield "worsening", worse.id, worse.says
    for pairing in edition.pairings:
        yield from (("pairings", pairing.id, text) for text in (pairing.two_causes, pairing.not_settled))
    for card in edition.cards:
        texts = (card.label, card.think_of_it_when, card.first_test, card.meaning)
        yield from (("cards", card.id, text) for text in texts)
    for test in edition.investigations:
        texts = (test.label, test.meaning, *(line.says for line in test.request))
        yield from (("investigations", test.id, text) for text in texts)
    for check in edition.safety_gates:
        yield from (("safety_gates", check.id, text) for text in (check.label, check.effect))
    for advice in edition.advice:
        yield from (("advice", advice.id, text) for text in (advice.says, advice.when_right or ""))
    for bedside in edition.bedside:
        yield "bedside", bedside.id, bedside.says
    for step in edition.pathway:
        texts = (step.label, step.meaning, step.held_because or "", step.disagreement or "")
        yield from (("pathway", step.id, text) for text in texts)
    for default in edition.profile_texts:
        own = (default.us, default.uk, default.spine_clinic or "", default.emergency or "")
        yield from (("profile_texts", default.id, text) for text in own)
    for score in edition.scores:
        yield from (("scores", score.id, text) for text in _of_score(score))
    yield from (("wording", key, text) for key, text in edition.wording.items())


def _of_score(score: Score) -> Iterable[str]:
    """What is shown with a score."""
    yield from (score.label, score.population, score.external, score.why)
    yield from (text for text in (score.setting, score.locked, score.suppressed_says, score.licence) if text)
    yield from (part.says for part in score.inputs)
    yield from (text for band in score.bands for text in (band.label, band.says))


def _check_question(name: str, text: str, *, sided: bool, faults: Faults) -> None:
    try:
        named = set(blanks(text))
    except ValueError as error:
        faults.add("items", name, f"asks with braces that cannot be filled: {error}")
        return
    if not named <= ({"side"} if sided else set()):
        faults.add("items", name, "asks with braces that nothing fills", "only a sided item may say {side}")
