"""Why something is said, and from where: for, against, not known, the rules by their ids, and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.knowledge.check_rules import formulas
from examassist.knowledge.condition import GroupIs, leaves
from examassist.knowledge.sentences import Sentences
from examassist.language import translate as _
from examassist.ui.commands.citing import source_line, standing
from examassist.ui.technique import asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Card, ClinicalCondition
    from examassist.reasoning.assessment import (
        Assessment,
        ConditionResult,
        Fact,
        FlagResult,
        InvestigationResult,
        Missing,
    )
    from examassist.reasoning.say import Say

Sign = Literal["", "for", "against", "second", "both", "unknown"]
_PRINTED: dict[Sign, str] = {"": "", "for": "+ ", "against": "- ", "second": "+2 ", "both": "+- ", "unknown": "? "}


class WhyLine(NamedTuple):
    """A sentence, how it counts, the rule it comes from and the sources of that rule."""

    says: str
    sign: Sign = ""
    rule: str = ""
    sources: tuple[str, ...] = ()


class WhyPart(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: tuple[WhyLine, ...]


class Why(NamedTuple):
    """Everything behind one thing that is said or asked."""

    about: str
    says: str
    parts: tuple[WhyPart, ...]
    sources: tuple[str, ...]
    """The keys of all sources, in the order of their numbers."""
    edition: Edition

    def number(self, source: str) -> int:
        """The number of a source in the list."""
        return self.sources.index(source) + 1

    def cites(self, line: WhyLine) -> str:
        """The numbers of a line's sources in brackets."""
        numbers = sorted(self.number(key) for key in dict.fromkeys(line.sources))
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def source_lines(self) -> tuple[str, ...]:
        """Every source with its number, and who has reviewed the content."""
        named = (f"[{number}] {source_line(key, self.edition)}" for number, key in enumerate(self.sources, start=1))
        return (*named, standing(self.edition))

    def text(self) -> str:
        """All of it as plain words, to be pasted."""
        lines = [self.about, self.says]
        for part in self.parts:
            lines += ["", part.title]
            for line in part.lines:
                rule = f" ({line.rule})" if line.rule else ""
                lines.append(f"{_PRINTED[line.sign]}{line.says}{rule} {self.cites(line)}".rstrip())
        return "\n".join([*lines, "", _("Sources"), *self.source_lines()]) + "\n"


def why_condition(result: ConditionResult, assessment: Assessment, edition: Edition, say: Say) -> Why:
    """Why a condition has its word."""
    parts = [
        WhyPart(_("For"), tuple(_facts(result.supporting, "for", edition))),
        WhyPart(_("Against"), tuple(_facts(result.against, "against", edition))),
        WhyPart(_("For a second cause"), tuple(_facts(result.second_cause, "second", edition))),
        WhyPart(_("For and against at once"), tuple(_facts(result.conflicts, "both", edition))),
        WhyPart(_("Not known"), tuple(_missing((*result.missing, *result.not_looked_at)))),
    ]
    about = say.condition(result.id, result.side, result.roots)
    rule = WhyLine(edition.condition[result.id].meaning, rule=result.id, sources=edition.condition[result.id].sources)
    parts.append(WhyPart(_("What is meant"), (rule,)))
    return _why(about, f"{say.fit(result, assessment)}. {result.why}", parts, result.sources, edition)


def why_flag(flag: FlagResult, edition: Edition, say: Say) -> Why:
    """Why a red flag is raised, or why it is not cleared."""
    gate = edition.gate[flag.id]
    tier = f"{say.tier(flag.tier)}. " if flag.tier is not None else ""
    rule = WhyLine(gate.meaning, rule=f"{gate.id}, {gate.ref}", sources=gate.sources)
    parts = [
        WhyPart(_("Recorded"), tuple(_facts(flag.because, "for", edition))),
        WhyPart(_("Not known"), tuple(_missing(flag.missing))),
        WhyPart(_("What is meant"), (rule,)),
    ]
    return _why(gate.label, f"{tier}{flag.says}", parts, flag.sources, edition)


