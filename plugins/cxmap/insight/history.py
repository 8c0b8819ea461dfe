"""The history of the content: what changed last, which states can be compared, and whose verdicts changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cxmap.alignment.comparison import Change, Turn, compared
from cxmap.alignment.snapshots import Snapshot
from cxmap.insight.judged_map import JudgedMap
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


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
    """One commit, or one entry of a log of changes, which has no id.

    `address` is where its host shows it, empty where nobody knows; `by` is the party that made it, where a log says so.
    """

    id: str
    moment: datetime
    subject: str
    address: str = ""
    by: Key | None = None

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

    @property
    def is_former(self) -> bool:
        """Whether it is another than the content as it lies there now."""
        return bool(self.name or self.commit)


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
    earlier: tuple[State, ...] = ()
    """All former states, the oldest first, where more are known than are compared."""

    @property
    def former(self) -> tuple[State, ...]:
        """The former states that are known."""
        if self.earlier:
            return self.earlier
        if isinstance(self.states, Unmatched):
            return ()
        return tuple(state for state in (self.states.old, self.states.new) if state.is_former)


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
    by_commit: defaultdict[Commit, list[Key]] = defaultdict(list)
    for key, document in judged.catalogue.documents.items():
        if is_uncommitted(history, document):
            uncommitted.append(key)
        elif commit := last_commit(history, document):
            by_commit[commit].append(key)
    newest = sorted(by_commit, key=lambda commit: (commit.moment, commit.id), reverse=True)
    pending = (ChangedBy(None, _in_order(judged, uncommitted)),) if uncommitted else ()
    return (*pending, *(ChangedBy(commit, _in_order(judged, by_commit[commit])) for commit in newest))


KIND_ORDER = {kind.kind: position for position, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class ChangedEnd:
    """A promise or a touchpoint by the key that it has today, and its name today or, where it is gone, in the past."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A pair whose verdict changed, and the parties whom that concerns; `reason` is empty where it names a draft."""

    change: Change
    promise: ChangedEnd
    touchpoint: ChangedEnd
    reason: str
    concerned: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class VerdictChanges:
    """All changes between two states by their turn; `unclear` is how many pairs could not be compared."""

    by_turn: Mapping[Turn, tuple[VerdictChange, ...]]
    unclear: int


def verdict_changes(judged: JudgedMap, states: States) -> VerdictChanges:
    """Changes in which no draft has a part: of a draft a site says nothing, not even that it was published once."""
    comparison = compared(states.old.snapshot, states.new.snapshot)
    hidden = frozenset(hidden_ends(judged))
    found: dict[Turn, list[VerdictChange]] = {turn: [] for turn in Turn}
    for change in comparison.changes:
        if hidden.isdisjoint((change.promise, change.touchpoint)):
            found[change.turn].append(_verdict_change(judged, states, change, hidden))
    ends = ((key_of(Promise.kind, promise), key_of(Touchpoint.kind, at)) for promise, at in comparison.unclear)
    return VerdictChanges(
        {turn: tuple(changes) for turn, changes in found.items()},
        sum(hidden.isdisjoint(each) for each in ends),
    )


def _paths(document: Document) -> Iterator[str]:
    yield document.path
    yield from (rows.path for rows in document.tables.values())


def _in_order(judged: JudgedMap, keys: list[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (KIND_ORDER[kind_and_id(key)[0]], *judged.by_name(key))))


def hidden_ends(judged: JudgedMap) -> Iterator[Key]:
    """Hidden drafts, by all ids that they ever had and that nothing else has now."""
    for draft in judged.catalogue.drafts:
        yield draft.key
        former = (key_of(draft.entity.kind, alias) for alias in draft.entity.aliases)
        yield from (key for key in former if not judged.shows(key))


def _verdict_change(judged: JudgedMap, states: States, change: Change, hidden: frozenset[Key]) -> VerdictChange:
    now = change.new
    concerned = dict.fromkeys(_today(judged, key) for key in change.concerned)
    return VerdictChange(
        change=change,
        promise=_end(judged, states, change.promise),
        touchpoint=_end(judged, states, change.touchpoint),
        reason=now.reason if now and hidden.isdisjoint(now.named) else "",
        concerned=tuple(filter(judged.shows, concerned)),
    )


def _end(judged: JudgedMap, states: States, key: Key) -> ChangedEnd:
    today = _today(judged, key)
    names = (states.new.snapshot.names.get(key), states.old.snapshot.names.get(key))
    return ChangedEnd(today, judged.name_of(today) or names[0] or names[1] or "")


def _today(judged: JudgedMap, key: Key) -> Key:
    """Where both states are former ones, what they speak of may have got another id since."""
    return judged.catalogue.former.get(key, key)
