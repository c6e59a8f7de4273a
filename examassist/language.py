"""The program's own sentences in the language of this system; the catalogue is found once, not at each sentence."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation

from examassist.resources import resource_root


@cache
def _catalogue() -> NullTranslations:
    catalogues = resource_root() / "i18n"
    if not catalogues.is_dir():
        return NullTranslations()
    return translation("examassist", localedir=catalogues, fallback=True)


def translate(sentence: str) -> str:
    """``sentence`` in the language of this system, or as it stands where nobody has translated it."""
    return _catalogue().gettext(sentence)


def translate_count(one: str, many: str, number: int) -> str:
    """The one of two sentences that fits ``number``, in the language of this system."""
    return _catalogue().ngettext(one, many, number)
