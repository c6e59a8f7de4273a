"""To whom this exam may be written: the readers of letters whose red flag is raised or whose word is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.reader import Reader
    from examassist.knowledge.rule import WordAtLeast
    from examassist.reasoning.assessment import Assessment


def letters_for(encounter: Encounter, assessment: Assessment, edition: Edition) -> list[str]:
    """The readers by id, in the order of the content."""
    return [reader.id for reader in edition.readers if reader.is_letter and _is_offered(encounter, assessment, reader)]


def _is_offered(encounter: Encounter, assessment: Assessment, reader: Reader) -> bool:
    if reader.places and encounter.profile.place not in reader.places:
        return False
    if not reader.gates and not reader.words:
        return True
    raised = {flag.id for flag in assessment.raised}
    return bool(raised & set(reader.gates)) or any(reached(assessment, words) for words in reader.words)


def reached(assessment: Assessment, words: WordAtLeast) -> bool:
    """Whether one of the conditions has one of the words."""
    return any(each.id in words.conditions and each.word in words.word for each in assessment.conditions)
