"""Why two findings that do not go together are both kept, in the words of screen and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.domain.act import KeptReason, Settlement

KEPT: tuple[KeptReason, ...] = ("examined_again", "explained", "changed_between", "other")
"""The reasons offered, in this order; none is chosen beforehand."""


def kept_because(reason: KeptReason) -> str:
    """One of the reasons to choose from."""
    return {
        "examined_again": _("Both asked or examined again, both hold"),
        "explained": _("Something else explains it"),
        "changed_between": _("It changed between the two"),
        "other": _("Another reason"),
    }[reason]


def kept_in_words(settlement: Settlement) -> str:
    """The chosen reason and the clinician's own words."""
    chosen = [kept_because(settlement.because)] if settlement.because is not None else []
    return "; ".join((*chosen, *([settlement.reason] if settlement.reason else [])))
