"""Other looks for the length of a test, then those of the program as it is installed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from examassist.ui import dress, theme

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def looking(**differently: Any) -> Iterator[None]:  # noqa: ANN401  a theme, a zoom, or a layout
    """Let the program look differently for a while; what is on the screen changes with it."""
    dress.change(replace(theme.Looks(), **differently))
    try:
        yield
    finally:
        dress.change(theme.Looks())
