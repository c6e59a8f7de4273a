"""All that apply: digits toggle, Enter accepts, and only then anything is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.choice import ChoiceCell
from examassist.ui.answers.result import Result

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from examassist.domain.finding import Finding

ACCEPT = "\x00accept"
"""The chip that accepts; no value can have this name."""
NONE = "\x00none"
"""The chip for an empty list."""


class MultiCell(ChoiceCell):
    """A list that is complete once accepted: what is not chosen then was asked and is not there.

    Until Enter the choice is like a word half typed: shown dashed, and recorded nowhere.
    """

    spoken_role = QAccessible.Role.List

    _entry: tuple[str, ...] | None = None

    @property
    def pending(self) -> tuple[str, ...] | None:
        """What is chosen and not accepted yet; None when nothing is under way."""
        return self._entry

    def chips(self) -> tuple[tuple[str, str, str], ...]:
        """The answers, and the chip that accepts."""
        none = ((NONE, "0", _("None of these")),) if self._lacks_none else ()
        return (*none, *super().chips(), (ACCEPT, "", _("Accept")))

    @property
    def _lacks_none(self) -> bool:
        """Whether the content has no answer of its own for "none", so that an empty list says it."""
        return not any(answer.exclusive or answer.key == "0" for answer in self.item.values)

    def chosen(self) -> tuple[str, ...]:
        """What is under way, or what is recorded."""
        return self._entry if self._entry is not None else super().chosen()

    def paint_of(self, name: str) -> look.Paint:
        """Dashed while it waits to be accepted."""
        if name == ACCEPT:
            if self._entry is not None:
                return look.Paint.PLAIN
            return look.Paint.HOVER if self.is_hovered(name) else look.Paint.DIMMED
        if self._entry is not None and (name in self._entry or (name == NONE and not self._entry)):
            return look.Paint.WAITING
        if name == NONE and self._entry is None and self.finding is not None and self.finding.value == ():
            return look.TONES[self.tone(())]
        return super().paint_of(name)

    def show_finding(self, finding: Finding | None) -> None:
        """Show what is recorded; a choice under way goes when what is recorded changes."""
        if finding != self.finding:
            self._entry = None
        super().show_finding(finding)

    def choose(self, value: str, *, advance: bool) -> None:
        """Put one answer in or out; one that excludes the others stands alone."""
        del advance
        if value == ACCEPT:
            self._accept(advance=False)
            return
        before = self.chosen()
        if value == NONE:
            after: tuple[str, ...] = ()
        elif value in before:
            after = tuple(each for each in before if each != value)
        elif self._excludes(value):
            after = (value,)
        else:
            kept = {each for each in before if not self._excludes(each)} | {value}
            after = tuple(answer.id for answer in self.item.values if answer.id in kept)
        self._entry = after
        self.setAccessibleDescription(
            _("{values}; Enter accepts").format(values=", ".join(map(self.label_of, after)) or _("none of these"))
        )
        self.update()

    def _excludes(self, value: str) -> bool:
        answer = self.item.answer(value)
        return answer is not None and answer.exclusive

    def take_key(self, text: str) -> bool:
        """A digit puts its answer in or out; 0 says that none applies."""
        if text == "0" and self._lacks_none:
            self.choose(NONE, advance=False)
            return True
        return super().take_key(text)

    def take_normal(self) -> bool:
        """Accept the one normal answer as it stands."""
        normal = self.item.normal
        if isinstance(normal, tuple) and len(normal) == 1:
            self.answered.emit(self.key, Result(value=normal))
            return True
        return super().take_normal()

    def take_event(self, event: QKeyEvent) -> bool:
        """Enter accepts, Esc gives up what is under way."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._entry is None and not self.setting.single.on:
                self.take_enter()
            else:
                self._accept(advance=True)
            return True
        if event.key() == Qt.Key.Key_Escape and self._entry is not None:
            self._drop()
            return True
        return super().take_event(event)

    def take_erase(self) -> None:
        """Give up what is under way, or go back to blank."""
        if self._entry is not None:
            self._drop()
        else:
            super().take_erase()

    def give_up(self) -> None:
        """A choice that waits belongs to the question as it stood; when that comes back, Enter accepts nothing old."""
        if self._entry is not None:
            self._drop()

    def _drop(self) -> None:
        self._entry = None
        self.setAccessibleDescription(self.value_text)
        self.update()

    def _accept(self, *, advance: bool) -> None:
        if self._entry is None and self.finding is not None:
            self.moved.emit(self.key, "next")
            return
        chosen = self._entry
        if chosen is None or not (chosen or self._lacks_none):
            self.refused.emit(_("Choose what applies, or 0 when none does"))
            return
        self._entry = None
        self.answered.emit(self.key, Result(value=chosen, advance=advance))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that a choice is not recorded yet; it is kept."""
        super().focusOutEvent(event)
        if self._entry is not None and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.refused.emit(_("{item} is not recorded yet: Enter accepts it").format(item=self.name))
