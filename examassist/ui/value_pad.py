"""The keys of the cell in use, drawn large under the page: whatever a keyboard can answer, a finger can."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.act_text import side_text
from examassist.ui.answers import letters
from examassist.ui.answers.entry import EntryCell
from examassist.ui.answers.multi import MultiCell
from examassist.ui.answers.words import says_its_key, short_word
from examassist.ui.dress import icon_of
from examassist.ui.pieces import column, row, words
from examassist.ui.theme import BOLD, colour, font, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from examassist.ui.answers.cell import AnswerCell

KEY = (120, 88)
"""On a screen of 10 inches at 1280 by 800 this is 20 mm wide; on a larger one it is wider."""
GAP = 8
MOST = 18
"""More keys than two lines hold are chosen on the page itself."""


class Key(NamedTuple):
    """A key of the pad: what it presses, what stands on it, what that means."""

    press: str
    sign: str
    label: str
    means: str = ""
    """What it does in every cell, whichever key of the keyboard does the same; empty for a value or a letter."""


def keys_of(cell: AnswerCell) -> tuple[Key, ...]:
    """Every key that answers a cell, the values first."""
    own = [_answer_key(answer.key, short_word(answer), same=says_its_key(answer)) for answer in cell.offered()]
    keys = [key for key in own if key is not None]
    if isinstance(cell, EntryCell):
        keys = [Key(digit, digit, "") for digit in "1234567890"]
        keys += [Key(sign, sign, "") for sign in ".-" if cell.types(sign) or sign == "."]
        keys += [Key(key, key, label) for _name, key, label in cell.options() if key]
        keys += [Key("Back", "⌫", _("take back")), Key("Enter", "↵", _("accept"))]
    if isinstance(cell, MultiCell):
        none = [Key(key, key, label) for _name, key, label in cell.chips() if key == "0" and label not in _labels(keys)]
        keys = [*none, *keys, Key("Enter", "↵", _("accept"))]
    keys += [Key(key, key, label) for key, label in letters.keys(cell.item)]
    taken = {key.press.casefold() for key in keys}
    if cell.item.sided and not cell.item.safety:
        keys.append(Key("=", "=", _("same both sides"), means="same"))
    keys.append(Key("x", _("NE"), cell.absent_word, means="not_examined"))
    if "u" not in taken:
        keys.append(Key("u", "U", _("unable, why"), means="unable"))
    return tuple(keys)


def _labels(keys: list[Key]) -> set[str]:
    return {key.label for key in keys}


def _answer_key(key: str | None, label: str, *, same: bool) -> Key | None:
    return Key(key, key, "" if same else label) if key else None


def press(cell: AnswerCell, key: Key) -> None:
    """Do in the cell what the key says, also where the single keys of the keyboard are other ones or switched off."""
    if key.means:
        cell.take_meaning(key.means)
        return
    code = {"Enter": Qt.Key.Key_Return, "Back": Qt.Key.Key_Backspace}.get(key.press)
    if code is None and not isinstance(cell, EntryCell):
        if not cell.take_key(key.press):
            cell.take_letter(key.press, here=True)
        return
    text = key.press if code is None else ""
    cell.take_event(QKeyEvent(QEvent.Type.KeyPress, code or Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text))


class PadKey(QAbstractButton):
    """One large key; it takes no focus, so that the cell keeps it."""

    def __init__(self, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{key.sign} {key.label}".strip())
        self.setText(key.sign)

    def sizeHint(self) -> QSize:
        """Wide enough for a finger in a glove."""
        return QSize(px(KEY[0]), px(KEY[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("line-control"), 1)
        if self.key.means:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent-soft" if self.isDown() else "bg-surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(10), px(10))
        painter.setPen(colour("text-2" if self.key.means else "text-1"))
        painter.setFont(font(24, BOLD))
        lines = px(40) if self.key.label else 0
        inside = self.rect().adjusted(px(5), px(4), -px(5), -px(6))
        painter.drawText(inside.adjusted(0, 0, 0, -lines), Qt.AlignmentFlag.AlignCenter, self.key.sign)
        painter.setFont(font(12))
        below = QRect(inside.left(), inside.bottom() - lines + 1, inside.width(), lines)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.key.label)
        painter.end()


class ValuePad(QFrame):
    """Shows which cell it answers and its keys; what is pressed goes to that cell."""

    undo_wanted = Signal()
    technique_wanted = Signal()
    note_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: AnswerCell | None = None
        self._shown: tuple[Key, ...] = ()
        self.keys: list[PadKey] = []
        self.title = words("", size=14, weight=BOLD)
        self.undo, self.technique = QPushButton(_("Undo")), QPushButton(_("Technique"))
        self.note, self.go_on = QPushButton(_("Note")), QPushButton(_("Next step"))
        icon_of(self.undo, "undo-2", "text-1")
        icon_of(self.note, "sticky-note", "text-1")
        icon_of(self.go_on, "arrow-right", "text-1")
        self.undo.clicked.connect(self.undo_wanted)
        self.technique.clicked.connect(self.technique_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.go_on.clicked.connect(self.next_wanted)
        whole = column(margins=(16, 8, 16, 10), gap=6)
        head = row(gap=10)
        head.addWidget(self.title, 1)
        for button in (self.undo, self.technique, self.note, self.go_on):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            head.addWidget(button)
        whole.addLayout(head)
        self._board = QWidget()
        whole.addWidget(self._board)
        self.setLayout(whole)

    def show_cell(self, cell: AnswerCell | None) -> None:
        """Offer the keys of that cell; none where nothing is asked."""
        self._cell = cell
        self.title.setText("" if cell is None else _titled(cell))
        wanted = keys_of(cell) if cell is not None else ()
        wanted = wanted if len(wanted) <= MOST else tuple(key for key in wanted if key.means or key.press == "Enter")
        if wanted != self._shown:
            self._shown = wanted
            for old in self.keys:
                old.hide()
                old.deleteLater()
            self.keys = [self._made(key) for key in wanted]
            self._place()

    def _made(self, key: Key) -> PadKey:
        made = PadKey(key, self._board)
        made.clicked.connect(lambda: self._press(key))
        made.show()
        return made

    def _press(self, key: Key) -> None:
        if self._cell is not None:
            self._cell.setFocus()
            press(self._cell, key)

    def _place(self) -> None:
        """As many lines as the keys need at their least width; each line shares its width out."""
        width, gap = max(px(KEY[0]), self.width() - px(32)), px(GAP)
        fit = max(1, (width + gap) // (px(KEY[0]) + gap))
        lines = -(-len(self.keys) // fit)
        if lines:
            fit = -(-len(self.keys) // lines)
        each = min(px(200), (width - (fit - 1) * gap) // fit)
        for number, key in enumerate(self.keys):
            line, place = divmod(number, fit)
            key.setGeometry(place * (each + gap), line * (px(KEY[1]) + gap), each, px(KEY[1]))
        self._board.setFixedHeight(max(px(KEY[1]), lines * (px(KEY[1]) + gap) - gap))

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._place()

    def resizeEvent(self, event: object) -> None:
        """Share the width out again."""
        del event
        self._place()


def _titled(cell: AnswerCell) -> str:
    side = side_text(cell.key.side)
    return f"{cell.item.label}, {side.upper()}" if side else cell.item.label
