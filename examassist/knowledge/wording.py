"""The sentences of a pack in one language, found by key and filled with what is to be said."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from examassist.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIRED: frozenset[str] = frozenset(
    {
        "absent_declined",
        "absent_deferred",
        "absent_not_applicable",
        "absent_not_asked",
        "absent_not_done",
        "absent_unable",
        "and",
        "and_more",
        "asked_none",
        "at_least",
        "cell_age",
        "cell_sex",
        "cell_sided",
        "change_first_investigation",
        "change_headline",
        "change_urgency",
        "condition_both",
        "condition_roots",
        "condition_sided",
        "condition_word",
        "fact",
        "flag_no_trigger",
        "flag_not_cleared",
        "gate_beside",
        "gate_raised",
        "gate_sided",
        "getting_worse",
        "headline_fits_well",
        "headline_not_enough_data",
        "headline_not_settled",
        "headline_open_between",
        "headline_possible",
        "headline_still_open",
        "not_recorded",
        "nothing_named",
        "open_item",
        "or",
        "qualified",
        "roots_disagree",
        "scope_consider",
        "scope_not_weighed",
        "score_band",
        "score_between",
        "score_complete_only",
        "score_locked",
        "score_no_age",
        "score_not_recorded",
        "score_open",
        "score_recorded",
        "score_total",
        "side_both",
        "side_left",
        "side_right",
        "stands_in",
        "tier_now",
        "tier_routine",
        "tier_today",
        "tier_within_a_week",
        "tier_within_two_weeks",
        "unable_amputated",
        "unable_cannot_cooperate",
        "unable_detail",
        "unable_dressing",
        "unable_equipment",
        "unable_other",
        "unable_pain",
        "unable_wound",
        "urgency_asked",
        "urgency_open",
        "urgency_raised",
        "urgency_unknown",
        "urgency_unsure",
        "urgency_asked_in_part",
        "urgency_unnamed",
        "urgency_at_least",
        "why_against",
        "why_does_not_fit",
        "why_fits_well",
        "why_little_support_so_far",
        "why_needs",
        "why_not_enough_data",
        "why_not_looked_at",
        "why_possible",
        "word_does_not_fit",
        "word_fits_well",
        "word_little_support_so_far",
        "word_not_enough_data",
        "word_possible",
    }
)
"""The keys that every pack's wording must have, because reasoning says them."""


class Wording:
    """Templates such as ``{cell}: {value}`` by key."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        """Speak with these templates."""
        self.templates = templates

    def say(self, key: str, **params: object) -> str:
        """The sentence ``key`` with ``params`` in their places.

        Raises ContentError that names the key when there is no such sentence, or when it asks for something that is not
        given or is written wrongly.
        """
        template = self.templates.get(key)
        if template is None:
            raise ContentError([Problem("wording", f"there is no sentence `{key}`", "add it to the pack's wording")])
        if "{" not in template and "}" not in template:
            return template
        try:
            return template.format_map(params)
        except KeyError as error:
            what = f"`{key}` asks for {{{error.args[0]}}}, which is not given"
            raise ContentError([Problem("wording", what, f"use only {_listed(params)}")]) from None
        except (ValueError, IndexError, AttributeError) as error:
            raise ContentError([Problem("wording", f"`{key}` cannot be filled: {error}", "mend its braces")]) from None


def blanks(template: str) -> tuple[str, ...]:
    """The names in braces of ``template``, in order; ValueError where braces do not match or hold more than a name."""
    names = []
    for _, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            message = "braces may hold a plain name only"
            raise ValueError(message)
        names.append(name)
    return tuple(names)


def _listed(params: Mapping[str, object]) -> str:
    return ", ".join(f"{{{name}}}" for name in params) or "no braces"
