"""The two states that are compared, each with the verdicts that it had on its own day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from cxmap.adapters.git.commits import AddressOf, files_of, first_commit, named_commit, newest_commit, tagged_commits
from cxmap.adapters.git.contents import sources_of, trees_of
from cxmap.adapters.git.git import Git, NoAnswerError
from cxmap.adapters.git.kept_snapshots import KeptSnapshots
from cxmap.alignment.snapshots import snapshot_of
from cxmap.compiler import Map, snapshot_from
from cxmap.insight.history import Commit, State, States, Unmatched

_APART = timedelta(days=7)
_MOST_TAGS = 100
"""Tags among which two that differ are looked for."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A commit, the name by which readers know it, and the content folder that it holds."""

    name: str
    commit: Commit
    tree: str


@dataclass(frozen=True, slots=True)
class StatesOf:
    """Finds the states of a compiled map.

    `shown` are the content files that the site publishes. `tree` is the content as it lies there now, if it is
    committed as such; `known` are contents by their objects' ids.
    """

    git: Git
    compiled: Map
    tree: str
    known: Mapping[str, bytes]
    kept: KeptSnapshots
    shown: Collection[str]
    address_of: AddressOf

    def compared(self, names: tuple[str, ...]) -> States | Unmatched:
        """Those that are named, else the last two tags, else now and the content a week before its newest commit."""
        try:
            return self._by_name(names) if names else self._by_tag() or self._by_date()
        except NoAnswerError:
            return Unmatched.UNREADABLE

    def _by_name(self, names: tuple[str, ...]) -> States | Unmatched:
        try:
            found = self._with_trees([(name, named_commit(self.git, name, self.address_of)) for name in names])
        except NoAnswerError:
            return Unmatched.NO_SUCH_STATE
        if len(found) < len(names):
            return Unmatched.NO_SUCH_STATE
        old, *later = (self._state(each) for each in found)
        return States(old, later[0] if later else self._now())

    def _by_tag(self) -> States | None:
        tagged = self._with_trees(list(islice(tagged_commits(self.git, self.address_of), _MOST_TAGS)))
        if not tagged:
            return None
        newest = tagged[0]
        before = next((each for each in tagged if each.tree != newest.tree), None)
        return States(self._state(before), self._state(newest)) if before else None

    def _by_date(self) -> States | Unmatched:
        newest = newest_commit(self.git, self.address_of)
        if newest is None:
            return Unmatched.NO_EARLIER_STATE
        day = (newest.moment - _APART).isoformat()
        old = newest_commit(self.git, self.address_of, f"--until={day}") or first_commit(self.git, self.address_of)
        found = self._with_trees([("", old)] if old else [])
        if not found or found[0].tree == self.tree:
            return Unmatched.NO_EARLIER_STATE
        return States(self._state(found[0]), self._now())

    def _with_trees(self, commits: list[tuple[str, Commit]]) -> list[_Named]:
        """Those that have a content folder."""
        trees = trees_of(self.git, [commit.id for _, commit in commits])
        return [_Named(name, commit, tree) for (name, commit), tree in zip(commits, trees, strict=True) if tree]

    def _state(self, named: _Named) -> State:
        settings = replace(self.compiled.settings, as_of=min(named.commit.day, self.compiled.as_of))
        snapshot = self.kept.found(named.tree, settings)
        if snapshot is None:
            snapshot = snapshot_from(sources_of(self.git, named.tree, self.known), settings)
            self.kept.keep(named.tree, settings, snapshot)
        return State(snapshot, settings.as_of, named.name, self._as_shown(named.commit))

    def _as_shown(self, commit: Commit) -> Commit:
        """The commit, of which only the day is shown where it changed nothing that the site shows."""
        changed = files_of(self.git, commit)
        is_shown = not changed or not changed.isdisjoint(self.shown)
        return commit if is_shown else replace(commit, id="", subject="", address="")

    def _now(self) -> State:
        compiled = self.compiled
        return State(snapshot_of(compiled.catalogue, compiled.alignment), compiled.as_of)
