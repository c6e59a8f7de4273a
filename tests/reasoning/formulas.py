"""Every formula of an edition, found by walking the content itself, and a count of the nodes that are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from examassist.knowledge.condition import Condition
from examassist.reasoning.compiled import Formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.body import Laterality
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.judges import Judge
    from examassist.reasoning.trace import Verdict

_KINDS = tuple(get_args(kind)[0] for kind in get_args(get_args(Condition)[0]))


class Counting(Formulas):
    """Formulas that count how many of their nodes were judged."""

    def __init__(self, edition: Edition) -> None:
        """Nothing is judged yet."""
        super().__init__(edition)
        self.visits = 0

    def node(self, condition: Condition, side: Laterality) -> Judge:
        """One node that counts."""
        inner = super().node(condition, side)

        def judge(facts: Facts) -> Verdict:
            self.visits += 1
            return inner(facts)

        return judge


def every_formula(edition: Edition) -> list[Condition]:
    """Each formula of any list of the edition, whole: parts of a formula are not named again."""
    return list(_in(edition))


def _in(value: object) -> Iterator[Condition]:
    if isinstance(value, _KINDS):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _in(each)
