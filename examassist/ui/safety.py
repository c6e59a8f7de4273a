"""What is not known about safety, said before anything else: what was not examined, and how much was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.knowledge.answers import NO
from examassist.language import translate as _
from examassist.reasoning.say import say_for
from examassist.reasoning.unnamed import unnamed_yes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item
    from examassist.ui.encounter_model import EncounterModel

NAMED = 2
"""So many cells are named in one phrase; of more it is said how many."""


@dataclass(frozen=True)
class Safety:
    """What may not be missed beside the count of red flags: a count alone reads as an all-clear."""

    not_examined: tuple[str, ...] = ()
    """Examinations of safety without a result, refused and impossible ones first, each with its reason."""
    quiet: int = 0
    """Questions about safety that were answered with no."""
    asked: int = 0
    """Those answered at all."""
    questions: int = 0

    @property
    def says(self) -> str:
        """What can be said of the questions, never that there is nothing."""
        if not self.questions:
            return _("No trigger recorded")
        if not self.quiet:
            return (
                _("No question about safety answered with no") if self.asked else _("No question about safety answered")
            )
        return _("No trigger recorded in {n} of {all} questions about safety").format(n=self.quiet, all=self.questions)


def safety_of(model: EncounterModel) -> Safety:
    """The same for an open exam."""
    questions = [item for item in model.edition.items if item.group_number is not None]
    found = [model.encounter.finding(key) for item in questions for key in model.edition.keys_of(item)]
    settled = [each for each in found if each is not None and each.value is not None]
    quiet = sum(each.value == NO for each in settled)  # a yes or an unsure is no question of which nothing came
    cells = say_for(model.edition).cells
    unnamed = [item.label for item in unnamed_yes(model.encounter, model.edition, model.assessment.urgency)]
    said = [_("{groups}: YES, no part of it named").format(groups=", ".join(unnamed))] if unnamed else []
    said += [f"{cells(keys, NAMED)} {why}" for why, keys in not_examined(model).items()]
    return Safety(tuple(said), quiet, len(settled), len(found))


def not_examined(model: EncounterModel) -> dict[str, list[FindingKey]]:
    """The cells of safety examinations without a result by what is said of them, blank ones last.

    A blank one counts only where its row is asked for; one with a reason always.
    """
    say = say_for(model.edition)
    told: dict[str, list[FindingKey]] = {}
    blank: list[FindingKey] = []
    for item in _by_hand(model):
        for key in model.edition.keys_of(item):
            finding = model.encounter.finding(key)
            if finding is None:
                blank.append(key)
            elif finding.not_obtained is not None:
                told.setdefault(say.because(_("NOT EXAMINED"), finding), []).append(key)
    left = [*told.pop(_("NOT EXAMINED"), []), *blank]
    return {**told, **({_("NOT EXAMINED"): left} if left else {})}


def _by_hand(model: EncounterModel) -> Iterator[Item]:
    for step in model.edition.steps:
        for part in model.parts_of(step.step):
            yield from (item for item in part.rows if item.safety and item.position != "talk")
