"""Nobody's home folder and no variable of the environment changes a report, or runs when one is written."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from examassist.report.library import OURS, VARIABLES
from tests.needs import TESTS

if TYPE_CHECKING:
    from pathlib import Path

WRITES = """
import hashlib
from tests.report.builders import a_creaking_wrist
from examassist.report.pdf import whole_pdf
import sys
data = whole_pdf(a_creaking_wrist().document).data
from reportlab import rl_config
from examassist.report.library import OURS
assert {name: getattr(rl_config, name) for name in OURS} == OURS
print(hashlib.sha256(data).hexdigest())
"""

EVIL = """
from pathlib import Path
Path.home().joinpath("it_ran").touch()
trustedSchemes = ["file", "http"]
trustedHosts = ["*"]
toColorCanUse = "rl_safe_eval"
shapeChecking = 0
invariant = 0
pageCompression = 0
useA85 = 0
canvas_basefontname = "Courier"
defaultPageSize = "LETTER"
spaceShrinkage = 0.9
listWrapOnFakeWidth = 0
"""


def digest(environment: dict[str, str], folder: Path) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(VARIABLES)}
    ran = subprocess.run(
        [sys.executable, "-c", WRITES],
        env={**plain, "PYTHONPATH": str(TESTS.parent), "HOME": str(folder), "USERPROFILE": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_settings_at_home_and_in_the_environment_change_no_byte_and_run_nothing(tmp_path: Path) -> None:
    plain, hostile = tmp_path / "plain", tmp_path / "hostile"
    plain.mkdir()
    hostile.mkdir()
    (hostile / ".reportlab_settings").write_text(EVIL)
    (hostile / "reportlab_settings.py").write_text(EVIL)
    variables = {
        "RL_trustedSchemes": "file,http,ftp",
        "RL_trustedHosts": "*",
        "RL_invariant": "0",
        "RL_shapeChecking": "no number",
        "RL_pageCompression": "0",
        "RL_canvas_basefontname": "Courier",
        "RL_spaceShrinkage": "0.9",
        "RL_xmlParser": "none",
    }
    assert digest(variables, hostile) == digest({}, plain)
    assert sorted(path.name for path in hostile.iterdir()) == [".reportlab_settings", "reportlab_settings.py"]


@pytest.mark.parametrize("name", ["trustedSchemes", "trustedHosts", "toColorCanUse", "shapeChecking", "invariant"])
def test_what_matters_is_said_here(name: str) -> None:
    assert name in OURS
