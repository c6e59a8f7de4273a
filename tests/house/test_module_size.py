"""A module fits one sitting."""

from __future__ import annotations

from tests.house.project import PROGRAM, ROOT, TESTS, modules

LONGEST = 400


def test_no_module_is_longer_than_one_sitting() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (*modules(PROGRAM), *modules(TESTS))
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
