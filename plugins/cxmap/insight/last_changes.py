"""Last changes: the newest commit of all that an entity is read from, and the entities that a commit changed last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.history import Commit, History
from cxmap.insight.judged_map import JudgedMap
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """The entities that a commit changed last, by kind and name; without a commit they are not committed yet."""

    commit: Commit | None
    keys: tuple[Key, ...]


def last_commit(history: History, document: Document) -> Commit | None:
    """The newest commit of all that an entity is read from; None where nobody knows."""
    commits = [commit for path in _paths(document) if (commit := history.commits.get(path))]
    return max(commits, key=lambda commit: commit.moment, default=None)


def is_uncommitted(history: History, document: Document) -> bool:
    return any(path in history.uncommitted for path in _paths(document))


def changes_by_commit(judged: JudgedMap, history: History) -> tuple[ChangedBy, ...]:
    """The changes that are not committed yet stand first, then the newest commit."""
    uncommitted: list[Key] = []
    by_commit: defaultdict[str, list[Key]] = defaultdict(list)
    commits: dict[str, Commit] = {}
    for key, document in judged.catalogue.documents.items():
        if is_uncommitted(history, document):
            uncommitted.append(key)
        elif commit := last_commit(history, document):
            commits[commit.id] = commit
            by_commit[commit.id].append(key)
    newest = sorted(commits.values(), key=lambda commit: (commit.moment, commit.id), reverse=True)
    pending = (ChangedBy(None, _in_order(judged, uncommitted)),) if uncommitted else ()
    return (*pending, *(ChangedBy(commit, _in_order(judged, by_commit[commit.id])) for commit in newest))


def _paths(document: Document) -> Iterator[str]:
    yield document.path
    yield from (rows.path for rows in document.tables.values())


def _in_order(judged: JudgedMap, keys: list[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (_ORDER[kind_and_id(key)[0]], *judged.by_name(key))))


_ORDER = {kind.kind: position for position, kind in enumerate(KINDS)}
