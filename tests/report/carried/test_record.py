"""One digest over the list, the exam and the assessment; there is one way to write each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.report.carried.record import (
    ASSESSMENT,
    ENCOUNTER,
    Manifest,
    digest_of,
    manifest_json,
    manifest_of,
)
from examassist.report.layout import Drawn, Rectangle
from tests.report.builders import MADE_AT, a_creaking_wrist, wrist

if TYPE_CHECKING:
    from examassist.report.carried.record import Carried

A, B = "a" * 64, "b" * 64


def carried() -> Carried:
    found = a_creaking_wrist().document.carried
    assert found is not None
    return found


def manifest() -> Manifest:
    drawn = [Drawn("page.name", 1, Rectangle(1.23456, 2, 3, 4), "HALVORSEN, Ingrid")]
    return manifest_of(carried(), paper="A4", pages=[A], structure=B, drawn=drawn)


def test_a_report_carries_what_it_was_composed_from() -> None:
    found = carried()
    assert (found.edition, found.program, found.written_by) == (wrist().digest, "9.9", "Dr A. Reyes")
    assert found.made_at == MADE_AT
    assert list(found.files) == [ENCOUNTER, ASSESSMENT]


def test_the_list_is_read_as_it_was_written() -> None:
    written = manifest_json(manifest())
    assert Manifest.model_validate_json(written) == manifest()
    assert manifest_json(Manifest.model_validate_json(written)) == written


@pytest.mark.parametrize("name", [ENCOUNTER, ASSESSMENT])
def test_the_digest_is_over_both_files(name: str) -> None:
    files = carried().files
    assert digest_of(manifest(), files) == manifest().digest
    assert digest_of(manifest(), {**files, name: files[name] + b" "}) != manifest().digest


def test_the_digest_is_over_the_list_and_where_one_file_ends() -> None:
    files = carried().files
    other = Manifest.model_validate({**dict(manifest()), "program": "9.8"})
    assert digest_of(other, files) != manifest().digest
    moved = {ENCOUNTER: files[ENCOUNTER] + files[ASSESSMENT][:1], ASSESSMENT: files[ASSESSMENT][1:]}
    assert digest_of(manifest(), moved) != manifest().digest
