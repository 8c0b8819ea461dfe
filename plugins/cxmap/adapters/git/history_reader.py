"""Reads the history of a site's content, as far as there is one; a site can be built without any."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxmap.adapters.git.commits import AddressOf, last_commits
from cxmap.adapters.git.compared_states import StatesOf
from cxmap.adapters.git.contents import contents_by_id, entries_of, trees_of, uncommitted
from cxmap.adapters.git.git import Git, NoAnswerError, git_at
from cxmap.adapters.git.kept_snapshots import KeptSnapshots
from cxmap.compiler import Map
from cxmap.insight.history import Absence, Commit, History
from cxmap.model.source import SourceFile

_STATES = "states"
"""Where snapshots are kept, below the cache's folder."""


@dataclass(frozen=True, slots=True)
class HistoryReader:
    """Reads the history of a content folder; `address_of` says where a commit can be seen.

    `compared` are one or two names of states, or none for the usual two.
    """

    content: Path
    cache: Path
    compared: tuple[str, ...]
    address_of: AddressOf

    def history(self, compiled: Map, files: Sequence[SourceFile]) -> History:
        """The history of the files from which a map was compiled; never an exception."""
        try:
            return self._read(git_at(self.content), compiled, files)
        except NoAnswerError as none:
            return History(none.absence)

    def _read(self, git: Git, compiled: Map, files: Sequence[SourceFile]) -> History:
        limits = _limits(git)
        (tree,) = trees_of(git, ["HEAD"])
        if not tree:
            return History(Absence.NOT_COMMITTED)
        entries = entries_of(git, tree)
        pending = uncommitted(entries, files)
        wanted = {file.path for file in files} & entries.keys()
        commits = last_commits(git, wanted, self.address_of)
        is_now = not pending and entries.keys() <= wanted
        states = StatesOf(
            git=git,
            compiled=compiled,
            tree=tree if is_now else "",
            known=contents_by_id(entries, (file for file in files if file.path not in pending)),
            kept=KeptSnapshots(self.cache / _STATES),
            shown={file.path for file in files} - compiled.hidden,
            address_of=self.address_of,
        )
        return History(
            commits=_within(commits, limits),
            uncommitted=pending,
            is_shallow=bool(limits),
            states=states.compared(self.compared),
        )


def _limits(git: Git) -> Collection[str]:
    """The commits at which a shallow clone ends: what they changed, it does not know."""
    is_shallow, file = git.answer("rev-parse", "--is-shallow-repository", "--git-path", "shallow").splitlines()[:2]
    if is_shallow != b"true":
        return ()
    path = git.folder / file.decode("utf-8", "surrogateescape")
    try:
        return frozenset(path.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        raise NoAnswerError(Absence.UNREADABLE) from None


def _within(commits: Mapping[str, Commit], limits: Collection[str]) -> Mapping[str, Commit]:
    return {path: commit for path, commit in commits.items() if commit.id not in limits}
