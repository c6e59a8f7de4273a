"""The record, its undo and the place of the keys as the table makes them: what the window is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from examassist.knowledge.condition import FindingIs
from tests.ui.monkey.beside import contrary
from tests.ui.monkey.table import HALF, WHY, Reason, Says, read, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item, Letter

Cells = tuple[FindingKey, ...]
Entry = tuple[Any, str, tuple[str, ...], int]
"""What was recorded, how it came there, with which qualifiers, and with which act."""
OF_THE_LIMB = {"amputated", "dressing", "pain", "wound", "other"}
"""Reasons that hold for the one limb they were given for."""
PAIRED = {"choice", "grade", "yes_no", "measure"}


class Ledger:
    """Takes one key after the other; ``here`` are the cells the page shows."""

    def __init__(self, edition: Edition, here: Cells, *, half: bool) -> None:
        self.edition, self.half, self.at = edition, half, here[0]
        steps = {step.step: step.position for step in edition.steps}
        self._asks = steps[edition.section[edition.item[here[0].item].section].step] == "talk"
        self._stood = {cell.item for cell in here}
        self.record: dict[FindingKey, Entry] = {}
        self.under_way: dict[FindingKey, Any] = {}
        self.raised: set[str] = set()
        self.asking_why = False
        self._typed: FindingKey | None = None
        self._past: list[dict[FindingKey, Entry]] = []
        self._future: list[dict[FindingKey, Entry]] = []
        self._acts = 0

    def press(self, key: str, before: Cells, after: Cells) -> None:
        """The key, with the cells that were shown before it and those shown now."""
        left, asking, self.asking_why = self.at, self.asking_why, False
        item = self.edition.item[left.item]
        had = self.record.get(left, (None,))[0]
        says = said(item, key, had, self.under_way.get(left), asking_why=asking)
        if says == Says() and not asking and self._typed is not None:
            letter = letter_of(self.edition.item[self._typed.item], key)
            says = Says("letter", letter) if letter is not None and not answers(letter) else says
        old = self.record
        if key in {"Undo", "Redo"}:
            self._turn_back(key)
            says, self.asking_why = Says("turn"), asking
        go = self._do(says, before)
        stays = next(cell for cell in reversed(before[: before.index(left) + 1]) if cell in after)
        self.at = self._there(go, stays, old, after)
        if self.at != left:
            self._leave(left)
        self.under_way = {cell: what for cell, what in self.under_way.items() if cell in after}  # a row takes it along
        if go == "answered":
            self._typed = self._leader(left) or left
        elif self.at != left:
            self._typed = None

    def move_to(self, cell: FindingKey) -> None:
        """The keys were brought elsewhere."""
        self.at, self._typed, self.asking_why = cell, None, False

    # ------------------------------------------------------------------ what is recorded

    def _do(self, says: Says, here: Cells) -> str:
        """Do it; where the keys go then."""
        match says:
            case Says("record", what, qualifiers):
                self._answer(what, qualifiers)
                return "answered"
            case Says("letter", letter):
                return self._letter(letter)
            case Says("move", way):
                return str(way)
            case Says("copy"):
                return self._copy()
            case Says("fill") if new := self.fills(here):
                self._write(new, "section_normal")
                return "first blank" if self.at in self.record else "stay"
        self._do_and_stay(says, here)
        return "turned" if says.do == "turn" else "stay"

    def _do_and_stay(self, says: Says, here: Cells) -> None:
        match says:
            case Says("type", what):
                self.under_way[self.at] = what
            case Says("ask why"):
                self.asking_why = True
            case Says("clear") if self.at in self.record:
                self._write({}, gone={self.at, *self._of_the_group(self.at)})
            case Says("half", sign):
                self._half_step(sign)
            case Says("pass over"):
                blank = [cell for cell in here if cell not in self.record]
                rest = [cell for cell in blank if not self.edition.item[cell.item].safety]
                if rest:
                    self._write(dict.fromkeys(rest, Reason("not_done")))

    def fills(self, here: Cells) -> dict[FindingKey, Any]:
        """What "rest normal" writes: blank, judged by looking, allowed by the content, shown unasked, no safety."""
        items, section = self.edition.item, self.edition.section
        may = {
            item.id
            for item in items.values()
            if item.fills and item.bulk == "allowed" and not item.safety and item.show != "on_request"
            if item.kind in {"choice", "grade", "yes_no"} and self.raised.isdisjoint(item.not_if)
            if section[item.section].rest_normal == "allowed"
        }
        blank = [cell for cell in here if cell.item in may and cell not in self.record]
        planned = {cell: items[cell.item].fills for cell in blank if not self._is_lost(cell.side)}
        if not planned or not self.record:
            return planned
        left = contrary(planned, {cell: entry[0] for cell, entry in self.record.items()}, self.edition.header.id)
        return {cell: what for cell, what in planned.items() if cell not in left}

    def _is_lost(self, side: Laterality) -> bool:
        """Whether anything of that side is recorded as amputated: then nothing there is filled or copied to."""
        lost = {cell.side for cell, entry in self.record.items() if entry[0] == Reason("amputated")}
        return side in lost - {Laterality.UNSIDED}

    def _letter(self, letter: Any) -> str:  # noqa: ANN401  what the content says of it
        """About the cell just typed and left, else about the one the keys are on: it leads from there, or adds."""
        cell = self.at
        own = letter_of(self.edition.item[self._typed.item], letter.key.casefold()) if self._typed else None
        if self._typed is not None and own is not None and not answers(own):
            cell, letter = self._typed, own
        if not adds(letter):
            return str(FindingKey(letter.item, cell.side))
        self._add(cell, letter)
        return "stay"

    def _add(self, cell: FindingKey, letter: Any) -> None:  # noqa: ANN401  what the content says of it
        """To that cell; a blank one gets nothing."""
        if letter.item:
            self._write({FindingKey(letter.item, cell.side): letter.value})
            return
        what, _how, qualifiers, _act = self.record.get(cell, (None, "", (), 0))
        if what is not None and not isinstance(what, Reason):
            without = tuple(each for each in qualifiers if each != letter.qualifier)
            self._write(
                {cell: what}, qualifiers=without if len(without) < len(qualifiers) else (*without, letter.qualifier)
            )

    def _answer(self, what: Any, qualifiers: tuple[str, ...] = ()) -> None:  # noqa: ANN401  any value
        """Record it here; a no to a safety group says no to each of its parts, and what it closes is cleared."""
        item = self.edition.item[self.at.item]
        parts: Cells = self.edition.keys_of(self.edition.item[item.parts.item]) if item.parts else ()
        says_no = isinstance(item.normal, tuple) and what in item.normal
        told_no = {cell for cell in parts if self.record.get(cell, (None, ""))[1] == "group_answer"}
        gone = {*self._of_the_group(self.at)} if says_no or isinstance(what, Reason) else told_no
        noes = dict.fromkeys(parts, ()) if says_no else {}
        self._write({self.at: what}, gone=gone & self.record.keys() - noes.keys(), also=noes, qualifiers=qualifiers)

    def _write(
        self,
        new: Mapping[FindingKey, Any],
        how: str = "single",
        *,
        gone: set[FindingKey] | None = None,
        also: Mapping[FindingKey, Any] | None = None,
        qualifiers: tuple[str, ...] = (),
    ) -> None:
        """One act, which one undo takes back."""
        self._past, self._future, self._acts = [*self._past, self.record], [], self._acts + 1
        kept = {cell: entry for cell, entry in self.record.items() if cell not in (gone or ())}
        noes = {cell: (what, "group_answer", (), self._acts) for cell, what in (also or {}).items()}
        self.record = kept | {cell: (what, how, qualifiers, self._acts) for cell, what in new.items()} | noes
        for cell in {*new, *noes, *(gone or ())}:
            self.under_way.pop(cell, None)

    def _of_the_group(self, cell: FindingKey) -> Cells:
        group = self.edition.item[cell.item]
        own = [item for item in self.edition.items if group.parts and item.id == group.parts.item]
        own += [item for item in self.edition.items if group.parts and item.part_of == group.id]
        return tuple(key for item in own for key in self.edition.keys_of(item))

    def _copy(self) -> str:
        """The side entered last onto the other."""
        sides = [cell for cell in (self.at, self.at.mirrored) if cell in self.record]
        if not sides:
            return "stay"
        last = max(sides, key=lambda cell: (self.record[cell][3], cell.side is Laterality.LEFT))
        what, _how, qualifiers, _act = self.record[last]
        if self._is_lost(last.mirrored.side) or (isinstance(what, Reason) and what.name in OF_THE_LIMB):
            return "stay"
        self._write({last.mirrored: what}, "copied_side", qualifiers=qualifiers)
        return "answered" if last.mirrored == self.at else "stay"

    def _half_step(self, sign: str) -> None:
        """On the grade just typed and left, else on the one the keys are on."""
        cell = self._typed if self._typed in self.record else self.at
        values = self.edition.item[cell.item].values
        at = next((answer.key for answer in values if answer.id == self.record.get(cell, (None,))[0]), None)
        new = next((answer.id for answer in values if answer.key == HALF.get((at or "", sign), "none")), None)
        if self.half and new is not None:
            self._write({cell: new})

    def _turn_back(self, key: str) -> None:
        source, target = (self._past, self._future) if key == "Undo" else (self._future, self._past)
        if source:
            target.append(self.record)
            old, self.record = self.record, source.pop()
            for cell in old.keys() | self.record.keys():
                if old.get(cell) != self.record.get(cell):
                    self.under_way.pop(cell, None)

    # ------------------------------------------------------------------ where the keys are

    def _there(self, go: str, stays: FindingKey, old: Mapping[FindingKey, Entry], here: Cells) -> FindingKey:
        if go in {str(cell) for cell in here}:
            return next(cell for cell in here if str(cell) == go)
        if go in {"answered", "next"}:  # what is marked as amputated is passed over
            left = {stays, self._leader(stays)}
            here = tuple(cell for cell in here if cell in left or self.record.get(cell, (None,))[0] != Reason(WHY[0]))
        if go in {"answered", "next"} and not self._asks:
            return self._next_examined(stays, here)
        if go in {"answered", "next"}:
            here = tuple(cell for cell in here if cell == stays or not self._is_brought_field(cell))
        at = here.index(stays)
        if go in {"answered", "next", "Right", "Left", "Home", "End"}:
            to = {"Left": at - 1, "Home": 0, "End": len(here) - 1}.get(go, at + 1)
            return here[min(max(to, 0), len(here) - 1)]
        if go in {"Up", "Down"}:
            return self._up_or_down(go, stays, here)
        if go == "first blank":
            return next((cell for cell in here if cell not in self.record), here[0])
        changed = (cell for cell in here if old.get(cell) != self.record.get(cell))
        return next(changed, stays) if go == "turned" else stays

    def _is_brought_field(self, cell: FindingKey) -> bool:
        """A field to type into among safety questions that only an answer brought there is passed over."""
        item = self.edition.item[cell.item]
        safety = {other.section for other in self.edition.items if other.group_number is not None}
        return item.show == "when" and item.section in safety and item.kind in {"date", "text", "measure"}

    def _next_examined(self, cell: FindingKey, here: Cells) -> FindingKey:
        """First the rows that stood there when the step opened, then those that answers opened, then what is blank."""
        wanted = next((each for each in here if self._leader(each) == cell and self._is_wanted(each)), None)
        if wanted is not None:
            return wanted
        cell = self._leader(cell) or cell
        asked = [each for each in here if self._leader(each) is None]
        stood = [each for each in asked if each.item in self._stood]
        opened = [each for each in asked if each.item not in self._stood]
        order = [*stood, *opened]
        if cell != order[-1]:
            return order[order.index(cell) + 1]
        blank = [each for each in stood if each not in self.record] if cell in opened else []
        return blank[0] if blank else cell

    def _leader(self, cell: FindingKey) -> FindingKey | None:
        """The cell whose answer leads to this one at once, and from which the keys go on afterwards."""
        item = self.edition.item[cell.item]
        return FindingKey(item.when.finding, cell.side) if item.at_once and isinstance(item.when, FindingIs) else None

    def _is_wanted(self, cell: FindingKey) -> bool:
        """Whether it is blank and the answer that leads to it was given."""
        when, leader = self.edition.item[cell.item].when, self._leader(cell)
        if leader is None or not isinstance(when, FindingIs) or cell in self.record:
            return False
        return self.record.get(leader, (None,))[0] in (when.values or (when.value,))

    def _up_or_down(self, go: str, cell: FindingKey, here: Cells) -> FindingKey:
        lines: list[list[FindingKey]] = []
        for each in here:
            beside = lines and lines[-1][-1].item == each.item and self.edition.item[each.item].kind in PAIRED
            lines = [*lines[:-1], [*lines[-1], each]] if beside else [*lines, [each]]
        row = next(number for number, line in enumerate(lines) if cell in line)
        to = row + (1 if go == "Down" else -1)
        return lines[to][min(lines[row].index(cell), len(lines[to]) - 1)] if 0 <= to < len(lines) else cell

    def _leave(self, cell: FindingKey) -> None:
        """Nothing that can be read is lost by walking on."""
        text = self.under_way.get(cell)
        number = read(self.edition.item[cell.item], text) if isinstance(text, str) else None
        if number is not None:
            at, self.at = self.at, cell
            self._answer(number)
            self.at = at


def letter_of(item: Item, key: str) -> Letter | None:
    """What the content gives that key beside the answers."""
    return next((letter for letter in item.letters if letter.key.casefold() == key), None)


def adds(letter: Letter) -> bool:
    """Whether it is about an answer that is there: a qualifier of it, or an item that belongs to it."""
    return bool(letter.qualifier) != bool(letter.value)


def answers(letter: Letter) -> bool:
    """Whether it is an answer like a digit: a value together with its qualifier."""
    return bool(letter.qualifier) and bool(letter.value)
