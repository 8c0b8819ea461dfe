"""Whatever the system refuses, in one sentence: no space, no right, no such file."""

from __future__ import annotations

import errno
import os

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class NotPublishedError(Exception):
    """The last site stays as it is; the text is the sentence that says why."""


def sentence_of(problem: OSError) -> str:
    """Why the system refused, for whoever runs a build."""
    if problem.errno in _FULL:
        return "there is no space left where the site is built"
    # What copies a whole folder tells all that went wrong in one list.
    if problem.args and isinstance(problem.args[0], list):
        return f"the system refuses to copy a folder: {problem.args[0][0][-1]}"
    name = problem.filename2 or problem.filename
    place = f" `{os.fsdecode(name)}`" if isinstance(name, str | bytes) else ""
    return f"the system refuses to read or write{place}: {problem.strerror or problem}"
