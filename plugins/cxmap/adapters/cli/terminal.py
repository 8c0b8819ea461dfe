"""What a stream is shown on: whether it has colours, and how wide it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import TextIO

from cxmap.findings.formats.report import Screen

COLOUR_CHOICES = ("auto", "always", "never")
_WIDTH_OF_A_FILE = 100
_OFF = ("", "0", "false")


def screen_of(stream: TextIO | None, colour: str) -> Screen:
    width = shutil.get_terminal_size((_WIDTH_OF_A_FILE, 24)).columns
    return Screen(width, has_colour(stream, colour, os.environ))


def has_colour(stream: TextIO | None, choice: str, environment: Mapping[str, str]) -> bool:
    """What the option says, else the usual variables, else whether the stream is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for forcing in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(forcing, "") not in _OFF:
            return True
    if environment.get("TERM") == "dumb" or "0" in (environment.get("CLICOLOR"), environment.get("FORCE_COLOR")):
        return False
    return stream is not None and stream.isatty()
