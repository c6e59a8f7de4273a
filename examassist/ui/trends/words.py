"""The visits side by side in words: names of visits, what a cell says, what changed, and the table as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.say import capital, say_for
from examassist.ui.banner import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.reasoning.over_time import How, OverTime, Result, Row, Visit

_ORDER: tuple[How, ...] = ("worse", "better", "lower", "higher", "changed")


def how_words() -> dict[How, str]:
    """Each way in which a result can differ."""
    return {
        "worse": _("worse"),
        "better": _("better"),
        "lower": _("lower"),
        "higher": _("higher"),
        "changed": _("changed"),
    }


def visit_names(visits: Sequence[Visit]) -> list[str]:
    """The day of each visit; with the time where two were on one day."""
    days = [visit.day for visit in visits]
    names = []
    for visit in visits:
        name = day_text(visit.day)
        if days.count(visit.day) > 1:
            name = f"{name} {visit.encounter.examined_at:%H:%M}"
        names.append(_("{day} (now)").format(day=name) if visit.now else name)
    return names


def result_text(row: Row, result: Result, edition: Edition) -> str:
    """What one visit found, or why it has nothing."""
    if result.finding is not None:
        return say_for(edition).value(result.finding)
    talk = edition.item[row.key.item].position == "talk"
    return say_for(edition).text("absent_not_asked" if talk else "absent_not_done")


def change_text(result: Result) -> str:
    """``worse than 12-Aug-2026``; empty where nothing changed."""
    if result.change is None:
        return ""
    day = day_text(result.change.since)
    if result.change.how == "changed":
        return _("changed since {day}").format(day=day)
    return _("{how} than {day}").format(how=how_words()[result.change.how], day=day)


def spoken(row: Row, result: Result, edition: Edition) -> str:
    """A cell for people who hear the screen: what was found, and how it differs."""
    return ", ".join(filter(None, [result_text(row, result, edition), change_text(result)]))


# ---------------------------------------------------------------------------- what changed


def changed_title(over: OverTime) -> str:
    """Since which visit."""
    return _("What changed since {day}").format(day=day_text(over.visits[-2].day))


def what_changed(rows: Sequence[Row], over: OverTime, edition: Edition) -> str:
    """One sentence, of these rows alone: each way with the cells that went it, and since when if longer ago."""
    say, last, words = say_for(edition), over.visits[-2].day, how_words()
    parts = []
    for how in _ORDER:
        moved = [(row, each) for row in rows if (each := row.results[-1].change) is not None and each.how == how]
        for since in sorted({each.since for _row, each in moved}, reverse=True):
            names = say.cells([row.key for row, each in moved if each.since == since])
            when = "" if since == last else " " + _("(since {day})").format(day=day_text(since))
            parts.append(f"{words[how]}{when}: {names}")
    if lost := [row.key for row in rows if row.lost]:
        parts.append(_("without a result now: {names}").format(names=say.cells(lost)))
    return capital("; ".join(parts)) + "." if parts else _("Nothing that is shown here changed.")


# ---------------------------------------------------------------------------- what is not shown


def subtitle(over: OverTime) -> str:
    """How many visits there are, and what a gap is."""
    text = translate_count("{n} visit since {day}", "{n} visits since {day}", len(over.visits))
    since = text.format(n=len(over.visits), day=day_text(over.visits[0].day))
    return _("{visits} · gaps are drawn as gaps, never bridged as normal").format(visits=since)


def not_shown(over: OverTime, waiting_charts: Sequence[str]) -> list[str]:
    """What is kept back or cannot be read, one line each; nothing where nothing is."""
    lines = []
    if over.waiting:
        text = translate_count(
            "{n} finding of earlier visits is not shown: it can stand here once this visit has an answer.",
            "{n} findings of earlier visits are not shown: each can stand here once this visit has an answer.",
            over.waiting,
        )
        lines.append(text.format(n=over.waiting))
    if waiting_charts:
        lines.append(_("Drawn once this visit has an answer: {names}.").format(names="; ".join(waiting_charts)))
    if over.left_out:
        text = translate_count(
            "{n} finding is left out: it was recorded with an edition that asks otherwise.",
            "{n} findings are left out: they were recorded with an edition that asks otherwise.",
            over.left_out,
        )
        lines.append(text.format(n=over.left_out))
    if not same_examiner(over):
        lines.append(_("Not every visit was recorded by the same person: small differences may be theirs."))
    return lines


def never_text(over: OverTime) -> str:
    """How many cells no visit examined."""
    text = translate_count(
        "{n} further value was not examined or not asked at any visit.",
        "{n} further values were not examined or not asked at any visit.",
        over.never,
    )
    return text.format(n=over.never) if over.never else ""


def same_examiner(over: OverTime) -> bool:
    """Whether one person recorded everything, as far as the visits say who did."""
    return len({name for visit in over.visits for name in visit.examiners}) < 2  # noqa: PLR2004  two differ


# ---------------------------------------------------------------------------- what each visit thought


def impression_text(visit: Visit, edition: Edition) -> str:
    """The clinician's own impression of a visit; never the program's."""
    impression = visit.encounter.impression
    if impression is None or not (impression.conditions or impression.text.strip()):
        return _("No impression recorded")
    names = [edition.condition[each].label for each in impression.conditions if each in edition.condition]
    unknown = len(impression.conditions) - len(names)
    if unknown:
        text = translate_count("{n} of another edition", "{n} of another edition", unknown)
        names.append(text.format(n=unknown))
    return "; ".join([*names, *filter(None, [impression.text.strip()])])


# ---------------------------------------------------------------------------- to be pasted


def table_text(rows: Sequence[Row], over: OverTime, edition: Edition, notes: Sequence[str]) -> str:
    """The table with one line a row and a tab between columns, then what is not shown."""
    say = say_for(edition)
    lines = [[_("Finding"), *visit_names(over.visits)]]
    lines += [[say.cell(row.key), *(spoken(row, each, edition) for each in row.results)] for row in rows]
    flat = ["\t".join(" ".join(each.split()) for each in line) for line in lines]
    return "\n".join([*flat, *notes]) + "\n"
