from __future__ import annotations

from tests.report.builders import texts
from tests.report.transfer.patients import full_bladder, page, writing


def test_clinic_writer_and_version_stand_on_the_page() -> None:
    said = texts(page(full_bladder()))
    assert said["page.clinic"] == writing().clinic
    assert writing().written_by in said["written_by"]
    assert writing().program_version in said["page.footer.0"]
