"""The last change of an entity: of its file, or of a table that it reads."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.history import Commit, History
from cxmap.model.document import Document
from cxmap.pages.kit.values import LastChange

NOT_COMMITTED = LastChange("", "not committed yet")


def last_commit(history: History, document: Document) -> Commit | None:
    """The newest commit of all that an entity is read from; None where nobody knows."""
    commits = [commit for path in _paths(document) if (commit := history.commits.get(path))]
    return max(commits, key=lambda commit: commit.moment, default=None)


def is_uncommitted(history: History, document: Document) -> bool:
    return any(path in history.uncommitted for path in _paths(document))


def last_change(history: History, document: Document) -> LastChange | None:
    """None where nobody knows."""
    if is_uncommitted(history, document):
        return NOT_COMMITTED
    commit = last_commit(history, document)
    return change_of(commit) if commit else None


def change_of(commit: Commit) -> LastChange:
    return LastChange(str(commit.day), commit.subject, commit.short_id, commit.address)


def _paths(document: Document) -> Iterator[str]:
    yield document.path
    yield from (rows.path for rows in document.tables.values())
