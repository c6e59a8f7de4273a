from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from examassist.storage import mark

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which an earlier run left exam one open."""
    with monkeypatch.context() as before:
        before.setattr(mark, "_THIS_RUN", "an earlier run")
        mark.set_mark(tmp_path, "one")
    return tmp_path


def test_an_exam_is_left_open_only_by_another_run_that_did_not_close_it(earlier: Path) -> None:
    assert mark.left_open(earlier) == "one"
    mark.set_mark(earlier, "two")
    assert mark.left_open(earlier) is None, "this run has it open itself"
    mark.clear_mark(earlier, "two")
    assert mark.left_open(earlier) is None
    assert list(earlier.iterdir()) == []


def test_closing_one_exam_leaves_the_mark_of_another(earlier: Path) -> None:
    mark.clear_mark(earlier, "two")
    assert mark.left_open(earlier) == "one"


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"exam": 7, "run": "x"}', "[" * 5000, "\udcff"])
def test_a_damaged_mark_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / mark.FILE_NAME).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert mark.left_open(tmp_path) is None
    mark.clear_mark(tmp_path, "one")


def test_a_folder_that_is_not_there_holds_nothing_up(tmp_path: Path) -> None:
    mark.set_mark(tmp_path / "none", "one")
    mark.clear_mark(tmp_path / "none", "one")
    assert mark.left_open(tmp_path / "none") is None


def test_it_holds_an_id_and_nothing_else_and_only_this_account_reads_it(tmp_path: Path) -> None:
    mark.set_mark(tmp_path, "one")
    file = tmp_path / mark.FILE_NAME
    assert set(json.loads(file.read_text())) == {"exam", "run"}
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
