"""The history in words: when something changed last, and how a share moved since an earlier state."""

from __future__ import annotations

from cxmap.insight.history import Commit, History, State
from cxmap.insight.last_changes import is_uncommitted, last_commit
from cxmap.model.document import Document
from cxmap.pages.kit.values import LastChange

_NOT_COMMITTED = LastChange("", "not committed yet")


def last_change(history: History, document: Document) -> LastChange | None:
    """None where nobody knows."""
    if is_uncommitted(history, document):
        return change_of(None)
    commit = last_commit(history, document)
    return change_of(commit) if commit else None


def change_of(commit: Commit | None) -> LastChange:
    """A commit as readers see it; without one the change is yet to be committed."""
    return LastChange(str(commit.day), commit.subject, commit.short_id, commit.address) if commit else _NOT_COMMITTED


def share_moved(share: int, before: State) -> str:
    """`on 2026-11-21 it was 17 %`, `unchanged since 2026-Q2`; nothing where nobody knows what it was."""
    was = before.snapshot.told.share if before.snapshot.told else None
    if was is None:
        return ""
    if was == share:
        return f"unchanged since {before.name or before.made_on}"
    return f"{f'in {before.name}' if before.name else f'on {before.made_on}'} it was {was} %"
