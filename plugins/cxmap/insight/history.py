"""The history of the content as pages see it: who knows what changed last, and which states can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cxmap.alignment.snapshots import Snapshot


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
