"""What an exam found, step by step: what is abnormal, what was answered, what is normal, what is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from examassist.domain.body import Laterality
from examassist.domain.finding import How
from examassist.knowledge.answers import tone_of
from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.say import say_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.ui.encounter_model import EncounterModel

Kind = Literal["abnormal", "answer", "normal", "not_had", "blank"]
_ORDER: tuple[Kind, ...] = ("abnormal", "not_had", "blank", "answer", "normal")
COPIED = frozenset({How.COPIED_SIDE, How.SWAPPED_SIDES})


@dataclass(frozen=True)
class Line:
    """One item with what was recorded for it; ``key`` is the cell in which it is changed."""

    kind: Kind
    label: str
    value: str
    key: FindingKey
    asked: bool = False
    """Whether it is a question that yes or no answers."""
    sides: str = ""
    """Its name with the sides that have a result, where not all of them have one."""


@dataclass(frozen=True)
class Found:
    """What one step found."""

    step: int
    title: str
    lines: tuple[Line, ...]
    filled: int
    """How many of its values “rest normal” wrote."""

    def of(self, *kinds: Kind) -> tuple[Line, ...]:
        """Its lines of these kinds, the abnormal ones first."""
        return tuple(line for kind in _ORDER if kind in kinds for line in self.lines if line.kind == kind)

    @property
    def normal_text(self) -> str:
        """One line for all that was recorded as normal, by name, and how much of it by one key."""
        normal = self.of("normal")
        said = [
            _answered(value, [line for line in normal if line.asked and line.value == value])
            for value in dict.fromkeys(line.value for line in normal if line.asked)
        ]
        if names := [line.sides or line.label for line in normal if not line.asked]:
            text = translate_count("{n} recorded as normal: {names}", "{n} recorded as normal: {names}", len(names))
            said.append(text.format(n=len(names), names="; ".join(names)) + ".")
        if self.filled:
            filled = translate_count("{n} value by “rest normal”", "{n} values by “rest normal”", self.filled)
            said.append(filled.format(n=self.filled) + ".")
        return " ".join(said)

    @property
    def blank_text(self) -> str:
        """What nobody examined or asked, by name."""
        blank = self.of("blank")
        return (
            _("Not examined, not asked: {names}.").format(names="; ".join(line.label for line in blank))
            if blank
            else ""
        )


def _answered(value: str, lines: Sequence[Line]) -> str:
    """A question is answered; what it asks about was not looked at and is not called normal."""
    text = translate_count("{n} answered {value}: {names}", "{n} answered {value}: {names}", len(lines))
    return text.format(n=len(lines), value=value, names="; ".join(line.label for line in lines)) + "."


def found(model: EncounterModel) -> tuple[Found, ...]:
    """Every step that has rows, in the order of the exam."""
    each = (_of_step(model, step.step, step.title) for step in model.edition.steps)
    return tuple(step for step in each if step.lines)


def _of_step(model: EncounterModel, step: int, title: str) -> Found:
    encounter, edition = model.encounter, model.edition
    rows = [item for part in model.parts_of(step) for item in part.rows]
    lines = tuple(line for item in rows for line in _lines(item, encounter, edition))
    cells = {key for item in rows for key in edition.keys_of(item)}
    filled = sum(1 for each in encounter.findings if each.key in cells and each.how is How.SECTION_NORMAL)
    return Found(step, title, lines, filled)


def _lines(item: Item, encounter: Encounter, edition: Edition) -> Iterable[Line]:
    """One line for an item; further ones where one side has no result and the other has."""
    keys = edition.keys_of(item)
    findings = [finding for key in keys if (finding := encounter.finding(key)) is not None]
    had = [finding for finding in findings if finding.not_obtained is None]
    if had:
        kind = _kind(item, had)
        value = _sided([(each, _value(each, edition)) for each in had])
        asked = item.kind in {"yes_no", "yes_no_unsure"}
        sides = say_for(edition).cells([each.key for each in had]) if len(had) < len(keys) else ""
        yield Line(kind, item.label, value, had[0].key, asked, sides)
    not_had = [finding for finding in findings if finding.not_obtained is not None]
    if not_had:
        yield Line("not_had", item.label, _sided([(each, _value(each, edition)) for each in not_had]), not_had[0].key)
    if blank := [key for key in keys if encounter.finding(key) is None]:
        yield Line("blank", say_for(edition).cells(blank), _("Blank"), blank[0])


def _kind(item: Item, findings: Iterable[Finding]) -> Kind:
    tones = {tone_of(item, finding.value) for finding in findings if finding.value is not None}
    if "abnormal" in tones:
        return "abnormal"
    return "normal" if tones == {"normal"} else "answer"


def _value(finding: Finding, edition: Edition) -> str:
    return say_for(edition).value(finding)


def _sided(values: list[tuple[Finding, str]]) -> str:
    """``R weak · L normal``; once where both sides are alike or there is no side."""
    short = {Laterality.RIGHT: _("R"), Laterality.LEFT: _("L")}
    texts = {text for _finding, text in values}
    if values[0][0].side is Laterality.UNSIDED:
        return values[0][1]
    if len(texts) == 1 and len(values) > 1:
        return _("R and L: {value}").format(value=values[0][1])
    return " · ".join(f"{short[finding.side]}: {text}" for finding, text in values)


# ------------------------------------------------------------------ how it was entered


def entered(model: EncounterModel) -> str:
    """How many values came in which way: one by one, filled by one key, copied, from a file."""
    counts = Counter(finding.how for finding in model.encounter.findings)
    parts = [
        _("{n} one by one").format(n=counts[How.SINGLE] + counts[How.TIMED]),
        _("{n} by “rest normal”").format(n=counts[How.SECTION_NORMAL]) + _by_section(model),
        _("{n} copied from the other side").format(n=sum(counts[how] for how in COPIED)),
    ]
    more: Mapping[How | None, str] = {
        How.GROUP_ANSWER: _("{n} by the No to their whole group"),
        How.TRANSCRIBED: _("{n} from a file"),
        How.FROM_PAPER: _("{n} from paper"),
        None: _("{n} without a record of how"),
    }
    parts += [text.format(n=counts[how]) for how, text in more.items() if counts[how]]
    return " · ".join(parts)


def _by_section(model: EncounterModel) -> str:
    edition = model.edition
    filled = Counter(
        edition.section[edition.item[each.item].section].title
        for each in model.encounter.findings
        if each.how is How.SECTION_NORMAL and each.item in edition.item
    )
    return f" ({', '.join(f'{title} {count}' for title, count in filled.items())})" if filled else ""
