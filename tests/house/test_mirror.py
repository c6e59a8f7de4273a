"""Each module of the program has its test file at the same place."""

from __future__ import annotations

from tests.house.project import PROGRAM, ROOT, TESTS, modules

WITHOUT = {"__init__.py", "__main__.py"}


def test_every_module_has_its_test_file() -> None:
    expected = [
        TESTS / module.relative_to(PROGRAM).with_name(f"test_{module.name}")
        for module in modules(PROGRAM)
        if module.name not in WITHOUT
    ]
    assert [str(path.relative_to(ROOT)) for path in expected if not path.exists()] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in modules(TESTS)}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
