"""The results of a command: text on a standard stream, fit for what it is shown on, and an exit code."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from typing import TextIO

from cxmap.findings.formats.report import Screen

FINE = 0
FOUND = 1
NOT_RUN = 2
INTERRUPTED = 130

COLOUR_CHOICES = ("auto", "always", "never")
_WIDTH_OF_A_FILE = 100
_OFF = ("", "0", "false")


class CannotRunError(Exception):
    """The command could not run; its text is the sentence that says why."""


def write(text: str, stream: TextIO | None) -> None:
    """Writes all of it as UTF-8; a reader that has gone away, as `head` does, or a closed stream is no mistake."""
    write_bytes(text.encode("utf-8", "backslashreplace"), stream)


def write_bytes(content: bytes, stream: TextIO | None) -> None:
    """Likewise, whatever they are."""
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as problem:
        _silence(stream)
        raise CannotRunError(f"cannot write the output: {problem.strerror}") from None


def write_for_people(text: str, stream: TextIO | None) -> None:
    """Writes a text that quotes authors, in which GitHub Actions is told to look for no commands.

    It would obey one like `##[error]` in the middle of a line.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true":
        # Nobody can write a text that contains its own digest.
        token = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        text = f"::stop-commands::{token}\n{text}::{token}::\n"
    write(text, stream)


def screen_of(stream: TextIO | None, colour: str) -> Screen:
    """The screen that shows the stream: whether it has colours, and how wide it is."""
    width = shutil.get_terminal_size((_WIDTH_OF_A_FILE, 24)).columns
    return Screen(width, has_colour(stream, colour, os.environ))


def has_colour(stream: TextIO | None, choice: str, environment: Mapping[str, str]) -> bool:
    """The option decides, else the usual variables, else whether the stream is a terminal."""
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


def _silence(stream: TextIO) -> None:
    """The rest of the stream would be written, and fail again, when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
