from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.background import Background
from examassist.ui.preview import images
from examassist.ui.preview.images import Images
from tests.ui.preview.paper import a_report, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.preview.made import Made


def test_a_page_is_drawn_when_it_is_asked_for_and_told(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    kept = Images(background)
    told: list[int] = []
    kept.drawn.connect(told.append)
    kept.show_made(a_report())
    assert kept.of(0, 1.0) is None, "nothing is drawn before"
    kept.want([(1, 1.0)])
    drawn(background)
    image = kept.of(1, 1.0)
    assert image is not None
    assert (told, image.width()) == ([1], 596)
    near = kept.of(1, 1.5)
    assert near is not None, "until a larger one comes, a small one stands there"
    assert near.width() == 596
    kept.show_made(None)
    assert kept.size == 0
    background.close()


def test_what_nobody_looks_at_any_more_is_not_drawn(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    kept = Images(background)
    told: list[int] = []
    kept.drawn.connect(told.append)
    kept.show_made(a_report())
    kept.want([(0, 1.0), (1, 1.0)])
    kept.want([(1, 1.2)])
    drawn(background)
    assert told == [0, 1], "the first was under way, its neighbour was not"
    assert kept.of(1, 1.2) is not None
    background.close()


def test_a_picture_of_an_older_file_is_never_shown_for_a_newer_one(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    kept = Images(background)
    told: list[int] = []
    kept.drawn.connect(told.append)
    kept.show_made(a_report())
    kept.want([(0, 1.0)])
    kept.show_made(_other())
    drawn(background)
    assert not told
    assert kept.of(0, 1.0) is None
    background.close()


def _other() -> Made:
    return a_report()._replace(entry=8)


def test_memory_is_bounded_however_many_pages_and_however_large(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    del qtbot
    monkeypatch.setattr(images, "ROOM", 4_500_000)
    monkeypatch.setattr(images, "LARGEST", 500_000)
    background = Background()
    kept = Images(background)
    kept.show_made(a_report())
    for scale in _scales():
        kept.want([(0, scale), (1, scale)])
        drawn(background)
        assert kept.size <= 4_500_000
        assert kept.of(1, scale) is not None, "what was asked for last is there"
    largest = kept.of(0, 9.0)
    assert largest is not None
    assert largest.width() * largest.height() < 510_000
    background.close()


def _scales() -> Iterator[float]:
    yield from (0.6, 0.7, 0.8, 9.0)
