"""The small pieces that every screen is put together from: cards, buttons, key caps, headings, wrapped text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from examassist.ui import dress
from examassist.ui.plain_label import ElidedLabel, PlainLabel
from examassist.ui.theme import BASE, BOLD, SEMIBOLD, colour, font, hairline, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

UNLIMITED = 100_000
_CAP_PADDING = 6
_CAP_HEIGHT = 20
SHADE = 130
"""How dark what lies behind an open card becomes, of 255."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Card(QFrame):
    """A white field with a thin round edge."""


class UrgentCard(QFrame):
    """The field of an urgent flag."""


class EmergencyCard(QFrame):
    """The field of an emergency."""


class OwnCard(QFrame):
    """The field in which the clinician's own judgement stands."""


class ReadArea(QScrollArea):
    """Words to read that may be longer than their place; it scrolls by its own keys, and so it has a name."""

    spoken_role = QAccessible.Role.Document

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class WordsDialog(QDialog):
    """A dialog as wide and as high as its words need; Qt stops at two thirds of the screen and cuts what is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # it names a patient, and one is made each time

    def showEvent(self, event: QShowEvent) -> None:
        """Find its size for the words of now."""
        layout = self.layout()
        if layout is not None:
            width = max(self.minimumWidth(), layout.totalMinimumSize().width())
            self.setMinimumWidth(width)
            self.resize(width, max(layout.totalHeightForWidth(width), layout.totalSizeHint().height()))
        super().showEvent(event)


class PrimaryButton(QPushButton):
    """The one button of a screen that goes on."""


class LinkButton(QPushButton):
    """A button that looks like a word."""


class Chip(QPushButton):
    """A choice that is on or off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)


class KeyCap(QWidget):
    """A key as it is printed on the keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.restyled()

    def restyled(self) -> None:
        """Take the size of the looks in use."""
        self.setFixedSize(cap_width(self._text), px(_CAP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_cap(painter, self.rect(), self._text)
        painter.end()


def cap_width(text: str) -> int:
    """How wide the cap of that key is."""
    return max(px(_CAP_HEIGHT), QFontMetrics(font(12, SEMIBOLD)).horizontalAdvance(text) + 2 * px(_CAP_PADDING))


def draw_cap(painter: QPainter, place: QRect, text: str, *, ink: str = "text-1", ground: str = "bg-surface") -> None:
    """A key cap at that place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("line-control" if ink == "text-1" else ink), hairline()))
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(colour(ink))
    painter.setFont(font(12, SEMIBOLD))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class _Keyed(QPushButton):
    """A button with the key that does the same."""

    _ink = "text-1"
    _ground = "bg-surface"

    def __init__(self, text: str, key: str = "", picture_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = key
        if picture_name:
            dress.icon_of(self, picture_name, self._ink)
        self.setAccessibleDescription(key)

    def show_key(self, key: str) -> None:
        """Name another key; none at all when it is empty."""
        if key != self._key:
            self._key = key
            self.setAccessibleDescription(key)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        hint = super().sizeHint()
        return QSize(hint.width() + (cap_width(self._key) + px(10) if self._key else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        super().paintEvent(event)
        if not self._key:
            return
        width = cap_width(self._key)
        place = QRect(self.width() - width - px(12), (self.height() - px(_CAP_HEIGHT)) // 2, width, px(_CAP_HEIGHT))
        painter = QPainter(self)
        off = not self.isEnabled()
        draw_cap(
            painter, place, self._key, ink="text-3" if off else self._ink, ground="bg-rail" if off else self._ground
        )
        painter.end()


class KeyedButton(_Keyed):
    """An ordinary button with its key."""


class KeyedPrimaryButton(_Keyed):
    """The button that goes on, with its key."""

    _ink = "on-accent"
    _ground = "accent"


class WrappedText(QWidget):
    """Words in a column of fixed width: drawn letter by letter, and laid out anew only when their height changes."""

    def __init__(
        self,
        width: int,
        *,
        size: int = 13,
        weight: int = 400,
        ink: str = "text-1",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ink = ink
        self._text = ""
        dress.face(self, size, weight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(width, self.fontMetrics().lineSpacing())
        self.set_text(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._fit()

    def set_width(self, width: int) -> None:
        """Use another width from now on."""
        if width != self.width():
            self.setFixedWidth(width)
            self._fit()

    def restyled(self) -> None:
        """Take the height of the looks in use."""
        self._fit()

    def _fit(self) -> None:
        width = self.minimumWidth()
        height = self.fontMetrics().boundingRect(0, 0, width, UNLIMITED, _WRAPPED, self._text).height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)
        self.update()

    def set_ink(self, ink: str) -> None:
        """Write in another colour of the theme."""
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setPen(colour(self._ink))
        painter.drawText(self.rect(), _WRAPPED, self._text)
        painter.end()


def see_through() -> QWidget:
    """What shows whatever is behind it."""
    made = QWidget()
    made.setAutoFillBackground(False)
    return made


def darken(widget: QWidget) -> None:
    """Draw what lies behind a widget darker."""
    shade = min((colour("text-1"), colour("bg-sunken")), key=lambda each: each.lightness())
    shade.setAlpha(SHADE)
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), shade)
    painter.end()


def words(
    text: str = "", *, size: int = BASE, weight: int = 400, ink: str = "text-1", wrap: bool = False
) -> PlainLabel:
    """A label in a size, weight and colour of the theme."""
    label = PlainLabel(text)
    dress.face(label, size, weight)
    dress.ink(label, ink)
    label.setWordWrap(wrap)
    return label


def elided_words(text: str = "", *, size: int = BASE, weight: int = 400, ink: str = "text-1") -> ElidedLabel:
    """A label of one line that never asks for more room than there is."""
    label = ElidedLabel(text)
    dress.face(label, size, weight)
    dress.ink(label, ink)
    return label


def write_in(label: QLabel, ink: str) -> None:
    """Let a label write in that colour of the theme."""
    dress.ink(label, ink)


def heading(text: str) -> PlainLabel:
    """The heading of a group, in small capitals' stead."""
    return words(text.upper(), size=12, weight=BOLD, ink="text-2")


def pictured(name: str, ink: str = "text-2", size: int = 18) -> QLabel:
    """An icon for the eye alone; whatever it means is also said in words beside it."""
    label = QLabel()
    dress.draw(label, name, ink, size)
    return label


def column(*, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> QVBoxLayout:
    """A layout from top to bottom."""
    made = QVBoxLayout()
    dress.space(made, margins, gap)
    return made


def row(*, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> QHBoxLayout:
    """A layout from left to right."""
    made = QHBoxLayout()
    dress.space(made, margins, gap)
    return made


def rule() -> QWidget:
    """A thin line between two things, drawn by its palette so that no layout moves."""
    made = QWidget()
    made.setFixedHeight(1)
    dress.ink(made, "line-soft", made.backgroundRole().name)
    made.setAutoFillBackground(True)
    return made
