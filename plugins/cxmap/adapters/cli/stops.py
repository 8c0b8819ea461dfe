"""Why a command stops early, and its exit codes."""

from __future__ import annotations

FINE = 0
FOUND = 1
NOT_RUN = 2
INTERRUPTED = 130


class CannotRunError(Exception):
    """The command could not run; its text is the sentence that says why."""
