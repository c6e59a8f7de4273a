"""What a clinician said about a raised flag, in the words of bar, start page and report; it lowers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _

if TYPE_CHECKING:
    from datetime import tzinfo

    from examassist.domain.act import FlagAnswer, FlagReason

NOT_AN_EMERGENCY: tuple[FlagReason, ...] = (
    "long_standing",
    "other_explanation",
    "examined_again",
    "discussed",
    "other",
)
"""The reasons offered for "assessed: not an emergency", in this order."""
KNOWN: tuple[FlagReason, ...] = ("team_knows", "seen_for_it", "long_standing", "other")
"""The reasons offered for "already known", in this order."""


def reason_in_words(reason: FlagReason) -> str:
    """One of the reasons to choose from."""
    return {
        "long_standing": _("Long-standing and unchanged"),
        "other_explanation": _("Explained by something else"),
        "examined_again": _("Asked or examined again, not confirmed"),
        "discussed": _("Discussed with the team on call"),
        "team_knows": _("The team that treats it knows"),
        "seen_for_it": _("Seen and examined for it before"),
        "other": _("Another reason"),
    }[reason]


def answer_in_words(answer: FlagAnswer) -> str:
    """What was answered, without who and when."""
    return {
        "acting": _("Acting on it"),
        "assessed_not_an_emergency": _("Assessed: not an emergency"),
        "already_known": _("Already known, unchanged"),
        "mistake": _("Entered by mistake"),
    }[answer.answer]


def answer_with_reason(answer: FlagAnswer) -> str:
    """What was answered and why."""
    said = answer_in_words(answer)
    if answer.since:
        said = _("{answer} since {since}").format(answer=said, since=answer.since)
    reasons = [reason_in_words(answer.because)] if answer.because is not None else []
    if answer.because == "long_standing" and answer.given_for is not None and answer.given_for.onset == "new_or_worse":
        reasons.append(_("the onset is recorded as new or worse"))
    reasons += [answer.reason] if answer.reason else []
    return "; ".join((said, *reasons))


def answer_in_full(answer: FlagAnswer, zone: tzinfo | None = None) -> str:
    """What was answered, why, by whom, whom they told and when; the time is that of ``zone``, else as recorded."""
    parts = [answer_with_reason(answer)]
    parts += [answer.who] if answer.who else []
    parts += [_("told {whom}").format(whom=answer.told)] if answer.told else []
    if answer.at is not None:
        parts.append(f"{answer.at.astimezone(zone) if zone is not None else answer.at:%H:%M}")
    return ", ".join(parts)
