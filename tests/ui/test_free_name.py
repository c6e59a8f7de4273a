from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.free_name import free_name

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_and_no_link_is_ever_replaced(tmp_path: Path) -> None:
    wanted = tmp_path / "exam.pdf"
    assert free_name(wanted) == wanted
    wanted.write_bytes(b"a report")
    assert free_name(wanted).name == "exam-2.pdf"
    (tmp_path / "exam-2.pdf").symlink_to(tmp_path / "nothing there")
    assert free_name(wanted).name == "exam-3.pdf"
