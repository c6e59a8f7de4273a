"""The argument of a request: how soon and why, what is thought, what is asked besides, and the one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.rule import TIERS
from examassist.reasoning.evaluate import holds
from examassist.reasoning.letters import reached
from examassist.report.gate_line import clock_of, flags_beside, title_of
from examassist.report.requests.phrase import Basis, Phrase, Row, basis_of, fixed, of_pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.reader import Question, Reader
    from examassist.reasoning.assessment import ConditionResult, FlagResult, InvestigationResult
    from examassist.report.record import Record

LEADING = 2
"""How many conditions are weighed on page one and named in a request."""
WORSE = "getting_worse"
SECOND = frozenset({"two_causes", "not_settled"})
NOT_RECORDED = "not recorded"
NOBODY = "nobody is recorded as acting on the result"
NO_TEST = "none"
ANY_TEST = "Does this test account for what is recorded above?"


def suggested(record: Record) -> list[InvestigationResult]:
    """The tests that somebody could ask for, in their order: not those put off, and not the option of none."""
    kinds = {test.id: test.kind for test in record.edition.investigations}
    return [
        test
        for test in record.assessment.investigations
        if test.role != "not_now" and kinds.get(test.id, "") != NO_TEST
    ]


# ---------------------------------------------------------------------- how soon and why


def urgency_row(record: Record, test: InvestigationResult | None) -> Row:
    """How soon; routine never stands without the number of red flags that are not cleared."""
    rule, text = ("urgency", record.assessment.urgency_says)
    if test is not None:
        rule, text = test.rule, record.say.tier(test.urgency)
        if test.urgency == "routine":
            text += f"; {flags_beside(record)}"
    return Row("urgency", (Phrase(text, (Basis("rule", rule),)),), "Urgency:")


def raised_row(record: Record) -> Iterator[Row]:
    """Each raised red flag with how soon it is due and what raised it."""
    phrases = tuple(_raised(record, flag) for flag in record.assessment.raised)
    if phrases:
        yield Row("raised", phrases, "Criteria met:")


def _raised(record: Record, flag: FlagResult) -> Phrase:
    keys = [FindingKey.parse(fact.finding) for fact in flag.because]
    basis = (Basis("rule", flag.id), *basis_of(record, keys))
    return Phrase(f"{clock_of(record, flag)}, {title_of(record, flag)}", basis)


def reason_rows(record: Record, test: InvestigationResult, told: Collection[Basis]) -> Iterator[Row]:
    """Why this test, in the words of its rule, and what met the rule besides what is ``told`` further down."""
    yield Row("reason", (Phrase(test.says, (Basis("rule", test.rule),)),), "Reason:")
    phrases = [Phrase(text, basis_of(record, keys)) for text, keys in record.told_by(test.because)]
    besides = tuple(phrase for phrase in phrases if not set(phrase.basis) <= set(told))
    if besides:
        yield Row("because", besides, "It rests on:")


# ---------------------------------------------------------------------- what is thought


def headline_rows(record: Record) -> Iterator[Row]:
    """What is getting worse, and a second cause or what is not settled."""
    worse = [line for line in record.assessment.headline if line.id == WORSE]
    second = [line for line in record.assessment.headline if line.id in SECOND]
    for key, lines, lead in (("worse", worse, ""), ("second", second, "Not settled:")):
        phrases = tuple(Phrase(line.says, (Basis("rule", f"headline.{line.id}"),)) for line in lines)
        if phrases:
            yield Row(key, phrases, lead)


def impression_row(record: Record) -> Row:
    """What the clinician thinks; that nothing was written is said, because it is not the program's to fill."""
    impression = record.encounter.impression
    known = record.edition.condition
    names = [known[name].label if name in known else name for name in (impression.conditions if impression else ())]
    texts = [*names, *([impression.text] if impression is not None and impression.text else [])]
    if texts:
        phrases = tuple(Phrase(text, (Basis("clinician", "impression"),)) for text in texts)
    else:
        phrases = (fixed("no_impression", NOT_RECORDED),)
    return Row("impression", phrases, "Clinician's impression:")


def leading_conditions(record: Record) -> list[ConditionResult]:
    """The conditions that fit best, where any does."""
    found = [
        each
        for each in record.assessment.conditions
        if each.word in {"fits_well", "possible"} and record.edition.condition[each.id].role != "derived_from_two"
    ]
    return found[:LEADING]


def fits_row(record: Record) -> Iterator[Row]:
    """What fits best by the rules; set aside in an emergency."""
    if record.assessment.emergency is not None:
        return
    phrases = []
    for condition in leading_conditions(record):
        keys = [key for _text, of in record.told_by(condition.supporting) for key in of]
        phrases.append(Phrase(condition.says, (Basis("rule", condition.id), *basis_of(record, keys))))
    if phrases:
        yield Row("fits", tuple(phrases), "By the rules, so far:")


