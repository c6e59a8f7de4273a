"""``examassist open`` asks for the window on a file; it opens none itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from examassist.workstation import OpenWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_it_asks_for_the_window_on_the_exam_in_the_file(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write(exam)
    asked = examassist("open", path).code
    assert isinstance(asked, OpenWindow)
    assert asked.path == path
    assert asked.encounter is not None
    assert asked.encounter.patient.id == "W1"
    assert asked.otherwise is None


def test_standard_input_is_no_file_to_save_to(exam: dict[str, Any], examassist: Callable[..., Ran]) -> None:
    asked = examassist("open", "-", stdin=json.dumps(exam).encode()).code
    assert isinstance(asked, OpenWindow)
    assert asked.path is None
