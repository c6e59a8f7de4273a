"""The report of one exam, made at this workstation now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist import __version__

if TYPE_CHECKING:
    from examassist.cli.reading import Read
    from examassist.report.document import ReportDocument
    from examassist.report.writing import Writing
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


def transfer_of(workstation: Workstation, exam: Read) -> ReportDocument:
    """The transfer page; CouldNot where nothing is raised."""
    from examassist.reasoning.assess import assess
    from examassist.report.transfer.compose import compose_transfer

    assessment = assess(exam.encounter, exam.edition, exam.earlier)
    return compose_transfer(exam.encounter, assessment, exam.edition, writing_at(workstation))


def leaflet_of(workstation: Workstation, exam: Read) -> ReportDocument:
    """The patient's sheet."""
    from examassist.reasoning.assess import assess
    from examassist.report.leaflet.compose import compose_leaflet

    assessment = assess(exam.encounter, exam.edition, exam.earlier)
    return compose_leaflet(exam.encounter, assessment, exam.edition, writing_at(workstation))


def writing_at(workstation: Workstation) -> Writing:
    """Who writes at this workstation now, and on which paper."""
    from examassist.report.writing import Writing

    actor, settings = workstation.actor, workstation.settings
    written_by = f"{actor.name} (role {actor.role})"
    return Writing(settings.clinic, workstation.now(), __version__, written_by, settings.paper)
