"""The content as it was held on a day, with what git knows of its files; the same from any clone with all history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cxmap.adapters.git.commits import commits_since, last_commit, newest_commit
from cxmap.adapters.git.contents import entries_of, sources_of, trees_of
from cxmap.adapters.git.git import Git
from cxmap.insight.history import Commit
from cxmap.model.source import SourceFile


class PartialHistoryError(Exception):
    """A clone that lacks a part of the history cannot tell what was held."""


class NothingHeldError(Exception):
    """There is no commit of the content up to that day."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file by its path, the id of its content, and the commit that had changed it last."""

    path: str
    object_id: str
    commit: Commit | None


@dataclass(frozen=True, slots=True)
class HeldState:
    """The newest commit of the content up to the end of a day in UTC, and its files."""

    git: Git
    commit: Commit
    tree: str
    files: tuple[SourceFile, ...]

    def held(self, paths: Iterable[str]) -> Iterator[HeldFile]:
        entries = entries_of(self.git, self.tree)
        for path in paths:
            if path in entries:
                yield HeldFile(path, entries[path].object_id, last_commit(self.git, self.commit, path, _nowhere))

    def since(self, paths: Iterable[str]) -> tuple[Commit, ...]:
        """The commits that changed one of the files since, the newest first."""
        return tuple(commits_since(self.git, self.commit, paths, _nowhere))


def held_state(git: Git, day: date | None = None) -> HeldState:
    """The state of a day, else the newest one; raises PartialHistoryError, NothingHeldError and NoAnswerError."""
    if git.answer("rev-parse", "--is-shallow-repository").strip() == b"true":
        raise PartialHistoryError
    commit = newest_commit(git, _nowhere, *([f"--before={day}T23:59:59Z"] if day else []))
    if commit is None:
        raise NothingHeldError
    (tree,) = trees_of(git, [commit.id])
    return HeldState(git, commit, tree, sources_of(git, tree, {}) if tree else ())


def _nowhere(_commit: str) -> str:
    return ""
