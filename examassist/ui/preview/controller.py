"""The preview in its window: opened from anywhere in an exam, made anew when an answer changes, left with Esc."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.storage.audit.entry import Document, What
from examassist.ui.background import Lane
from examassist.ui.key_bar import Hint

# What draws pages is imported when the first one is asked for: the window's first paint waits for nothing.
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from examassist.errors import ExamAssistError
    from examassist.ui.background import Background
    from examassist.ui.composing import Kind
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow
    from examassist.ui.preview.made import Made
    from examassist.ui.preview.page import PreviewPage
    from examassist.workstation import Workstation

IDLE = 1500
"""Milliseconds after the window is ready in which nothing is prepared for later."""
RESTED = 250
"""Milliseconds without an answer after which the pages are made anew."""


class Preview(QObject):
    """One for each window; holds one document at a time, and none while it is not looked at."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background
        self.page: PreviewPage | None = None
        self._kind: Kind = "summary"
        self._paper = ""
        self._made: Made | None = None
        self._model: EncounterModel | None = None
        self._making = self._again = False
        self._panel: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RESTED)
        self._later.timeout.connect(self._make)
        window.pages.currentChanged.connect(self._on_page)
        window.prepared.connect(lambda: QTimer.singleShot(IDLE, self, self.warm))

    def doings(self) -> dict[str, Callable[[], None]]:
        """What its entries of the menu do; page keys and export mean the document while it is shown."""
        window = self._window
        return {
            "preview": self.show,
            "leaflet": partial(self.show, "leaflet"),
            "print": self.print,
            "export": self.export,
            "next": lambda: self.page.view.step_by(1) if self.page and self.shown else window.step_by(1),
            "previous": lambda: self.page.view.step_by(-1) if self.page and self.shown else window.step_by(-1),
        }

    def warm(self) -> None:
        """Import beside the window what the first preview needs, so that its key is answered at once."""
        self._background.run(_import, lambda _none: None, lambda _error: None, lane=Lane.LONG)

    # ------------------------------------------------------------------ shown and left

    @property
    def shown(self) -> bool:
        """Whether the preview is the page in the middle of the window."""
        return self.page is not None and self._window.pages.currentWidget() is self.page

    @property
    def made(self) -> Made | None:
        """The document that is shown, as long as the exam stands as it did when it was made."""
        made, model = self._made, self._model
        return made if made is not None and model is not None and made.still_holds(model) else None

    @property
    def busy(self) -> bool:
        """Whether pages are being made."""
        return self._making or self._later.isActive()

    def show(self, kind: Kind = "summary") -> None:
        """Show that document of the open exam."""
        window = self._window
        if window.screens is None:
            return
        window.screens.commit()
        self._listen(window.screens.model)
        self._kind = kind
        self._paper = self._paper or self._workstation.settings.paper
        page = self.page or self._new_page()
        page.show_making(kind)
        window.desk.record.previewed(window.screens.model.exam_id, kind)
        window.show_page(page)
        self._make_room()
        page.view.setFocus()
        self._make()

    def _new_page(self) -> PreviewPage:
        from examassist.ui.preview.page import PreviewPage

        self.page = page = PreviewPage(self._background)
        page.back_wanted.connect(self._window.back)
        page.images.failed.connect(self._window.notice.complain)
        choices = page.choices
        choices.kind_wanted.connect(self._choose_kind)
        choices.paper_wanted.connect(self._choose_paper)
        choices.ticks_wanted.connect(self._change_ticks)
        choices.copy_wanted.connect(lambda: self._window.commands.copy_text(""))
        choices.print_wanted.connect(self.print)
        choices.export_wanted.connect(self.export)
        return page

    def _on_page(self, _index: int) -> None:
        """The steps and the panel come back with the exam; the pages are not kept for somebody else to find."""
        window = self._window
        window.actions_.offer("panel", on=window.in_exam and not self.shown)
        if self.shown:
            self._show_keys()
            return
        self._listen(None)
        self._made, self._paper = None, ""
        if self.page is not None:
            self.page.show_nothing("")
        if window.screens is not None:
            window.rail.show()
            window.screens.around.give_way(on=False)
            if self._panel is not None and self._panel is window.panel:
                self._panel.show()
        self._panel = None

    def _make_room(self) -> None:
        """Hide what belongs to the steps of the exam while its pages are read."""
        window = self._window
        window.rail.hide()
        if window.screens is not None:
            window.screens.around.give_way(on=True)
        if window.panel is not None and not window.panel.isHidden():
            self._panel = window.panel
            self._panel.hide()

    def fit(self) -> None:
        """The window has other steps and another panel, because it has another width."""
        if self.shown:
            self._make_room()

    def _show_keys(self) -> None:
        hints = (
            Hint("PgUp PgDn", _("page")),
            Hint("+ -", _("larger, smaller")),
            Hint("0", _("fit width")),
            Hint("Ctrl E", _("export")),
            Hint("Ctrl P", _("print")),
            Hint("Ctrl Shift C", _("copy the note")),
            Hint("Esc", _("back")),
        )
        self._window.keys.show_keys(hints, note=_("Nothing is sent by this program"))

    # ------------------------------------------------------------------ made

    def _listen(self, model: EncounterModel | None) -> None:
        """Follow the answers of that exam."""
        if self._model is not None and self._model is not model:
            self._model.changed.disconnect(self._on_changed)
        if model is not None and self._model is not model:
            model.changed.connect(self._on_changed)
        self._model = model
        if model is None:
            self._later.stop()

    def _on_changed(self, _change: object) -> None:
        if self.page is not None and self.shown:
            self.page.show_changed()
            self._later.start()

    def _choose_kind(self, kind: Kind) -> None:
        self._kind = kind
        if self.page is not None:
            self.page.show_making(kind)
        if self._model is not None:
            self._window.desk.record.previewed(self._model.exam_id, kind)
        self._make()

    def _choose_paper(self, paper: str) -> None:
        self._paper = paper
        if self.page is not None:
            self.page.show_changed()
        self._make()

    def _make(self) -> None:
        """Make the pages beside the window; what is asked for meanwhile is made after it, once."""
        page, model = self.page, self._model
        if page is None or model is None:
            return
        self._show_choice(page, model)
        if self._making:
            self._again = True
            return
        from examassist.ui.preview.made import making

        self._making, self._again = True, False
        compose = self._window.desk.files.composing(model, self._kind, self._paper)
        self._background.run(making(self._kind, self._paper, model, compose), self._take, self._not_made)

    def _show_choice(self, page: PreviewPage, model: EncounterModel) -> None:
        from examassist.report.transfer.emergencies import flags_for
        from examassist.ui.preview.ticks import ticks

        found = ticks(model.encounter, model.edition)
        page.show_choice(self._kind, self._paper, found, transfer=bool(flags_for(model.assessment)))

    def _take(self, made: Made) -> None:
        self._making = False
        model = self._model
        if model is None or self.page is None:
            return
        if self._again or not made.still_holds(model):
            self._make()
            return
        if (made.kind, made.paper) == (self._kind, self._paper):
            self._made = made
            self.page.show_made(made)

    def _not_made(self, error: ExamAssistError) -> None:
        self._making = False
        self._made = None
        if self._again:
            self._make()
        elif self.page is not None and self.shown:
            self.page.show_nothing(str(error))

    # ------------------------------------------------------------------ what leaves

    def export(self) -> None:
        """Write what is shown into a folder; on any other page the summary, as it stands then."""
        if not self.shown:
            self._window.files.ask_where_to_export()
            return
        made = self._that_holds()
        if made is not None:
            self._window.files.ask_where_to_put(made)

    def print(self) -> None:
        """Print what is shown; on any other page show first what would be printed."""
        if not self.shown:
            self.show()
            self._window.notice.say(_("These pages would be printed. Ctrl P once more chooses the printer."))
            return
        made = self._that_holds()
        if made is None:
            return
        from examassist.errors import CouldNot
        from examassist.ui.preview import printing

        printer = printing.printer_for(made, self._window.desk.files.name_of(made.kind))
        try:
            wanted = printing.ask(self._window, printer, len(made.sizes))
        except CouldNot as error:
            self._window.notice.complain(str(error))
            return
        if wanted and self._that_holds() is made:
            self._window.notice.say(_("Printing"))
            exam = self._model.exam_id if self._model is not None else ""
            handed = partial(printing.print_pages, printer, made)
            kept = self._window.desk.record.doing(What.PRINTED, exam, Document(made.kind), handed)
            self._background.run(kept, self._printed, self._not_printed, lane=Lane.LONG)

    def _that_holds(self) -> Made | None:
        """What is shown, if the exam stands as it did; else say that it is not ready."""
        made = self.made
        if made is None or self.busy:
            self._window.notice.say(_("The pages are not ready. Wait until they show the exam as it is now."))
            return None
        return made

    def _printed(self, kept: tuple[int, str]) -> None:
        pages, unrecorded = kept
        text = translate_count("{n} page was handed to the printer", "{n} pages were handed to the printer", pages)
        self._window.notice.say(f"{text.format(n=pages)}\n{unrecorded}".rstrip())

    def _not_printed(self, error: ExamAssistError) -> None:
        self._window.notice.complain(str(error))

    def _change_ticks(self) -> None:
        """Go to the page on which one decides."""
        screens = self._window.screens
        if screens is not None:
            screens.decide()


def _import() -> None:
    import examassist.report.pdf
    import examassist.report.transfer.emergencies
    import examassist.ui.preview.made
    import examassist.ui.preview.page
    import examassist.ui.preview.ticks  # noqa: F401  what they hold is asked for later
