"""The comparison of two states: which promises fare worse, better, or are felt at other places than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cxmap.alignment.snapshots import Judged, Snapshot, Where
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


class Turn(StrEnum):
    """Which way a pair went, in the order in which readers need to know."""

    WORSE = "worse"
    BETTER = "better"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A pair whose verdict is another than before, by newer ids; `old` is None where it is new, `new` where gone."""

    turn: Turn
    where: Where
    old: Judged | None
    new: Judged | None

    @property
    def promise(self) -> Key:
        return key_of(Promise.kind, self.where[0])

    @property
    def touchpoint(self) -> Key:
        return key_of(Touchpoint.kind, self.where[1])

    @property
    def concerned(self) -> tuple[Key, ...]:
        judged = self.new or self.old
        return judged.concerned if judged else ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, the worst first; `unclear` are pairs of which mistakes in one of the states hide the verdict."""

    changes: tuple[Change, ...]
    unclear: frozenset[Where]


def compared(old: Snapshot, new: Snapshot) -> Comparison:
    """The changes from one snapshot to a later one; a pair whose ends got other ids is the same pair still."""
    before = renamed(old, new.former)
    wheres = dict.fromkeys((*before.judged, *before.undecided, *new.judged, *new.undecided))
    unclear = frozenset(where for where in wheres if _hides(before, where) or _hides(new, where))
    changes = (
        change
        for where in wheres
        if where not in unclear
        for change in _changes(where, before.judged.get(where), new.judged.get(where))
    )
    return Comparison(tuple(sorted(changes, key=_order)), unclear)


def renamed(snapshot: Snapshot, former: Mapping[Key, Key]) -> Snapshot:
    """The same snapshot in the ids that its promises and touchpoints have now; of pairs that became one, the worst."""
    worst_last = sorted(snapshot.judged.items(), key=lambda entry: entry[1].verdict.rank, reverse=True)
    return replace(
        snapshot,
        judged={renamed_place(where, former): judged for where, judged in worst_last},
        undecided=frozenset(renamed_place(where, former) for where in snapshot.undecided),
        unsure=frozenset(former.get(key, key) for key in snapshot.unsure),
    )


def renamed_place(where: Where, former: Mapping[Key, Key]) -> Where:
    """The ids that a promise and a touchpoint have now."""
    promise, touchpoint = (kind_and_id(former.get(key, key))[1] for key in _ends(where))
    return promise, touchpoint


def _hides(snapshot: Snapshot, where: Where) -> bool:
    """Whether a mistake may be all that keeps a pair from having a verdict."""
    return where not in snapshot.judged and (
        where in snapshot.undecided or not snapshot.unsure.isdisjoint(_ends(where))
    )


def _ends(where: Where) -> tuple[Key, Key]:
    return key_of(Promise.kind, where[0]), key_of(Touchpoint.kind, where[1])


def _changes(where: Where, old: Judged | None, new: Judged | None) -> Iterator[Change]:
    if old and new:
        if old.verdict is not new.verdict:
            turn = Turn.WORSE if new.verdict.rank < old.verdict.rank else Turn.BETTER
            yield Change(turn, where, old, new)
    else:
        yield Change(Turn.NEW if new else Turn.GONE, where, old, new)


def _order(change: Change) -> tuple[int, int, Where]:
    """By turn, then by the verdict that stands now, or stood last, then by id."""
    judged = change.new or change.old
    return _TURNS.index(change.turn), judged.verdict.rank if judged else 0, change.where


_TURNS = tuple(Turn)
