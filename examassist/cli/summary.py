"""The report of one exam, made at this workstation now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist import __version__

if TYPE_CHECKING:
    from examassist.cli.reading import Read
    from examassist.report.document import ReportDocument
    from examassist.workstation import Workstation


def summary_of(workstation: Workstation, exam: Read) -> ReportDocument:
    """What the report says, assessed anew; PDF and text come from this one document."""
    from examassist.reasoning.assess import assess
    from examassist.report.compose import compose

    actor = workstation.actor
    return compose(
        exam.encounter,
        assess(exam.encounter, exam.edition, exam.earlier),
        exam.edition,
        clinic=workstation.settings.clinic,
        made_at=workstation.now(),
        program_version=__version__,
        written_by=f"{actor.name} (role {actor.role})",
    )
