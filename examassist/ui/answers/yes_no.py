"""Yes, no and, where the content offers it, unsure: a question answered by Y, N or U."""

from __future__ import annotations

from examassist.ui.answers.choice import ChoiceCell


class YesNoCell(ChoiceCell):
    """A question; Space says nothing here, because a no must be meant."""

    aloud = True

    def take_normal(self) -> bool:
        """Nothing: the page says that the key does nothing here."""
        return False
