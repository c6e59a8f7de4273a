"""What a further key of an item does to the exam: it adds to a finding, or records the item that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.language import translate as _
from examassist.ui.act_text import cell_text
from examassist.ui.answers.letters import adds, letter_of
from examassist.ui.half_grade import with_half

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Letter
    from examassist.ui.answers.cell import Setting
    from examassist.ui.encounter_model import EncounterModel


def meant(
    key: FindingKey, letter: Letter, just_typed: FindingKey | None, edition: Edition
) -> tuple[FindingKey, Letter]:
    """The cell that a letter is about: the one just typed and left where that takes it too, as with half grades."""
    own = _of_just_typed(just_typed, letter.key, edition)
    return (just_typed, own) if just_typed is not None and own is not None else (key, letter)


def _of_just_typed(just_typed: FindingKey | None, text: str, edition: Edition) -> Letter | None:
    """What a letter adds to the cell just typed and left, or where it leads from there; not one that answers."""
    own = letter_of(edition.item[just_typed.item], text) if just_typed is not None else None
    return own if own is not None and (adds(own) or own.item is not None) else None


def add(model: EncounterModel, key: FindingKey, letter: Letter) -> str:
    """Add to the finding of a cell, or record what belongs to it on its side; what to say."""
    edition = model.edition
    if letter.item is not None and letter.value is not None:
        other = FindingKey(letter.item, key.side)
        model.record([Finding(item=other.item, side=other.side, value=letter.value)])
        answer = edition.item[other.item].answer(letter.value)
        return _("{cell}: {value}").format(
            cell=cell_text(other, edition), value=answer.label if answer is not None else letter.value
        )
    finding = model.encounter.finding(key)
    if finding is None or finding.value is None or letter.qualifier is None:
        text = _("Record {cell} first; {key} then adds: {label}")
        return text.format(cell=cell_text(key, edition), key=letter.key, label=letter.label)
    without = tuple(each for each in finding.qualifiers if each != letter.qualifier)
    is_taken_out = letter.qualifier in finding.qualifiers
    qualifiers = without if is_taken_out else (*without, letter.qualifier)
    model.record([evolve(finding, qualifiers=qualifiers, how=None, by=None, at=None)])
    text = _("{cell}: no longer {label}") if is_taken_out else _("{cell}: {label}")
    return text.format(cell=cell_text(key, edition), label=letter.label)


class FurtherKeys(QObject):
    """What a key says of the cell that was just typed and left, or of the one that the keys are on."""

    said = Signal(str)
    wanted = Signal(object)
    """The FindingKey that the keys shall go to."""

    def __init__(self, model: EncounterModel, setting: Setting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._setting = setting
        self.just_typed: FindingKey | None = None

    def half_step(self, key: FindingKey, sign: str) -> None:
        """Half a grade up or down, on the cell just typed and left, never on another one; else where the keys are."""
        just_typed, encounter = self.just_typed, self._model.encounter
        finding = encounter.finding(just_typed) if just_typed is not None else None
        finding = finding or encounter.finding(key)
        if finding is not None and self._setting.half_grades:
            value = with_half(self._model.edition.item[finding.item], finding.value, sign)
            if value is not None:
                self._model.record([Finding(item=finding.item, side=finding.side, value=value)])
                return
        self.said.emit(_("There is no half grade here."))

    def letter(self, key: FindingKey, letter: Letter, here: bool) -> None:  # noqa: FBT001  a signal says it
        """Add to the cell that is meant, or ask for the item that the letter leads to."""
        if not here:
            key, letter = meant(key, letter, self.just_typed, self._model.edition)
        self._do(key, letter)

    def _do(self, key: FindingKey, letter: Letter) -> None:
        if adds(letter):
            self.said.emit(add(self._model, key, letter))
        elif letter.item is not None:
            self.wanted.emit(FindingKey(letter.item, key.side))

    def take(self, event: QKeyEvent) -> bool:
        """Take a letter of the cell just typed that means nothing where the keys went on to; whether it was one."""
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        just_typed = self.just_typed
        if just_typed is None or shifted or not self._setting.single.on:
            return False
        letter = _of_just_typed(just_typed, event.text(), self._model.edition)
        if letter is None:
            return False
        self._do(just_typed, letter)
        return True
