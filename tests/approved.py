"""Texts that a person has approved: a change shows in a reviewed diff.

Run the test with EXAMASSIST_APPROVE=1 to write the new text, then read the diff before it is committed.
"""

from __future__ import annotations

import os

from tests.needs import TESTS

FOLDER = TESTS / "approved"


def assert_approved(text: str, name: str) -> None:
    """The text is what stands in ``tests/approved/<name>``."""
    path = FOLDER / name
    if os.environ.get("EXAMASSIST_APPROVE") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    approved = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == approved, f"not what {path.name} says: run again with EXAMASSIST_APPROVE=1 and read the diff"