def suggested_rows(record: Record) -> Iterator[Row]:
    """For a letter: the tests that are suggested, whose results nobody owns yet, and what was agreed."""
    phrases = []
    for test in suggested(record):
        decided = next((each for each in record.encounter.decisions if each.investigation == test.id), None)
        text = record.edition.investigation[test.id].label
        basis = [Basis("rule", test.rule)]
        if decided is not None:
            text += (
                " (recommended by the clinician)" if decided.choice == "recommend" else " (not now, by the clinician)"
            )
            basis.append(Basis("clinician", f"decisions.{test.id}"))
        phrases.append(Phrase(text, tuple(basis)))
    if phrases:
        yield Row("tests", (*phrases, fixed("nobody_owns", NOBODY)), "Tests named, not sent:")
    steps = []
    for name in record.encounter.plan:
        step = record.edition.step_of_care.get(name)
        steps.append(Phrase(step.label if step is not None else name, (Basis("clinician", f"plan.{name}"),)))
    if steps:
        yield Row("agreed", tuple(steps), "Agreed with the patient:")


# ---------------------------------------------------------------------- what is asked


def asks_row(record: Record, reader: Reader | None, test: InvestigationResult | None) -> Iterator[Row]:
    """What is asked besides, in the words of the pack, where its findings are recorded."""
    lines = []
    if test is not None:
        lines += [(test.id, line) for line in record.edition.investigation[test.id].request]
    if reader is not None:
        lines += [(reader.id, line) for line in reader.asks]
    phrases = tuple(
        of_pack(f"{name}.asks", line.says.removesuffix("."))
        for name, line in lines
        if line.asks and known_to_hold(record, line.when)
    )
    if phrases:
        yield Row("asks", phrases, "Please:")


def changes_row(record: Record, reader: Reader | None, test: str) -> Iterator[Row]:
    """What hangs on the answer."""
    if reader is not None:
        own = _question(record, reader, test).changes
        yield Row("changes", (of_pack(f"{reader.id}.changes", own or reader.changes),), "What hangs on it:")


def question_row(record: Record, reader: Reader | None, test: str) -> Row:
    """The one question: the first of the reader's that holds."""
    if reader is None:
        return Row("question", (fixed("any_test", ANY_TEST),), "Question:")
    says = _question(record, reader, test).says
    return Row("question", (of_pack(f"{reader.id}.question", says),), "Question:")


def question_of(record: Record, test: str) -> Row:
    """The one question of a test, put to the reader whom the content names for it."""
    return question_row(record, reader_of(record, test), test)


def reader_of(record: Record, test: str) -> Reader | None:
    """Who is asked for a test; None where the content names nobody."""
    return next((each for each in record.edition.readers if test in each.tests), None)


def decided_row(record: Record, test: str) -> Iterator[Row]:
    """What the clinician decided about a test."""
    for decision in record.encounter.decisions:
        if decision.investigation == test:
            choice = "recommended" if decision.choice == "recommend" else "not now"
            text = f"{choice}, {decision.reason}" if decision.reason else choice
            yield Row("decision", (Phrase(text, (Basis("clinician", f"decisions.{test}"),)),), "Clinician:")


def _question(record: Record, reader: Reader, test: str) -> Question:
    """The first that holds; that of the flag which asks for this test goes before those of other flags."""
    held = [each for each in reader.questions if _is_put(record, each, test)]
    wanted = _wanted_by(record, test)
    return next((each for each in held if wanted & set(each.gates)), held[0])


def _is_put(record: Record, question: Question, test: str) -> bool:
    raised = {flag.id for flag in record.assessment.raised if not test or _is_about(record, flag, test)}
    return (
        (not question.tests or test in question.tests)
        and (not question.gates or bool(raised & set(question.gates)))
        and all(reached(record.assessment, words) for words in question.words)
        and known_to_hold(record, question.when)
    )


def _is_about(record: Record, flag: FlagResult, test: str) -> bool:
    """Whether a raised flag is what a test is asked for: one that leads, or the one that its rule names.

    A flag that asks for something else first must not put its question to a test that another rule wants.
    """
    gate = record.edition.gate[flag.id]
    if flag.tier is not None and TIERS.index(flag.tier) <= TIERS.index(gate.leads_from):
        return True
    return flag.id in _wanted_by(record, test)


def _wanted_by(record: Record, test: str) -> set[str]:
    """The flags that a test is asked for: the rule that suggests it is one, or names them."""
    rules = {each.rule for each in record.assessment.investigations if each.id == test}
    return rules.union(*(each.gates for each in record.edition.advice if each.id in rules))


def known_to_hold(record: Record, condition: Condition | None) -> bool:
    """Whether a condition of the pack is known to hold; where there is none it does."""
    return condition is None or holds(condition, record.encounter, record.edition) is Truth.YES
