"""The list on the left: the steps of the exam by how the patient is placed, and how much of each is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.dress import fix
from examassist.ui.icons import picture
from examassist.ui.pieces import column, heading, pictured, row, see_through, words, write_in
from examassist.ui.theme import SEMIBOLD, colour, font, hairline, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from examassist.ui.breakpoints import Widths

ROW = 36
SMALL_ROW = 32
NARROW_ROW = 56
_MARK = 19
_BADGE = 20
_STOPS = Qt.FocusPolicy.StrongFocus
_FULL_TURN = 360 * 16
_TOP = 90 * 16

Alarm = Literal["", "urgent", "emergency"]


@dataclass(frozen=True)
class StepState:
    """One step as the rail shows it; a step without cells is the one in which one decides."""

    number: int
    title: str
    position: str
    recorded: int = 0
    total: int = 0
    gaps: int = 0
    alarm: Alarm = ""
    open: int = 0
    """How many of its blank cells are known to be able to change the plan."""
    unasked: int = 0
    """How many cells of it a follow-up does not ask for; with any of them it is never done."""

    @property
    def mark(self) -> Literal["empty", "part", "gaps", "done", "urgent", "emergency", "decide"]:
        """The mark before it; done only when every cell has a result, else done with gaps."""
        if self.alarm:
            return self.alarm
        if not self.total:
            return "decide"
        if not self.recorded:
            return "empty"
        if self.recorded < self.total or self.unasked:
            return "part"
        return "gaps" if self.gaps else "done"

    @property
    def spoken(self) -> str:
        """The state in words."""
        if not self.total:
            return ""
        texts = {
            "urgent": _("urgent flag"),
            "emergency": _("emergency flag"),
            "done": _("done"),
            "gaps": _("done with gaps: {n} not examined").format(n=self.gaps),
        }
        blank = self.total - self.recorded
        count = translate_count("{n} blank", "{n} blank", blank).format(n=blank) if blank else ""
        changing = translate_count("{n} can change the plan", "{n} can change the plan", self.open).format(n=self.open)
        if self.unasked:
            asked = _("{n} of {m} of the follow-up answered").format(n=self.recorded, m=self.total)
            later = translate_count("{n} not asked in this follow-up", "{n} not asked in this follow-up", self.unasked)
            count = ", ".join((asked, later.format(n=self.unasked)))
        parts = (texts.get(self.mark, ""), count, changing if self.open else "")
        return ", ".join(part for part in parts if part)


def position_text(position: str) -> str:
    """How the patient is placed, as the rail names it."""
    texts = {
        "talk": _("Talk"),
        "standing": _("Standing"),
        "sitting": _("Sitting"),
        "lying": _("Lying"),
        "prone": _("Prone"),
    }
    return texts.get(position, _("Decide"))


_POSITION_ICONS = {"talk": "sticky-note", "standing": "person-standing", "sitting": "user", "lying": "bone"}


class StepRow(QAbstractButton):
    """One step; painted, because it changes with every answer."""

    def __init__(self, state: StepState, height: int, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self.state = state
        fix(self, height=height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_state(state)

    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(px(200), self.height())

    def show_state(self, state: StepState) -> None:
        """Show how far it is now."""
        self.state = state
        self.setAccessibleName(state.title)
        self.setAccessibleDescription(state.spoken)
        self.setToolTip(f"{state.title} (Alt+{state.number})")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-soft" if chosen else "bg-sunken"))
            painter.drawRoundedRect(self.rect(), px(8), px(8))
        if chosen:
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(0, px(8), px(3), self.height() - px(16)), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus-ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))
        if self._narrow:
            self._paint_mark(painter, QRect((self.width() - px(_MARK)) // 2, px(9), px(_MARK), px(_MARK)))
            self._paint_one_word(painter)
        else:
            self._paint_mark(painter, QRect(px(10), (self.height() - px(_MARK)) // 2, px(_MARK), px(_MARK)))
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        badge = px(_BADGE)
        if self.state.open:
            self._paint_badge(painter, QRect(self.width() - badge - px(9), (self.height() - badge) // 2, badge, badge))
        painter.setPen(colour("text-1"))
        room = QRect(px(37), 0, self.width() - px(37) - px(13) - (badge if self.state.open else 0), self.height())
        for size in (14, 13, 12):
            painter.setFont(font(size, SEMIBOLD if self.isChecked() else 400))
            if painter.fontMetrics().horizontalAdvance(self.state.title) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.state.title)
                return
        # on two lines, because a name that is cut says nothing
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.state.title)

    def _paint_one_word(self, painter: QPainter) -> None:
        """Under the mark the first word of the title, which says it all where it is chosen or pointed at."""
        painter.setPen(colour("text-1"))
        first = self.state.title.partition(" ")[0].strip(",")
        for weight in (SEMIBOLD if self.isChecked() else 400, 400):  # a word that is cut says less than one in bold
            small = font(12, weight)
            small.setPixelSize(px(12))  # also for fingers: the rail stays narrow, the name is said in full elsewhere
            painter.setFont(small)
            if painter.fontMetrics().horizontalAdvance(first) <= self.width() - 4:
                break
        word = painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, self.width() - 4)
        room = self.rect().adjusted(0, px(30), 0, -px(4))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, word)
        if self.state.open:
            self._paint_badge(painter, QRect(self.width() - px(_BADGE) - px(4), px(4), px(_BADGE), px(_BADGE)))

    def _paint_badge(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(place)
        painter.setPen(colour("on-accent"))
        painter.setFont(font(12, SEMIBOLD))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self.state.open))

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        mark = self.state.mark
        pictures = {"urgent": ("triangle-alert", "urg"), "emergency": ("octagon-alert", "emer")}
        if mark == "decide":
            name = "stethoscope" if self.state.number else "list-checks"
            painter.drawPixmap(place, picture(name, "text-2", _MARK))
            return
        if mark in pictures:
            painter.drawPixmap(place, picture(*pictures[mark], _MARK))
            return
        ring = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        if mark == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ok"))
            painter.drawEllipse(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.drawPixmap(place.adjusted(px(4), px(4), -px(4), -px(4)), picture("check", "bg-surface", _MARK - 8))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("line-control"), 0.5 + hairline()))
        painter.drawEllipse(ring)
        if mark == "part":
            painter.setPen(QPen(colour("accent"), 3))
            painter.drawArc(ring, _TOP, -_FULL_TURN * self.state.recorded // (self.state.total + self.state.unasked))
        elif mark == "gaps":
            painter.setPen(QPen(colour("accent"), 3, Qt.PenStyle.DotLine))
            painter.drawEllipse(ring)
            painter.drawPixmap(place.adjusted(px(4), px(4), -px(4), -px(4)), picture("minus", "accent", _MARK - 8))


class Rail(QFrame):
    """The steps in groups, what can still change the plan, and what a blank means."""

    step_wanted = Signal(int)

    def __init__(self, widths: Widths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix(self, width=widths.rail)
        self._small = small = widths.small
        self._narrow = widths.narrow
        self._rows: dict[int, StepRow] = {}
        self._column = column(margins=(10, 12 if small else 18, 10, 14), gap=0 if small else 2)
        if self._narrow:
            self._column = column(margins=(0, 8, 0, 8), gap=2)
        inside = QWidget()
        inside.setLayout(self._column)
        area = QScrollArea()  # where the letters are large the steps need more room than there is
        area.setViewport(see_through())  # its own: Python must know every widget of Qt to ask for the one it has
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        whole = column(gap=0)
        whole.addWidget(area)
        self.setLayout(whole)
        self._area = area
        self.plan = words("", size=13, weight=SEMIBOLD, wrap=True)
        self._total_box: QWidget | None = None

    def show_steps(self, steps: Sequence[StepState], current: int) -> None:
        """Show these steps; the rows are made once and then only told their state."""
        if [state.number for state in steps] != list(self._rows):
            self._make(steps)
        for state in steps:
            step_row = self._rows[state.number]
            if step_row.state != state:
                step_row.show_state(state)
        if current in self._rows:
            self._rows[current].setChecked(True)
            for number, step_row in self._rows.items():  # Tab stops once in the list, at the step that is shown
                step_row.setFocusPolicy(_STOPS if number == current else Qt.FocusPolicy.ClickFocus)
            self._area.ensureWidgetVisible(self._rows[current], 0, 8)

    def show_plan(self, text: str, *, pending: bool) -> None:
        """Say how many things can still change the plan, or that it is being worked out."""
        self.plan.setText(text)
        write_in(self.plan, "text-2" if pending else "text-1")

    def row_of(self, number: int) -> StepRow:
        """The row of that step."""
        return self._rows[number]

    def focus_current(self) -> None:
        """Put the focus on the step that is shown."""
        for step_row in self._rows.values():
            if step_row.isChecked():
                step_row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self, steps: Sequence[StepState]) -> None:
        while (entry := self._column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None and widget is not self._total_box:
                widget.deleteLater()
        self._rows = {}
        group = None
        for state in steps:
            if state.position != group and not self._narrow:
                group = state.position
                self._column.addWidget(self._group_title(group))
            height = NARROW_ROW if self._narrow else SMALL_ROW if self._small else ROW
            step_row = StepRow(state, height, narrow=self._narrow)
            step_row.clicked.connect(lambda _on=False, number=state.number: self.step_wanted.emit(number))
            self._rows[state.number] = step_row
            self._column.addWidget(step_row)
        self._column.addStretch(1)
        self._column.addWidget(self._total())
        self._total().setVisible(not self._narrow)

    def _group_title(self, position: str) -> QWidget:
        title = QWidget()
        line = row(margins=(10, 6 if self._small else 12, 0, 4), gap=8)
        line.addWidget(pictured(_POSITION_ICONS.get(position, "list-checks"), "text-3", 15))
        line.addWidget(heading(position_text(position)))
        line.addStretch(1)
        title.setLayout(line)
        return title

    def _total(self) -> QWidget:
        if self._total_box is None:
            self._total_box = QWidget()
            inside = column(margins=(10, 8, 10, 0), gap=7)
            inside.addWidget(self.plan)
            inside.addWidget(words(_("Blank items count as not examined."), size=12, ink="text-2", wrap=True))
            self._total_box.setLayout(inside)
        return self._total_box
