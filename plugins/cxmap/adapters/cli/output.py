"""Writes to a standard stream, text as UTF-8, whatever the locale says."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TextIO

from cxmap.adapters.cli.stops import CannotRunError


def write(text: str, stream: TextIO | None) -> None:
    """Writes all of it; a reader that has gone away, as `head` does, or a closed stream is no mistake."""
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


def _silence(stream: TextIO) -> None:
    """What is left in the stream would be written, and fail again, when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
