"""What people who hear the screen are told of a cell: its name, what kind of control it is, and its value."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_HELD: list[QAccessibleInterface] = []
"""Qt ends an interface with its widget and does not say so; the Python object behind it must not go before.

It is small, and made only where something listens to the screen: none is ever let go.
"""


class _Spoken(QAccessibleWidget):
    """A widget that says its own value in words."""

    def text(self, which: QAccessible.Text) -> str:
        """The value in the widget's own words; everything else as Qt says it."""
        if which == QAccessible.Text.Value:
            return str(getattr(self.object(), "value_text", ""))
        return super().text(which)


def install() -> None:
    """Let every widget that has a ``spoken_role`` be heard as what it is; once for a program."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, widget: object) -> QAccessibleInterface | None:
    role = getattr(widget, "spoken_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    made = _Spoken(widget, role)
    _HELD.append(made)
    return made
