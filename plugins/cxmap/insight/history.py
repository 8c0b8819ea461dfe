"""The history of the content as pages see it: who knows what changed last, and which states can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cxmap.alignment.snapshots import Snapshot
from cxmap.insight.judged_map import JudgedMap
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id


class Absence(StrEnum):
    """Why nothing is known of the history."""

    SWITCHED_OFF = "switched-off"
    NO_PROGRAM = "no-program"
    NO_REPOSITORY = "no-repository"
    NOT_COMMITTED = "not-committed"
    UNREADABLE = "unreadable"


class Unmatched(StrEnum):
    """Why there are no two states to compare."""

    NO_EARLIER_STATE = "no-earlier-state"
    NO_SUCH_STATE = "no-such-state"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit; `address` is where its host shows it, empty where nobody knows."""

    id: str
    moment: datetime
    subject: str
    address: str = ""

    @property
    def day(self) -> date:
        """As the clock of whoever made it said."""
        return self.moment.date()

    @property
    def short_id(self) -> str:
        return self.id[:7]


@dataclass(frozen=True, slots=True)
class State:
    """The content at one time, judged on a day; without a commit it is the content as it lies there now."""

    snapshot: Snapshot
    day: date
    name: str = ""
    commit: Commit | None = None

    @property
    def made_on(self) -> date:
        """The day from which the content is."""
        return self.commit.day if self.commit else self.day


@dataclass(frozen=True, slots=True)
class States:
    """The two states that are compared."""

    old: State
    new: State


@dataclass(frozen=True, slots=True)
class History:
    """All that version control knows, by the paths of content files.

    `commits` are those by which files changed last, `uncommitted` the files that lie there otherwise than they were
    committed. A clone that is shallow does not know of what is older than itself.
    """

    absence: Absence | None = None
    commits: Mapping[str, Commit] = field(default_factory=dict)
    uncommitted: frozenset[str] = frozenset()
    is_shallow: bool = False
    states: States | Unmatched = Unmatched.NO_EARLIER_STATE


NO_HISTORY = History(Absence.SWITCHED_OFF)
"""Of a site that does not ask for any."""


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


_ORDER = {kind.kind: position for position, kind in enumerate(KINDS)}


def _paths(document: Document) -> Iterator[str]:
    yield document.path
    yield from (rows.path for rows in document.tables.values())


def _in_order(judged: JudgedMap, keys: list[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (_ORDER[kind_and_id(key)[0]], *judged.by_name(key))))
