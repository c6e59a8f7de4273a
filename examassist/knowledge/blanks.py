"""What the program fills into the braces of each text, so that one that cannot be filled is found before it is said."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Blanks(NamedTuple):
    """The names that a text has to say, and those that it may."""

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()

    def fault(self, named: frozenset[str]) -> tuple[str, str] | None:
        """What is wrong with a text that says ``named`` in its braces, and what to do; None when it can be filled."""
        unknown, lost = sorted(named - self.must - self.may), sorted(self.must - named)
        if unknown:
            return f"asks for {_listed(unknown)}, which nothing fills", f"use only {_listed(self.must | self.may)}"
        return (f"leaves out {_listed(lost)}", "say it, or what was found is lost") if lost else None


def _blanks(must: str = "", may: str = "") -> Blanks:
    return Blanks(frozenset(must.split()), frozenset(may.split()))


def _listed(names: frozenset[str] | list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no braces"


NONE = _blanks()
ASKED = _blanks(may="side")
"""The question of a sided item."""

CARDS = _blanks(must="cards")
"""What is said of a pattern that fits nothing."""

PAIRED = _blanks(must="cells", may="word")
"""What is said of two causes."""

OF_SENTENCE: Mapping[str, Blanks] = MappingProxyType(
    {
        "and_more": _blanks("listed n"),
        "at_least": _blanks("value"),
        "cell_sided": _blanks("label side"),
        "condition_both": _blanks("name"),
        "condition_roots": _blanks("roots name"),
        "condition_sided": _blanks("side name"),
        "condition_word": _blanks("condition word"),
        "fact": _blanks("cell value"),
        "flag_no_trigger": _blanks("label"),
        "flag_not_cleared": _blanks("label"),
        # a flag is named by what was met, by its label, or by both
        "gate_beside": _blanks("tier", may="criteria label"),
        "gate_raised": _blanks("criteria", may="label tier"),
        "gate_sided": _blanks("says side"),
        "getting_worse": _blanks("what"),
        "headline_fits_well": _blanks("condition"),
        "headline_not_enough_data": _blanks("cells"),
        "headline_not_settled": _blanks("condition decides"),
        "headline_open_between": _blanks("first second decides"),
        "headline_possible": _blanks("condition decides"),
        "not_recorded": _blanks("cell"),
        "open_item": _blanks("cell what"),
        "qualified": _blanks("value qualifiers"),
        "scope_consider": _blanks("cards"),
        "scope_not_weighed": _blanks("conditions"),
        "score_band": _blanks("band says"),
        "score_between": _blanks("label low high"),
        "score_locked": _blanks("label reason"),
        "score_open": _blanks("low high"),
        "score_recorded": _blanks("label values"),
        "score_total": _blanks("label low", may="high"),
        "stands_in": _blanks("test check"),
        "unable_detail": _blanks("detail"),
        "urgency_asked": _blanks("tier m", may="n"),
        "urgency_open": _blanks("tier n m"),
        "urgency_raised": _blanks("tier"),
        "urgency_unsure": _blanks("n m"),
        "urgency_asked_in_part": _blanks("n m"),
        "urgency_unnamed": _blanks("groups n m"),
        "urgency_at_least": _blanks("tier groups n m"),
        "why_against": _blanks("cells"),
        "why_needs": _blanks("cells"),
        "why_not_looked_at": _blanks("cells"),
    }
)
"""The sentences of the wording that have braces; every other one has none."""
