"""What every cell of the exam has in common: its name, its keys, and showing what it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent

from examassist.domain.body import Laterality
from examassist.language import translate as _
from examassist.ui.act_text import side_text
from examassist.ui.answers import keys, last_visit, letters, look
from examassist.ui.answers.hints import hints
from examassist.ui.answers.menu import open_menu
from examassist.ui.answers.reasons import Reasons
from examassist.ui.answers.result import NOT_DONE, Result, absence_text
from examassist.ui.answers.tone import shown_tone
from examassist.ui.answers.zones import ZonedWidget
from examassist.ui.filling import only_normal
from examassist.ui.single_keys import SingleKeys
from examassist.ui.theme import px
from examassist.ui.visits.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import Finding, FindingKey, Value
    from examassist.knowledge.item import Answer, Item
    from examassist.knowledge.picture import Picture

EDGE = 5
"""Room for the focus ring."""
NOT_EXAMINED = "\x00not_examined"
"""The zone of the mark beside a control; no value can have this name."""


@dataclass(frozen=True)
class Setting:
    """What all cells of a page share."""

    guard: keys.BounceGuard
    half_grades: bool = False
    single: SingleKeys = field(default_factory=SingleKeys)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    numbers: Mapping[str, str] = field(default_factory=dict)
    """What stands before the names of the rows while values are typed from paper."""


class AnswerCell(ZonedWidget):
    """One cell: shows the finding it is given, tells what was answered, and keeps nothing."""

    answered = Signal(object, object)
    """FindingKey and Result."""
    cleared = Signal(object)
    copy_wanted = Signal(object)
    moved = Signal(object, str)
    """FindingKey and up, down, left, right, home, end or next."""
    half_step = Signal(object, str)
    lettered = Signal(object, object, bool)
    """FindingKey, Letter, and whether this very cell is meant."""
    focused = Signal(object)
    refused = Signal(str)

    answers_here = True  # no message lies over it
    aloud = False  # a question whose normal answer must be meant; the key for normal says nothing then
    spoken_role = QAccessible.Role.SpinBox
    """What kind of control people who hear the screen are told this is."""

    def __init__(self, item: Item, key: FindingKey, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.key = key
        self.setting = setting
        self.finding: Finding | None = None
        self.control = look.sizes()[0].control
        self._reasons = Reasons(self, self._absent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.name)
        self.setAccessibleDescription(self.value_text)

    # ------------------------------------------------------------------ what it is and shows

    @property
    def name(self) -> str:
        """``{item}, {side}``."""
        if self.key.side is Laterality.UNSIDED:
            return self.item.label
        return _("{item}, {side}").format(item=self.item.label, side=side_text(self.key.side))

    @property
    def is_focused(self) -> bool:
        """Whether the keys come here."""
        return self.hasFocus()

    @property
    def absent_word(self) -> str:
        """What a blank means here: a question was not asked, the rest was not examined."""
        return _("not asked") if self.item.position == "talk" else _("not examined")

    @property
    def value_text(self) -> str:
        """The state in words, for people who hear the screen, and what it was at the last visit."""
        return self._now_text + last_visit.spoken(self)

    @property
    def _now_text(self) -> str:
        finding = self.finding
        if finding is None:
            return _("blank, {absent}").format(absent=self.absent_word)
        if finding.not_obtained is not None:
            return self.reason_text
        words = letters.with_words(self.item, finding, self.words_of(finding))
        return _("{value}, abnormal").format(value=words) if self.tone(finding.value) == "abnormal" else words

    @property
    def reason_text(self) -> str:
        """Why there is no result, in the words of a question or of an examination."""
        if self.finding is None or self.finding.not_obtained is None:
            return ""
        if self.finding.not_obtained is NOT_DONE.not_obtained:
            return self.absent_word
        return absence_text(self.finding)

    def words_of(self, finding: Finding) -> str:
        """The value in words."""
        value = finding.value
        if isinstance(value, tuple):
            return ", ".join(self.label_of(each) for each in value) or _("none of these")
        return self.label_of(value) if isinstance(value, str) else str(value)

    def label_of(self, value: str) -> str:
        """What the screen calls a value."""
        answer = self.item.answer(value)
        return answer.label if answer is not None else value.replace("_", " ")

    def tone(self, value: Value | None) -> str:
        """Normal, neutral, abnormal or plain, as the content says."""
        return "plain" if value is None else shown_tone(self.item, value)

    def offered(self) -> tuple[Answer, ...]:
        """The values that may be chosen: half grades only where the settings allow them or one is recorded."""
        chosen = self.finding.value if self.finding is not None else None
        return tuple(
            answer
            for answer in self.item.values
            if answer.offered == "always" or self.setting.half_grades or answer.id == chosen
        )

    def show_finding(self, finding: Finding | None) -> None:
        """Show what is recorded; nothing is told back."""
        changed_values = self._offers_change(finding)
        self.finding = finding
        self.setAccessibleDescription(self.value_text)
        if changed_values:
            self.arrange()
        self.update()

    def _offers_change(self, finding: Finding | None) -> bool:
        return any(answer.offered != "always" for answer in self.item.values) and finding != self.finding

    def set_control(self, height: int) -> None:
        """Use controls of this height from now on."""
        if height != self.control:
            self.control = height
            self.arrange()

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self.arrange()

    # ------------------------------------------------------------------ zones

    def height_for(self, width: int, control: int) -> int:
        """The height this cell needs in a plain row."""
        del width
        return control + 2 * px(EDGE)

    def other_keys(self) -> tuple[tuple[str, str], ...]:
        """Further keys that answer here, each with what it says."""
        return letters.keys(self.item)

    def chips(self) -> tuple[tuple[str, str, str], ...]:
        """Name, key and label of what it offers as chips."""
        return ()

    # ------------------------------------------------------------------ answers

    def choose(self, value: str, *, advance: bool) -> None:
        """Tell that this value was chosen."""
        self.answered.emit(self.key, Result(value=value, advance=advance))

    def take_key(self, text: str) -> bool:
        """Answer with the value whose key this is; whether there is one."""
        wanted = text.casefold()
        for answer in self.offered():
            if answer.key and answer.key.casefold() == wanted:
                self.choose(answer.id, advance=True)
                return True
        return False

    def take_normal(self) -> bool:
        """Answer with the one normal value; whether there is one."""
        value = only_normal(self.item)
        if value is None:
            self.refused.emit(_("{item} has no single normal value; choose one").format(item=self.item.label))
        else:
            self.choose(value, advance=True)
        return True

    def take_zone(self, name: str) -> None:
        """Answer with what was clicked."""
        if name == NOT_EXAMINED:
            self.answered.emit(self.key, Result(not_obtained=NOT_DONE.not_obtained, advance=False))
        else:
            self.choose(name, advance=False)

    def take_erase(self) -> None:
        """Back to blank."""
        self.cleared.emit(self.key)

    def give_up(self) -> None:
        """The row has left the page: what was under way and not accepted goes with it."""

    def _absent(self, result: Result) -> None:
        self._reasons.close()
        self.answered.emit(self.key, result)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the key by its text, so that every keyboard layout types the same."""
        if keys.is_command(event):
            event.ignore()
            return
        if self._reasons.take(event):
            return
        way = keys.direction(event)
        if way is not None:
            self.moved.emit(self.key, way)
            return
        if self.setting.guard.bounced(event) or (event.isAutoRepeat() and event.text().strip()):
            return
        if not self.take_event(event):
            event.ignore()

    def take_event(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it says anything here."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.take_erase()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take_enter()
            return True
        text = event.text()
        if not text or not self.setting.single.on:
            return False
        if text.isalpha() and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        return self.take_key(text) or self.take_letter(text) or self._take_common(text)

    def take_letter(self, text: str, *, here: bool = False) -> bool:
        """Do what a further key of the item says; whether there is one."""
        return letters.take(self, text, here=here)

    def take_enter(self) -> None:
        """On to the next cell; where single keys are off, the list of answers."""
        if self.setting.single.on:
            self.moved.emit(self.key, "next")
        else:
            open_menu(self)

    def _take_common(self, text: str) -> bool:
        return self.take_meaning(self.setting.single.meaning(text)) or self._take_sign(text)

    def take_meaning(self, meaning: str | None) -> bool:
        """Do what a key that belongs to every cell means; whether it means anything here."""
        match meaning:
            case "normal":
                return self.take_normal()
            case "not_examined":
                self._absent(NOT_DONE)
            case "unable":
                self._reasons.open()
            case "same":
                self.copy_wanted.emit(self.key)
            case _:
                return False
        return True

    def _take_sign(self, text: str) -> bool:
        if text not in {"+", "-", "\N{MINUS SIGN}"}:
            return False
        self.half_step.emit(self.key, "+" if text == "+" else "-")
        return True

    def keys_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer this cell, each with what it does."""
        return hints(self)

    # ------------------------------------------------------------------ Qt's events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page, and let the row be tinted."""
        super().focusInEvent(event)
        self._repaint_row()
        self.focused.emit(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close what belongs to this cell alone."""
        super().focusOutEvent(event)
        self._reasons.close()
        self._repaint_row()

    def _repaint_row(self) -> None:
        self.update()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The list of answers, by the menu key or the other mouse button."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        open_menu(self)
        event.accept()
