"""What every exam waits for, read while the start page is on the screen already: the content, what is in use here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from examassist.errors import ExamAssistError
from examassist.language import translate as _
from examassist.ui.start_page import Fact

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.ui.states.interrupted import Interrupted
    from examassist.workstation import Workstation

_FIRST_EXAM = (
    "examassist.ui.desk",
    "examassist.ui.states.controller",
    "examassist.ui.exam_screens",
    "examassist.ui.emergency.controller",
    "examassist.ui.resume_line",
)
"""What is imported with the content, so that nobody waits for it when the first exam is opened."""


@dataclass(frozen=True)
class Content:
    """What a workstation begins with."""

    edition: Edition
    facts: tuple[Fact, ...]
    interrupted: Interrupted | None = None
    """The exam that was open when the program ended without being closed."""


def read_content(workstation: Workstation) -> Content:
    """The edition in use; called in a thread, which also pays for the imports. The drafts are listed after it."""
    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assess import assess
    from examassist.storage.audit.entry import What
    from examassist.ui import drafts
    from examassist.ui.states.interrupted import interrupted

    edition = workstation.edition()
    nobody = Encounter(pack=edition.header.id, examined_at=workstation.now())
    assess(nobody, edition, look_ahead=False)  # the first answer need not wait for what the first one prepares
    cut_off: Interrupted | None = None
    refused: ExamAssistError | None = None
    try:
        workstation.open_journal().close()  # only one that opened is promised to save
        workstation.audit.record(What.STORE_OPENED)
        if (exam := workstation.left_open()) is not None:
            cut_off = interrupted(workstation, drafts.list_drafts(workstation, only=exam))
    except ExamAssistError as error:
        refused = error
    for name in _FIRST_EXAM:
        import_module(name)
    return Content(edition, _facts(workstation, edition, refused), cut_off)


def _saving(workstation: Workstation, refused: ExamAssistError | None) -> Fact:
    if refused is None:
        return Fact("database", _("Every answer is saved, encrypted"), str(workstation.settings.data_folder))
    return Fact("triangle-alert", _("Answers cannot be saved"), str(refused))


def _facts(workstation: Workstation, edition: Edition, refused: ExamAssistError | None) -> tuple[Fact, ...]:
    header = edition.header
    reviewed = (
        _("Reviewed by {names}").format(names=", ".join(header.reviewed_by))
        if edition.reviewed
        else _("Not clinically reviewed")
    )
    count = _("{n} sources, edition {edition}").format(n=len(edition.sources), edition=header.edition)
    profile = workstation.profile
    noticed = [
        Fact("triangle-alert", _("The store is not as it was left"), each) for each in workstation.audit.noticed()
    ]
    where = _("{country}, {place}").format(country=profile.country, place=profile.place.replace("_", " "))
    return (
        *noticed,  # what may be wrong stands above what is as always
        Fact("book-open", header.title, count),
        Fact("triangle-alert" if not edition.reviewed else "badge-check", reviewed, _("You decide.")),
        Fact("users", _("Guidance for {where}").format(where=where), _("Ctrl , changes it")),
        _saving(workstation, refused),
        Fact("lock", _("Works offline"), _("No data leaves this computer")),
    )
