"""A limb that is not there: which cells are marked for it, and what is said of answers on its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import UnableDetail
from examassist.language import translate as _
from examassist.ui.act_text import cell_text, side_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.ui.answers.result import Result
    from examassist.ui.encounter_model import EncounterModel


def lost_cells(encounter: Encounter) -> frozenset[FindingKey]:
    """The cells that are marked as amputated."""
    return frozenset(each.key for each in encounter.findings if each.detail is UnableDetail.AMPUTATED)


def record_answer(
    model: EncounterModel, key: FindingKey, result: Result, keys: Iterable[FindingKey], say: Callable[[str], None]
) -> None:
    """Record what a cell was answered with; a limb that is not there is said of the cells under it as well.

    ``keys`` are the cells of the page. All of it is one act. A safety item, and what may never be entered in bulk,
    needs an act of its own. An answer on a side that has been marked is recorded like any other, and told so.
    """
    before, here = model.encounter, tuple(dict.fromkeys(keys))
    answered = result.finding(key)
    if result.of_side:
        findings = [answered, *_under_it(before, answered, here, model.edition)]
        model.record(findings)
        say(_what_was_marked(before, findings, here, model.edition))
    else:
        model.record([answered])
        if text := _beside_a_mark(before, answered, here, model.edition):
            say(text)


def _under_it(before: Encounter, answered: Finding, here: tuple[FindingKey, ...], edition: Edition) -> list[Finding]:
    """The same reason for each blank cell of the side that stands under the answered one on its card.

    No content says which row needs which part of a limb, so nothing above the row that was chosen is marked.
    """
    section = edition.item[answered.item].section
    under = here[here.index(answered.key) + 1 :] if answered.key in here else ()
    found = []
    for key in under:
        item = edition.item[key.item]
        blank = before.finding(key) is None and key.side is answered.side
        if blank and item.section == section and item.bulk == "allowed" and not item.safety:
            found.append(evolve(answered, item=key.item))
    return found


def _what_was_marked(before: Encounter, findings: list[Finding], here: tuple[FindingKey, ...], edition: Edition) -> str:
    """Every row by its name, because who presses one key must see what it said; and the values that it left."""
    answered = findings[0]
    kept = [each for each in here if each.side is answered.side and each != answered.key and _has_value(before, each)]
    side = side_text(answered.side)
    marked = _("Marked as unable, amputated, on the {side}: {rows}. What lies above the stump is to be examined.")
    values = _("Values recorded there stay: {rows}.").format(rows=_rows(kept, edition)) if kept else ""
    told = marked.format(side=side, rows=_rows([each.key for each in findings], edition))
    return " ".join(each for each in (told, values, _("Ctrl Z undoes it.")) if each)


def _beside_a_mark(before: Encounter, answered: Finding, here: tuple[FindingKey, ...], edition: Edition) -> str:
    """What to say of an answer in a marked cell, or of a value on a side with a mark; empty where there is no mark.

    A mark on this page is told with each value of its side; one on another page with the first of them, because how
    much of the limb is gone is not recorded and the rest of it may well be examined.
    """
    lost = lost_cells(before)
    if answered.key in lost:
        text = _("{cell} was marked as amputated until now. Ctrl Z takes the answer back.")
        is_again = answered.detail is UnableDetail.AMPUTATED
        return "" if is_again else text.format(cell=cell_text(answered.key, edition))
    marks = [each for each in before.by_key if each in lost and each.side is answered.side]
    if not marks or answered.value is None or answered.side is Laterality.UNSIDED:
        return ""
    on_page = [each for each in marks if each in here]
    if not on_page and any(_has_value(before, each) for each in here if each.side is answered.side):
        return ""
    text = _("On the {side} an amputation is recorded: {rows}. Ctrl Z takes the answer to {cell} back.")
    return text.format(
        side=side_text(answered.side), rows=_rows(on_page or marks, edition), cell=cell_text(answered.key, edition)
    )


def _has_value(encounter: Encounter, key: FindingKey) -> bool:
    finding = encounter.finding(key)
    return finding is not None and finding.value is not None


def _rows(keys: Iterable[FindingKey], edition: Edition) -> str:
    return ", ".join(edition.item[key.item].label for key in keys)
