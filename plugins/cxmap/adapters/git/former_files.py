"""The content as it would be had some of its files stayed as the newest commit holds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cxmap.adapters.content.files import is_read
from cxmap.adapters.git.contents import contents_by_id, entries_of, sources_of, trees_of, uncommitted
from cxmap.adapters.git.git import NoAnswerError, git_at
from cxmap.model.source import SourceFile


def former_files(
    folder: Path, files: Sequence[SourceFile], is_meant: Callable[[str], bool]
) -> tuple[SourceFile, ...] | None:
    """All files of a content folder, those that are meant as they were; None where they are so, or nobody knows.

    A new file may be an old one under another name: then those that are gone from its folder are there again, too.
    """
    try:
        git = git_at(folder)
        tree = trees_of(git, ("HEAD",))[0]
        entries = entries_of(git, tree) if tree else {}
        others = uncommitted(entries, files)
        known = contents_by_id(entries, (file for file in files if file.path not in others))
        former = sources_of(git, tree, known) if tree else ()
    except NoAnswerError:
        return None
    changed = {path for path in others if is_meant(path)}
    homes = {_home(path) for path in changed if path not in entries}
    gone = {path for path in entries.keys() - {file.path for file in files} if is_meant(path) or _home(path) in homes}
    changed |= {path for path in gone if is_read(path)}
    if not tree or not changed:
        return None
    return (
        *(file for file in files if file.path not in changed),
        *(file for file in former if file.path in changed),
    )


def _home(path: str) -> str:
    """The folder that gives a file its kind."""
    return path.partition("/")[0]
