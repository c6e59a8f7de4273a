"""The check page: gaps first, each a link; then what was found and how it was entered; its last step is the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.check.found import Found, Line, entered, found
from examassist.ui.check.gaps import Gap, gaps
from examassist.ui.contradictions.pairs import Pairs
from examassist.ui.pieces import Card, KeyCap, KeyedButton, KeyedPrimaryButton, LinkButton, column, pictured, row, words
from examassist.ui.sight_area import SightArea
from examassist.ui.theme import BOLD, SEMIBOLD, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from examassist.ui.encounter_model import EncounterModel

STEP = 0
"""Its number: the key beside nine."""
_EDGE = 24
_LABEL = 150
SHOWN = 8
"""Gaps in the list; further ones are behind one line, because a list that fills the page is passed over."""


def title() -> str:
    """What the page is called."""
    return _("Check and export")


class _Box(QWidget):
    """A field with a strong edge: what should be settled first."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("text-1"), 2))
        painter.setBrush(colour("bg-surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()


class _Tinted(QWidget):
    """The ground of an abnormal line."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("abn-soft"))
        painter.end()


class GapLink(LinkButton):
    """One gap: its name, underlined because it leads somewhere."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.name)
        self.gap = gap
        self.setAutoDefault(True)  # Enter follows it, as Space does
        made = self.font()
        made.setUnderline(True)
        self.setFont(made)
        self.setAccessibleDescription(gap.matter)


class CheckPage(QWidget):
    """Reads the exam back before it leaves; nothing here is signed, sent or held back."""

    export_wanted = Signal()
    preview_wanted = Signal()
    cell_wanted = Signal(object)
    """A FindingKey to change."""
    step_wanted = Signal(int)
    identify_wanted = Signal()
    decide_wanted = Signal()

    def __init__(self, model: EncounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stale = True
        self._all = False
        self.links: list[GapLink] = []
        self._count = words("", size=14, ink="text-2", wrap=True)
        self.export = KeyedPrimaryButton(_("Export PDF (draft)"), "Ctrl Enter", "file-down")
        self.export.setAutoDefault(True)
        self.export.clicked.connect(self.export_wanted)
        self.preview = KeyedButton(_("Report preview"), "Ctrl R")
        self.preview.setAutoDefault(True)
        self.preview.clicked.connect(self.preview_wanted)
        self._body = QWidget()
        self._area = SightArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._body)
        whole = column(margins=(0, 16, 0, 0), gap=10)
        head = row(margins=(_EDGE, 0, _EDGE, 0))
        names = column(gap=2)
        names.addWidget(words(title(), size=22, weight=BOLD))
        names.addWidget(self._count)
        head.addLayout(names, 1)
        head.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.export, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        self.setLayout(whole)
        model.changed.connect(self._on_changed)

    # ------------------------------------------------------------------ for the window around it

    def keys_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that do something here."""
        return (
            (_("Enter"), _("go there, or export")),
            (_("Tab"), _("next")),
            (_("Alt 1-9"), _("change a step")),
            (_("Ctrl R"), _("preview")),
            (_("Ctrl Enter"), _("export PDF (draft)")),
            (_("Ctrl Z"), _("undo")),
        )

    def focus_first(self) -> None:
        """Bring the keys to the first gap that can be closed, or to the export when there is none."""
        self._show_if_stale()
        open_ = [link for link in self.links if not link.gap.told]
        target: QWidget = open_[0] if open_ else self.export
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ from the model

    def _on_changed(self, _change: object) -> None:
        self._stale = True
        if self.isVisible():
            self.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was recorded meanwhile."""
        super().showEvent(event)
        self._show_if_stale()

    def _show_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        lacking, steps = gaps(self._model), found(self._model)
        blank = sum(len(each.of("blank", "not_had")) for each in steps)
        self._count.setText(
            translate_count(
                "Abnormal first and in bold; {n} item not examined or not asked",
                "Abnormal first and in bold; {n} items not examined or not asked",
                blank,
            ).format(n=blank)
        )
        self._body = QWidget()
        inside = column(margins=(_EDGE, 2, _EDGE, 20), gap=12)
        inside.addWidget(self._summary(lacking))
        self.pairs = Pairs(self._model)
        self.pairs.cell_wanted.connect(self.cell_wanted)
        inside.addWidget(self.pairs)
        inside.addWidget(_entered(entered(self._model)))
        inside.addLayout(self._cards(steps))
        inside.addStretch(1)
        self._body.setLayout(inside)
        old: QWidget | None = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # what is under way in it may end first
        self._area.setWidget(self._body)
        for first, second in zip([self.export, *self.links], self.links, strict=False):
            QWidget.setTabOrder(first, second)

    def _summary(self, lacking: Sequence[Gap]) -> QWidget:
        self.links = []
        box = _Box()
        inside = column(margins=(16, 10, 16, 8), gap=0)
        head = row(gap=10)
        head.addWidget(pictured("triangle-alert" if lacking else "info", "text-1", 20))
        if lacking:
            text = translate_count(
                "{n} thing to look at; nothing holds the draft back",
                "{n} things to look at; nothing holds the draft back",
                len(lacking),
            ).format(n=len(lacking))
        else:
            text = _("No gap was found by this page. It knows only what the exam asks for.")
        head.addWidget(words(text, size=16, weight=BOLD, wrap=True), 1)
        inside.addLayout(head)
        shown = lacking if self._all else lacking[:SHOWN]
        for number, gap in enumerate(shown, 1):
            inside.addLayout(self._gap_line(number, gap))
        if len(shown) < len(lacking):
            rest = len(lacking) - len(shown)
            more = LinkButton(translate_count("{n} more", "{n} more", rest).format(n=rest))
            more.clicked.connect(self._show_all)
            inside.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        box.setLayout(inside)
        box.setAccessibleName(text)
        return box

    def _show_all(self) -> None:
        self._all = self._stale = True
        self._show_if_stale()
        self.links[SHOWN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _gap_line(self, number: int, gap: Gap) -> QGridLayout:
        link = GapLink(gap)
        link.clicked.connect(lambda: self._follow(gap))
        self.links.append(link)
        line = QGridLayout()
        line.setHorizontalSpacing(8)
        line.setColumnStretch(2, 1)
        place = words(str(number), size=14, ink="text-2")
        place.setFixedWidth(18)
        line.addWidget(place, 0, 0)
        line.addWidget(link, 0, 1, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(words(gap.matter, size=14, wrap=True), 0, 2)
        return line

    def _follow(self, gap: Gap) -> None:
        if gap.goes == "identify":
            self.identify_wanted.emit()
        elif gap.key is not None:
            self.cell_wanted.emit(gap.key)
        else:
            self.decide_wanted.emit()

    # ------------------------------------------------------------------ what was found

    def _cards(self, steps: Sequence[Found]) -> QGridLayout:
        """Two columns, the next card where there is more room."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        columns = [column(gap=12), column(gap=12)]
        heights = [0, 0]
        for step in steps:
            place = heights.index(min(heights))
            columns[place].addWidget(self._card(step))
            heights[place] += 3 + 2 * len(step.of("abnormal", "answer", "not_had")) + 2
        for number, each in enumerate(columns):
            each.addStretch(1)
            grid.addLayout(each, 0, number)
            grid.setColumnStretch(number, 1)
        return grid

    def _card(self, step: Found) -> QWidget:
        card = Card()
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside = column(gap=0)
        head = row(margins=(14, 3, 14, 3), gap=8)
        head.addWidget(words(step.title, size=15, weight=BOLD), 1)
        go = LinkButton(_("Change"))
        go.setAccessibleName(_("Change: {step}").format(step=step.title))
        go.clicked.connect(lambda: self.step_wanted.emit(step.step))
        head.addWidget(go)
        head.addWidget(KeyCap(str(step.step)))
        inside.addLayout(head)
        for line in step.of("abnormal", "not_had"):
            inside.addWidget(self._line(line))
        if step.blank_text:
            inside.addWidget(_quiet(step.blank_text, "circle-question-mark"))
        for line in step.of("answer"):
            inside.addWidget(self._line(line))
        if step.normal_text:
            inside.addWidget(_quiet(step.normal_text))
        inside.addSpacing(6)
        card.setLayout(inside)
        return card

    def _line(self, line: Line) -> QWidget:
        abnormal = line.kind == "abnormal"
        widget = _Tinted() if abnormal else QWidget()
        across = row(margins=(14, 0, 6, 0), gap=10)
        label = words(line.label, size=13, ink="text-2", wrap=True)
        label.setFixedWidth(_LABEL)
        across.addWidget(label)
        ink = "abn-ink" if abnormal else "text-1"
        across.addWidget(words(line.value, size=13, weight=BOLD if abnormal else 400, ink=ink, wrap=True), 1)
        change = LinkButton(_("Change"))
        change.setAccessibleName(_("Change: {what}").format(what=line.label))
        change.setAccessibleDescription(line.value)
        change.clicked.connect(lambda: self.cell_wanted.emit(line.key))
        across.addWidget(change)
        widget.setLayout(across)
        return widget


def _quiet(text: str, icon_name: str = "") -> QWidget:
    widget = QWidget()
    across = row(margins=(14, 5, 14, 5), gap=8)
    if icon_name:
        across.addWidget(pictured(icon_name, "text-2", 16), alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(words(text, size=13, ink="text-1" if icon_name else "text-2", wrap=True), 1)
    widget.setLayout(across)
    return widget


def _entered(text: str) -> QWidget:
    card = Card()
    across = row(margins=(16, 10, 16, 10), gap=12)
    name = words(_("How it was entered"), size=13, weight=SEMIBOLD)
    across.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(words(text, size=13, ink="text-2", wrap=True), 1)
    card.setLayout(across)
    return card
