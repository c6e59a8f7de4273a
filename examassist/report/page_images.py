"""Pages of a finished file as pictures, for the screen and for a printer; the pages are those of the file itself."""

from __future__ import annotations

from typing import NamedTuple

from examassist.report.pdfium import opened


class PageSize(NamedTuple):
    """A page in points, of which 72 are an inch."""

    width: float
    height: float


class PageImage(NamedTuple):
    """A page in pixels of four bytes: blue, green, red and one that means nothing."""

    width: int
    height: int
    stride: int
    """Bytes from one line of pixels to the next."""
    pixels: bytes


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """How large each page of a file is."""
    with opened(data) as file:
        return tuple(PageSize(*file.get_page_size(number)) for number in range(len(file)))


def page_image(data: bytes, number: int, scale: float) -> PageImage:
    """The page with that number, counted from 0, at ``scale`` pixels a point."""
    with opened(data) as file:
        page = file[number]
        try:
            drawn = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=False)
            try:
                return PageImage(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
            finally:
                drawn.close()
        finally:
            page.close()
