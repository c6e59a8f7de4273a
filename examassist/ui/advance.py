"""Where the keys go after an answer: through the rows that stood there, then through those that answers opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.ui.checklist import shown_when
from examassist.ui.lost_limb import lost_cells
from examassist.ui.positions import set_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.ui.checklist import Checklist


def cell_after(
    key: FindingKey,
    here: Sequence[FindingKey],
    encounter: Encounter,
    rows: Checklist,
    asked: frozenset[str] | None = None,
) -> FindingKey | None:
    """The cell after ``key`` among those that the page shows; None at the end, and where nobody is asked next.

    Whoever looks at the patient types the next value blindly: it must not land in a row that the last one opened.
    Questions are read aloud one after the other, so there the order of the page holds. After the last of the opened
    rows comes the first blank cell of the others. ``asked`` are the rows of a follow-up. Told by what is recorded
    alone, so that an exam gone on with says the same.

    A row that the content wants at once follows the very answer that opened it, and then it goes on as if that answer
    had just been given. A field that an answer to a safety question opened is never next: it would swallow the answer
    to the question after it. A cell that is marked as amputated is passed over: what is typed on was found elsewhere.
    """
    edition, lost = rows.edition, lost_cells(encounter)
    if (at_once := _at_once(key, here, encounter, edition)) is not None:
        return at_once
    key = led_from(key, edition)
    standing = _standing(key, encounter, rows, asked)
    stood = [each for each in here if standing is None or each.item in standing]
    opened = [each for each in here if standing is not None and each.item not in standing]
    waiting = [each for each in (*stood, *opened) if not edition.item[each.item].at_once and each not in lost]
    order = [each for each in (*stood, *opened) if each == key or each in waiting]
    if key not in order:
        return None
    after = order[order.index(key) + 1 :]
    if standing is None:
        after = [each for each in after if not _is_opened_field(each, edition)]
    if not after and key in opened:
        after = [each for each in stood if encounter.finding(each) is None]
    return after[0] if after and set_aside(edition.item[after[0].item], encounter, edition) is None else None


def led_from(key: FindingKey, edition: Edition) -> FindingKey:
    """The cell whose answer leads at once to ``key``; ``key`` itself where none does."""
    wanted_by = edition.item[key.item].at_once_after
    return FindingKey(wanted_by.finding, key.side) if wanted_by is not None else key


def _at_once(key: FindingKey, here: Sequence[FindingKey], encounter: Encounter, edition: Edition) -> FindingKey | None:
    """The blank cell that the answer in ``key`` wants at once, on the same side."""
    finding = encounter.finding(key)
    for other in here:
        wanted_by = edition.item[other.item].at_once_after
        if wanted_by is None or finding is None or (wanted_by.finding, other.side) != key:
            continue
        if finding.value in wanted_by.wanted and encounter.finding(other) is None:
            return other
    return None


def _is_opened_field(key: FindingKey, edition: Edition) -> bool:
    """Whether it is a field to type into that stands among safety questions only because of an answer."""
    item = edition.item[key.item]
    if item.show != "when" or item.kind not in {"date", "text", "measure"}:
        return False
    return any(other.group_number is not None for other in edition.items if other.section == item.section)


def _standing(
    key: FindingKey, encounter: Encounter, rows: Checklist, asked: frozenset[str] | None
) -> frozenset[str] | None:
    """The rows that would stand in the step of ``key`` had nothing of it been answered; None where all are asked."""
    edition = rows.edition
    number = edition.section[edition.item[key.item].section].step
    if next(step for step in edition.steps if step.step == number).position == "talk":
        return None
    own = {item.id for item in edition.items_of_step(number)}
    before = evolve(encounter, findings=tuple(each for each in encounter.findings if each.item not in own))
    parts = rows.parts_of(number, before, shown_when(before, edition), asked=asked)
    return frozenset(item.id for part in parts for item in part.rows)


def kept(focused: FindingKey, before: Sequence[FindingKey], here: Sequence[FindingKey]) -> FindingKey | None:
    """Where the keys stay after other rows came or went: where they were, or in the nearest row above."""
    above = reversed(before[: list(before).index(focused) + 1])
    return next((key for key in above if key in here), None)
