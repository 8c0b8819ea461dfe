"""Verdict changes: the pairs whose verdict is another than in an earlier state, as far as a site may tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.comparison import Change, Turn, compared
from cxmap.insight.history import States
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


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
    hidden = frozenset(_drafts(judged))
    found: dict[Turn, list[VerdictChange]] = {turn: [] for turn in Turn}
    for change in comparison.changes:
        if hidden.isdisjoint((change.promise, change.touchpoint)):
            found[change.turn].append(_verdict_change(judged, states, change, hidden))
    ends = ((key_of(Promise.kind, promise), key_of(Touchpoint.kind, at)) for promise, at in comparison.unclear)
    return VerdictChanges(
        {turn: tuple(changes) for turn, changes in found.items()},
        sum(hidden.isdisjoint(each) for each in ends),
    )


def _drafts(judged: JudgedMap) -> Iterator[Key]:
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