def why_test(result: InvestigationResult, edition: Edition, say: Say) -> Why:
    """Why a test is suggested, or why not now."""
    test = edition.investigation[result.id]
    checks = [
        WhyLine(
            _("{check}: {effect}").format(check=edition.safety_gate[each.id].label, effect=each.effect), rule=each.id
        )
        for each in result.gates
        if each.state != "clear"
    ]
    parts = [
        WhyPart(_("Because of"), tuple(_facts(result.because, "for", edition))),
        WhyPart(_("To settle first"), tuple(checks)),
        WhyPart(_("What is meant"), (WhyLine(test.meaning, rule=result.rule, sources=test.sources),)),
    ]
    return _why(test.label, f"{say.tier(result.urgency)}. {result.says}", parts, result.sources, edition)


def why_card(card: Card, edition: Edition) -> Why:
    """What a text card says; nothing depends on it."""
    parts = [
        WhyPart(_("Think of it when"), (WhyLine(card.think_of_it_when, rule=card.id, sources=card.sources),)),
        WhyPart(_("First test"), (WhyLine(card.first_test),)),
        WhyPart(_("What is meant"), (WhyLine(card.meaning),)),
    ]
    return _why(card.label, _("Worth a thought; never ranked."), parts, (), edition)


def why_named(condition: ClinicalCondition, edition: Edition) -> Why:
    """What a condition is that is not weighed in this exam."""
    parts = [WhyPart(_("What is meant"), (WhyLine(condition.meaning, rule=condition.id, sources=condition.sources),))]
    return _why(condition.label, _("Not weighed by itself."), parts, (), edition)


def why_item(key: FindingKey, edition: Edition, encounter: Encounter, say: Say) -> Why:
    """Why an item is asked or examined: every rule that reads it."""
    item = edition.item[key.item]
    finding = encounter.finding(key)
    parts = [WhyPart(title, tuple(lines)) for title, lines in _readers(key.item, edition).items()]
    own = WhyLine(asked(item, key), sources=item.sources)
    parts.append(WhyPart(_("How it is done"), (own,)))
    says = say.fact(finding) if finding is not None else say.not_recorded(key)
    return _why(say.cell(key), says, parts, item.sources, edition)


def _why(about: str, says: str, parts: Sequence[WhyPart], more: Iterable[str], edition: Edition) -> Why:
    shown = tuple(part for part in parts if part.lines)
    cited = [source for part in shown for line in part.lines for source in line.sources]
    return Why(about, says, shown, tuple(dict.fromkeys([*cited, *more])), edition)


def _facts(facts: Iterable[Fact], sign: Sign, edition: Edition) -> Iterator[WhyLine]:
    for says, rule in dict.fromkeys((fact.says, fact.rule) for fact in facts):
        group = edition.group.get(rule)
        yield WhyLine(says, sign, rule, group.sources if group is not None else ())


def _missing(lines: Iterable[Missing]) -> Iterator[WhyLine]:
    for says in dict.fromkeys(line.says for line in lines):
        yield WhyLine(says, "unknown")


def _readers(item: str, edition: Edition) -> dict[str, list[WhyLine]]:
    """The rules that read an item, under what they speak of."""
    names = {item, *(derived.id for derived in edition.derived if item in derived.inputs)}
    reading = {
        (formula.kind, formula.name)
        for formula in formulas(edition)
        if any(_reads(leaf, names) for leaf in leaves(formula.condition))
    }
    groups = {name for kind, name in reading if kind == "groups"}
    flags = [gate for gate in edition.gates if ("gates", gate.id) in reading]
    told = Sentences(edition)
    found = {
        _("Red flags that read it"): [
            WhyLine(f"{gate.label}. {gate.criteria_met}", rule=f"{gate.id}, {gate.ref}", sources=gate.sources)
            for gate in flags
        ],
        _("Words of fit that read it"): [
            WhyLine(
                f"{edition.condition[group.condition].label}: {group.meaning}", rule=group.id, sources=group.sources
            )
            for group in edition.groups
            if group.id in groups
        ],
        _("Tests that read it"): [
            WhyLine(f"{told.test(each.investigation)}: {each.says}", rule=each.id, sources=each.sources)
            for each in edition.advice
            if ("advice", each.id) in reading
        ],
        _("Roots it points to"): [
            WhyLine(", ".join(root.upper() for root in sign.roots), sources=sign.sources)
            for sign in edition.root_signs
            if sign.item == item
        ],
    }
    return {title: lines for title, lines in found.items() if lines}


def _reads(leaf: object, names: set[str]) -> bool:
    if isinstance(leaf, GroupIs):
        return False
    fields = ("finding", "measure", "coded", "since", "changed", "recorded", "not_obtained")
    return any(getattr(leaf, field, None) in names for field in fields)
