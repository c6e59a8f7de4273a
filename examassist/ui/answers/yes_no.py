"""Yes, no and, where the content offers it, unsure: a question answered by Y, N or U."""

from __future__ import annotations

from examassist.ui.answers.choice import ChoiceCell


class YesNoCell(ChoiceCell):
    """A question; Space says nothing here, because a no must be meant."""

    @property
    def takes_normal(self) -> bool:
        """Never: the key for the normal answer says nothing here."""
        return False

    def take_normal(self) -> bool:
        """Nothing: the page says that the key does nothing here."""
        return False
