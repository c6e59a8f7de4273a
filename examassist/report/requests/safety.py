"""What must be read before anything else of a request: the safety screen, and the safety inputs nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report.gate_line import not_had
from examassist.report.requests.phrase import Basis, Phrase, Row, basis_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.reasoning.assessment import InvestigationResult
    from examassist.report.record import Record

BETWEEN = " · "
SCREEN = "Safety screen:"
DO_NOT_BOOK = "do not book until complete"
ASK_NOW = "ask now, without delaying the call"


def screen_rows(record: Record, test: InvestigationResult) -> Iterator[Row]:
    """How much of the screen is answered, and each check that holds the test back."""
    if not test.gates:
        return
    waiting = [gate for gate in test.gates if gate.state == "not_asked"]
    answered = len(test.gates) - len(waiting)
    text = f"{answered} of {len(test.gates)} answered"
    if waiting:
        labels = BETWEEN.join(record.edition.safety_gate[gate.id].label for gate in waiting)
        text += f"; NOT ASKED: {labels} - {ASK_NOW if test.urgency == 'now' else DO_NOT_BOOK}"
    yield Row("screen", (Phrase(text, tuple(Basis("rule", gate.id) for gate in test.gates)),), SCREEN)
    for gate in test.gates:
        if gate.state == "hold":
            check = record.edition.safety_gate[gate.id]
            keys = [
                key
                for name in check.reads
                if name in record.edition.item
                for key in record.edition.keys_of(record.edition.item[name])
                if record.encounter.finding(key) is not None
            ]
            basis = (Basis("rule", gate.id), *basis_of(record, keys))
            yield Row(f"hold.{gate.id}", (Phrase(gate.effect, basis),), f"ON HOLD, {check.label}:")


def open_rows(record: Record) -> Iterator[Row]:
    """The inputs of red flags that were refused, not examined or not asked, in the words of page one."""
    phrases = tuple(Phrase(each.text, basis_of(record, each.keys)) for each in not_had(record))
    if phrases:
        yield Row("open", phrases, "About safety:")
