"""reportlab as this program sets it: no file in a home folder and no variable of the environment has a say."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS_OF_OTHERS = ("reportlab_settings", "reportlab.local_rl_settings")
"""Modules that reportlab looks for before it reads ``~/.reportlab_settings``, which it would run as a program."""
VARIABLES = "RL_"
OURS: dict[str, object] = {
    "invariant": 1,
    "useA85": 0,
    "pageCompression": 1,
    "shapeChecking": 1,
    "trustedHosts": None,
    "trustedSchemes": [],
    "toColorCanUse": None,
    "paraFontSizeHeightOffset": True,
    "warnOnMissingFontGlyphs": 0,  # its warning would repeat a patient's words; fonts.py lets none be missing
    "allowTTFSubsetting": [],
    "documentLang": None,
    "verbose": 0,
    "debug": 0,
}
"""What a report rests on, said once more than reportlab's own values are."""


@cache
def set_up(font: str) -> None:
    """Start reportlab with its own values and ours; to be called before anything else of it is imported."""
    with _nobody_elses():
        from reportlab import rl_config, rl_settings

        plain = {name: value for name, value in vars(rl_settings).items() if name in rl_config._SAVED}  # noqa: SLF001
        rl_config._SAVED.update(plain)  # noqa: SLF001  somebody may have imported it before
        rl_config._startUp()  # noqa: SLF001  else the first use reads the settings after ours
    for name, value in {**OURS, "canvas_basefontname": font, "defaultGraphicsFontName": font}.items():
        setattr(rl_config, name, value)


@contextmanager
def _nobody_elses() -> Iterator[None]:
    """While this lasts reportlab finds nothing that was set for it."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(VARIABLES)}
    stood_in = [name for name in SETTINGS_OF_OTHERS if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in stood_in})
    try:
        yield
    finally:
        for name in stood_in:
            sys.modules.pop(name, None)
        os.environ.update(hidden)
