"""Pages of a finished file opened again: one thread at a time, because the library that reads them allows no more."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURN = threading.RLock()
"""PDFium keeps state for the whole process: two threads in it at once end the program."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The file in ``data``, closed afterwards; nothing that it gave may be used later."""
    with _TURN:
        import pypdfium2

        file = pypdfium2.PdfDocument(data)
        try:
            yield file
        finally:
            file.close()
