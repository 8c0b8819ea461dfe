"""The lines of content files that a change shows: those that are new or others, and the few around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cxmap.adapters.git.git import Git

AROUND = 3
"""Lines around a changed one that hosts show as well."""

_FILE = re.compile(r"\+\+\+ b/(.*?)\t?")
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@.*")
_WITHOUT_PROGRAMS = (
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-prefix",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


def changed_lines(git: Git, *revisions: str, around: int = 0) -> Mapping[str, frozenset[int]]:
    """The numbers of these lines by file below the content folder, in the newer revision, or in the files as they lie.

    A file that was moved has those alone that are others than before.
    """
    asked = ("diff", *_WITHOUT_PROGRAMS, "--relative", "--find-renames", f"--unified={around}", *revisions, "--", ".")
    said = git.answer(*asked).decode("utf-8", "replace")
    found: dict[str, set[int]] = {}
    for path, first, count in _hunks(said.split("\n")):
        found.setdefault(path, set()).update(range(first, first + count))
    return {path: frozenset(lines) for path, lines in found.items()}


def folder_in_repository(git: Git) -> str:
    """The folders before the path of a content file, as the repository's host has them; each ends with a slash."""
    return git.answer("rev-parse", "--show-prefix").decode("utf-8", "replace").strip("\n")


def _hunks(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """The stretches of files with their first lines and lengths; what a file says is never taken for git's words."""
    path, left = "", 0
    for line in lines:
        if left > 0:
            left -= {" ": 2, "+": 1, "-": 1}.get(line[:1], 0)
        elif found := _FILE.fullmatch(line):
            path = found[1]
        elif hunk := _HUNK.fullmatch(line):
            removed, added = (1 if count is None else int(count) for count in (hunk[1], hunk[3]))
            left = removed + added
            if path and added:
                yield path, int(hunk[2]), added
        elif line.startswith("diff --git "):
            path = ""
