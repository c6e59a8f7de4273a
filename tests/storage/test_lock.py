from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage import lock
from examassist.storage.lock import Claim

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """
import sys, pathlib
from examassist.errors import CouldNot
from examassist.storage.lock import Claim
try:
    Claim(pathlib.Path(sys.argv[1]))
except CouldNot as error:
    print(error)
else:
    print("claimed", flush=True)
    sys.stdin.read()
"""


def other_program(path: Path) -> str:
    command = [sys.executable, "-c", CLAIMS, str(path)]
    return subprocess.run(command, input="", capture_output=True, text=True, check=True).stdout


def test_a_second_program_is_refused_and_told_which_one_is_first(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "file")
    said = other_program(tmp_path / "file")
    claim.release()
    assert "already open in another ExamAssist" in said
    assert f"process {os.getpid()}" in said
    assert other_program(tmp_path / "file") == "claimed\n"


def test_one_program_may_claim_a_file_as_often_as_it_likes(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "file"), Claim(tmp_path / "file")
    first.release()
    first.release()
    assert "already open" in other_program(tmp_path / "file")
    second.release()
    assert other_program(tmp_path / "file") == "claimed\n"


def test_a_claim_knows_whether_it_is_the_only_one(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "file"), Claim(tmp_path / "file")
    seen = [first.sole]
    second.release()
    seen.append(first.sole)
    first.release()
    assert [*seen, first.sole] == [False, True, False]


def test_the_claim_of_a_killed_program_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CLAIMS, str(tmp_path / "file")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "claimed\n"
        with pytest.raises(CouldNot, match="already open"):
            Claim(tmp_path / "file")
        program.kill()
        program.wait()
    Claim(tmp_path / "file").release()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CouldNot, match="refuses the lock file"):
        Claim(tmp_path / "gone" / "file")


def test_a_disk_that_cannot_lock_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "_lock", refuse)
    with pytest.raises(CouldNot, match="No locks available") as caught:
        Claim(tmp_path / "file")
    assert "disk of this computer" in caught.value.todo
