"""Every sentence of an assessment, made from the pack's wording; nothing else makes sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, FindingKey
from examassist.domain.quantity import is_number
from examassist.knowledge.wording import Wording
from examassist.language import translate as _
from examassist.reasoning.assessment import Missing
from examassist.reasoning.compile import Held
from examassist.reasoning.trace import OF_THE_PATIENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.finding import Finding, Value
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Tier, Word
    from examassist.reasoning.assessment import Assessment, ConditionResult, FlagState


FITS: frozenset[Word] = frozenset({"fits_well", "possible"})
"""Words that are said of every condition."""
STATES: tuple[FlagState, ...] = ("raised", "not_cleared", "no_trigger")
"""The one that weighs most stands for several red flags."""


class Say:
    """Speaks for one edition in its language."""

    def __init__(self, edition: Edition) -> None:
        """Take labels from ``edition`` and sentences from its wording."""
        self.edition = edition
        self.words = Wording(edition.wording)
        self._cells: dict[FindingKey, str] = {}
        self._blanks: dict[tuple[FindingKey, str], Missing] = {}

    def text(self, key: str, **params: object) -> str:
        """The sentence ``key`` of the wording with ``params`` filled in."""
        return self.words.say(key, **params)

    def side(self, side: Laterality | str) -> str:
        """Right, left, both sides; nothing for unsided."""
        return "" if str(side) == Laterality.UNSIDED else self.text(f"side_{side}")

    def label(self, name: str) -> str:
        """The label of an item or derived quantity, or of what the rules read of the patient."""
        if FindingKey(name) in OF_THE_PATIENT:
            return self.text(f"cell_{name}")
        entry = self.edition.item.get(name) or self.edition.derived_by_id.get(name)
        return entry.label if entry is not None else name

    def cell(self, key: FindingKey) -> str:
        """The name of a cell: label and side."""
        said = self._cells.get(key)
        if said is None:
            said = self.label(key.item)
            if key.side is not Laterality.UNSIDED:
                said = self.text("cell_sided", label=said, side=self.side(key.side))
            self._cells[key] = said
        return said

    def value(self, finding: Finding) -> str:
        """What was recorded, in the words of the screen: a value, or why there is none."""
        if finding.not_obtained is not None:
            return self.absence(finding)
        shown = self.plain_value(finding.item, finding.value if finding.value is not None else "")
        if not finding.qualifiers:
            return shown
        return self.text("qualified", value=shown, qualifiers=", ".join(map(readable, finding.qualifiers)))

    def absence(self, finding: Finding) -> str:
        """Why a result was looked for but not had; of what was left out, the same words as of a blank cell."""
        reason = finding.not_obtained or AbsentReason.NOT_DONE
        if finding.detail is not None:
            return self.text("unable_detail", detail=self.text(f"unable_{finding.detail}"))
        item = self.edition.item.get(finding.item)
        if reason is AbsentReason.NOT_DONE and item is not None and item.position == "talk":
            return self.text("absent_not_asked")
        return self.text(f"absent_{reason}")

    def because(self, word: str, finding: Finding) -> str:
        """``word``, which says that there is no result, with the reason in brackets where one was given."""
        given = finding.not_obtained not in {None, AbsentReason.NOT_DONE}
        return f"{word} ({self.absence(finding)})" if given else word

    def plain_value(self, name: str, value: Value) -> str:
        """A value of the item or derived quantity ``name``, with its unit."""
        item = self.edition.item.get(name)
        if is_number(value):
            unit = item.unit if item is not None else None
            return f"{value:g} {unit}" if unit not in {None, "count", "ratio", "score"} else f"{value:g}"
        if isinstance(value, tuple):
            return ", ".join(self._answer(name, each) for each in value) or self.text("asked_none")
        return self._answer(name, str(value))

    def fact(self, finding: Finding) -> str:
        """One recorded finding as a line."""
        return self.text("fact", cell=self.cell(finding.key), value=self.value(finding))

    def not_recorded(self, key: FindingKey) -> str:
        """One blank cell as a line."""
        return self.text("not_recorded", cell=self.cell(key))

    def blank(self, key: FindingKey, rule: str) -> Missing:
        """The same for the rule that needs it."""
        line = self._blanks.get((key, rule))
        if line is None:
            line = self._blanks[key, rule] = Missing(finding=str(key), rule=rule, says=self.not_recorded(key))
        return line

    def cells(self, keys: Iterable[FindingKey], limit: int = 4) -> str:
        """Several cells in one phrase, right and left of an item named once; more than ``limit`` are counted."""
        names: dict[str, list[Laterality]] = {}
        for key in keys:
            names.setdefault(key.item, []).append(key.side)
        phrases = [self._sides_once(item, sides) for item, sides in names.items()]
        if len(phrases) > limit:
            return self.text("and_more", listed=", ".join(phrases[:limit]), n=len(phrases) - limit)
        return ", ".join(phrases)

    def word(self, word: Word) -> str:
        """The word of fit as shown."""
        return self.text(f"word_{word}")

    def fit(self, result: ConditionResult, assessment: Assessment) -> str:
        """The word of fit; for a condition that red flags ask about, what they found: a red flag is not ranked."""
        match self.asked_by_flags(result, assessment):
            case None:
                return self.word(result.word)
            case "raised":
                return _("Red flag raised")
            case "not_cleared":
                return _("Red flag not cleared")
            case "no_trigger":
                return _("No trigger recorded")

    def asked_by_flags(self, result: ConditionResult, assessment: Assessment) -> FlagState | None:
        """What red flags found for a condition that they ask about and that does not fit; None where it is ranked."""
        if result.word in FITS or self.edition.condition[result.id].role != "gate":
            return None
        own = {each.state for each in assessment.red_flags if self.edition.gate[each.id].condition == result.id}
        return next((state for state in STATES if state in own), None)

    def tier(self, tier: Tier) -> str:
        """The one phrase for an urgency."""
        return self.text(f"tier_{tier}")

    def roots(self, roots: Sequence[str]) -> str:
        """Roots by name: one, or the ones that cannot be told apart."""
        labels = {name.id: name.label for name in self.edition.root_names}
        return self.text("or").join(labels.get(root, root.upper()) for root in roots)

    def condition(self, condition_id: str, side: str | None, roots: Sequence[str] = (), *, short: bool = False) -> str:
        """A condition with its side and roots, for a card or (``short``) for the headline."""
        condition = self.edition.condition[condition_id]
        name = condition.short if short else condition.label
        if roots:
            name = self.text("condition_roots", roots=self.roots(roots), name=lower(name))
        if side is None:
            return capital(name)
        if side == "both":
            return capital(self.text("condition_both", name=name))
        return capital(self.text("condition_sided", side=self.side(side), name=lower(name)))

    def _answer(self, name: str, value: str) -> str:
        item = self.edition.item.get(name)
        answer = item.answer(value) if item is not None else None
        if answer is not None:
            return answer.label
        coded = item is not None and value in item.coded_results
        return readable(value) if coded else value

    def _sides_once(self, item: str, sides: list[Laterality]) -> str:
        if len(set(sides)) > 1 or sides == [Laterality.UNSIDED]:
            return self.label(item)
        return self.cell(FindingKey(item, sides[0]))


def say_for(edition: Edition) -> Say:
    """The one that speaks for ``edition``; what it said of a cell is kept for each loaded edition."""
    return _say(Held(edition))


@lru_cache(maxsize=8)
def _say(held: Held) -> Say:
    return Say(held.edition)


def readable(word: str) -> str:
    """An id as words."""
    return word.replace("_", " ")


def capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """``text`` with a small first letter unless it begins with an abbreviation."""
    abbreviated = (text[:2].isupper() and text[1:2].isalpha()) or text[1:2].isdigit()
    return text if abbreviated else text[:1].lower() + text[1:]
