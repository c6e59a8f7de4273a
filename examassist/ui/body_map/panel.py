"""The field with the body map: the way of testing, the drawing, what its looks mean and what a click records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from examassist.knowledge.answers import tone_of
from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.result import NOT_DONE, Result
from examassist.ui.body_map.legend import Brush, Meaning, brush_text
from examassist.ui.body_map.view import MapView
from examassist.ui.dress import space
from examassist.ui.flow import Flow
from examassist.ui.pieces import Chip
from examassist.ui.theme import looks, px

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.maps.body_map import BodyMap, MapLayer
    from examassist.ui.answers.cell import AnswerCell, Setting

NOT_EXAMINED = "\x00not_examined"
"""The brush for "not examined"; no value can have this name."""


class MapPanel(QWidget):
    """Shows the same findings as the rows and tells what was answered in the same way; it keeps nothing."""

    layer_changed = Signal()

    def __init__(
        self,
        edition: Edition,
        body_map: BodyMap,
        setting: Setting,
        prepare: Callable[[AnswerCell], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._map = body_map
        self.view = MapView(edition, body_map, setting, self)
        self.view.clicked.connect(self._on_clicked)
        for cells in self.view.cells.values():
            for cell in cells.values():
                prepare(cell)
                cell.has_other_layer = len(body_map.layers) > 1
                cell.other_layer.connect(self.go_to_other_layer)
        self.layers = [Chip(layer.title, self) for layer in body_map.layers]
        for chip, layer in zip(self.layers, body_map.layers, strict=True):
            chip.clicked.connect(lambda _checked=False, layer=layer: self.show_layer(layer))
        self.brushes = self._make_brushes()
        self._note = _Note(body_map.note, self)
        self._legend = self._make_legend()
        layout = QVBoxLayout(self)
        space(layout, (10, 8, 10, 8), 4)
        top = QHBoxLayout()
        space(top, gap=6)
        for chip in self.layers:
            top.addWidget(chip)
        top.addStretch(1)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._legend)
        layout.addWidget(self._note)
        self.setAccessibleName(body_map.title)
        self.show_layer(body_map.layers[0])
        self.restyled()

    def _make_brushes(self) -> tuple[Brush, ...]:
        item = next(iter(self.view.areas.values())).item
        patterns = {each.value: each.pattern for each in self._map.looks}
        brushes = [
            Brush(answer.id, brush_text(answer), patterns[answer.id], tone_of(item, answer.id), self)
            for answer in item.values
            if answer.id in patterns
        ]
        brushes.append(Brush(NOT_EXAMINED, _("X not examined"), "not_examined", "plain", self))
        for brush in brushes:
            brush.clicked.connect(lambda _checked=False, brush=brush: self._keep_one(brush))
        return tuple(brushes)

    def _make_legend(self) -> Flow:
        """What each look means: as something to choose for clicks, or for fingers as words alone.

        A finger answers an area with the large keys under the page; the drawing needs the room that brushes would take.
        """
        patterns = {each.value: each.pattern for each in self._map.looks}
        self.words = tuple(
            Meaning(brush.text(), patterns.get(brush.name, "not_examined"), brush.tone, self) for brush in self.brushes
        )
        others = (
            Meaning(_("unable, declined"), "unable", parent=self),
            Meaning(_("blank"), "blank", parent=self),
        )
        self._always = others
        return Flow([*self.brushes, *self.words, *others], gap=2, parent=self)

    def restyled(self) -> None:
        """Take the legend of the looks in use."""
        touch = looks().touch
        if touch:
            for brush in self.brushes:
                brush.setChecked(False)
        self._legend.show_only([*(self.words if touch else self.brushes), *self._always])

    # ------------------------------------------------------------------ what is shown

    @property
    def layer(self) -> MapLayer:
        """The way of testing that is shown."""
        return self.view.layer

    def show_layer(self, layer: MapLayer) -> None:
        """Show another way of testing; the keys stay where they were on the chart."""
        had_keys = self.focused_key()
        place = list(self.view.areas).index(had_keys) if had_keys is not None else -1
        changed = layer is not self.view.layer
        self.view.show_layer(layer)
        for chip, each in zip(self.layers, self._map.layers, strict=True):
            chip.setChecked(each is layer)
        if place >= 0 and changed:
            keys = list(self.view.areas)
            self.focus(keys[min(place, len(keys) - 1)])
        if changed:
            self.layer_changed.emit()

    def go_to_other_layer(self) -> None:
        """Show the next way of testing."""
        at = self._map.layers.index(self.layer) + 1
        self.show_layer(self._map.layers[at % len(self._map.layers)])

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded."""
        self.view.show_encounter(encounter)

    def point_out(self, key: FindingKey) -> None:
        """Mark the area of the cell that the keys are on, in the way of testing that cell belongs to."""
        layer = self._map.layer_of(key.item)
        if layer is not None and key not in self.view.areas:
            self.show_layer(layer)
        self.view.point_out(key)

    # ------------------------------------------------------------------ where the keys go

    def focused_key(self) -> FindingKey | None:
        """The area that has the keys."""
        return next((key for key, cell in self.view.areas.items() if cell.is_focused), None)

    def cell(self, key: FindingKey) -> AnswerCell | None:
        """The area of ``key``; None when the map does not show it."""
        return self.view.areas.get(key)

    def lines(self) -> list[list[FindingKey]]:
        """The areas as arrows see them: right and left of each place, down the chart."""
        keys = list(self.view.areas)
        return [keys[at : at + 2] for at in range(0, len(keys), 2)]

    def focus(self, key: FindingKey) -> bool:
        """Bring the keys to an area; whether the map shows it."""
        cell = self.cell(key)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
        return cell is not None

    # ------------------------------------------------------------------ the mouse

    @property
    def brush(self) -> Brush | None:
        """What a click records; None, and a click records nothing, until one is chosen."""
        return next((brush for brush in self.brushes if brush.isChecked()), None)

    def _keep_one(self, chosen: Brush) -> None:
        for brush in self.brushes:
            if brush is not chosen:
                brush.setChecked(False)

    def _on_clicked(self, key: FindingKey) -> None:
        cell = self.view.areas[key]
        cell.setFocus(Qt.FocusReason.MouseFocusReason)
        brush = self.brush
        if brush is None and not looks().touch:
            cell.refused.emit(_("Choose a value below the map, or press its key."))
        elif brush is None:
            return  # the large keys under the page name the area now
        elif brush.name == NOT_EXAMINED:
            cell.paint_with(Result(not_obtained=NOT_DONE.not_obtained, advance=False))
        else:
            cell.paint_with(Result(value=brush.name, advance=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.field(painter, self.rect())


class _Note(QWidget):
    """What the map does not say, in as many lines as it takes."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        """The height of the text at that width."""
        metrics = QFontMetrics(look.font(12))
        return metrics.boundingRect(QRect(0, 0, width, px(1000)), int(look.WRAP), self._text).height()

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def sizeHint(self) -> QSize:
        """Three lines or so."""
        return QSize(px(260), self.heightForWidth(px(260)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write it."""
        del event
        painter = QPainter(self)
        flags = int(look.WRAP) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        look.write(painter, self.rect(), self._text, look.font(12), look.ink("text-2"), flags)
