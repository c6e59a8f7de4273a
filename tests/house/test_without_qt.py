"""Everything but the window runs on a machine without Qt."""

from __future__ import annotations

import subprocess
import sys

from tests.house.project import PROGRAM, modules

NOT_HERE = {"ui", "__main__.py"}
WITHOUT_QT = "import importlib, sys; sys.modules['PySide6'] = None; [importlib.import_module(n) for n in sys.argv[1:]]"


def test_every_module_outside_the_window_is_imported_without_qt() -> None:
    paths = [path.relative_to(PROGRAM.parent) for path in modules(PROGRAM)]
    names = [".".join(path.with_suffix("").parts) for path in paths if path.parts[1] not in NOT_HERE]
    done = subprocess.run([sys.executable, "-c", WITHOUT_QT, *names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
