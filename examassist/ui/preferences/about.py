"""What this program is, which content it uses, and where its records lie: lines to be read, nothing to be set."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QWidget

from examassist import __version__
from examassist.language import translate as _
from examassist.ui.pieces import column, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.edition import Edition
    from examassist.settings import Settings


def about_lines(edition: Edition | None) -> tuple[str, ...]:
    """The program and its version first; then what it is for, its content, and whose work it stands on."""
    lines = [
        f"ExamAssist {__version__}",
        _("Decision support for trained clinicians; it does not diagnose."),
    ]
    if edition is not None:
        header = edition.header
        reviewed = (
            _("Reviewed by {names}.").format(names=", ".join(header.reviewed_by))
            if edition.reviewed
            else _("Not clinically reviewed.")
        )
        content = _("{title}, edition {edition} ({digest}): {n} sources. {reviewed}")
        lines += [
            content.format(
                title=header.title,
                edition=header.edition,
                digest=edition.short_digest,
                n=len(edition.sources),
                reviewed=reviewed,
            ),
            header.intended_use,
            header.limits,
        ]
    runs = _("Runs on Python {python} and Qt for Python {qt} (LGPL 3).")
    lines += [
        runs.format(python=platform.python_version(), qt=qt_version),
        _("Letters: Inter (SIL Open Font License). Pictures: Lucide (ISC licence). Their texts lie beside the files."),
        _("Works offline: nothing is sent, nothing is counted."),
    ]
    return tuple(lines)


def records(settings: Settings) -> tuple[str, ...]:
    """Where drafts lie, and how that is changed."""
    return (
        str(settings.data_folder),
        _("Encrypted with the key of this computer; a draft stays until it is exported or discarded."),
        _("Another folder is named in the file of the settings (data_folder) and holds from the next start."),
    )


def told(lines: Sequence[str]) -> QWidget:
    """Lines under one another, the first in the ink of what matters."""
    body = QWidget()
    inside = column(gap=6)
    for number, text in enumerate(lines):
        inside.addWidget(
            words(text, size=14 if number == 0 else 13, ink="text-1" if number == 0 else "text-2", wrap=True)
        )
    body.setLayout(inside)
    return body
