"""What composes a document of the open exam as it stands at this moment, later and in another thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from examassist import __version__
from examassist.reasoning.assess import assess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.report.document import ReportDocument
    from examassist.ui.encounter_model import EncounterModel
    from examassist.workstation import Workstation

Kind = Literal["summary", "transfer", "leaflet"]
ENDINGS: dict[Kind, str] = {"summary": "", "transfer": "-transfer", "leaflet": "-leaflet"}
"""What follows the exam's name in the name of a file."""


def composing(
    kind: Kind, model: EncounterModel, earlier: Sequence[Encounter], workstation: Workstation, paper: str = ""
) -> Callable[[], ReportDocument]:
    """What composes that document; ``paper`` is that of the settings where it is left out."""
    encounter, edition, made_at = model.encounter, model.edition, workstation.now()
    settings = workstation.settings
    paper = paper or settings.paper

    def composed() -> ReportDocument:
        from examassist.report.compose import compose
        from examassist.report.leaflet.compose import compose_leaflet
        from examassist.report.transfer.compose import compose_transfer
        from examassist.report.writing import Writing

        actor = workstation.actor
        written_by = f"{actor.name} (role {actor.role})"
        assessment = assess(encounter, edition, earlier)
        if kind != "summary":
            writing = Writing(settings.clinic, made_at, __version__, written_by, paper)
            other = compose_transfer if kind == "transfer" else compose_leaflet
            return other(encounter, assessment, edition, writing)
        return compose(
            encounter,
            assessment,
            edition,
            clinic=settings.clinic,
            made_at=made_at,
            program_version=__version__,
            written_by=written_by,
        )

    return composed
