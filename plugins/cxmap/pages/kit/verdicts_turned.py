"""Pairs that went one way or the other between two states: what a reader may see of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.alignment.comparison import Change, Turn, compared
from cxmap.insight.history import State, States
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of

TITLES = {Turn.WORSE: "Got worse", Turn.BETTER: "Got better", Turn.NEW: "New", Turn.GONE: "No longer felt"}


@dataclass(frozen=True, slots=True)
class Turned:
    """A pair whose verdict is another than it was, and the parties whom that concerns.

    What the site has no page for any more is only named; `reason` is why it is as it is now, but nothing where it names
    a draft.
    """

    change: Change
    promise: EntityLink | Words
    touchpoint: EntityLink | Words
    was: VerdictMark | None
    now: VerdictMark | None
    reason: str
    concerned: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """All pairs that went some way between two states; `unclear` is how many could not be compared."""

    by_turn: dict[Turn, tuple[Turned, ...]]
    unclear: int


def turns_of(site: Site, states: States) -> Turns:
    """What no draft has a part in: of a draft, a site says nothing, not even that it was published once."""
    comparison = compared(states.old.snapshot, states.new.snapshot)
    hidden = frozenset(_drafts(site))
    found: dict[Turn, list[Turned]] = {turn: [] for turn in Turn}
    for change in comparison.changes:
        if hidden.isdisjoint((change.promise, change.touchpoint)):
            found[change.turn].append(_turned(site, states, change, hidden))
    ends = ((key_of(Promise.kind, promise), key_of(Touchpoint.kind, at)) for promise, at in comparison.unclear)
    return Turns(
        {turn: tuple(turned) for turn, turned in found.items()},
        sum(hidden.isdisjoint(each) for each in ends),
    )


def _drafts(site: Site) -> Iterable[Key]:
    """Hidden drafts, by all ids that they ever had and that nothing else has now."""
    for draft in site.catalogue.drafts:
        yield draft.key
        former = (key_of(draft.entity.kind, alias) for alias in draft.entity.aliases)
        yield from (key for key in former if key not in site.catalogue.documents)


def _turned(site: Site, states: States, change: Change, hidden: frozenset[Key]) -> Turned:
    now = change.new
    return Turned(
        change=change,
        promise=_named(site, states, change.promise),
        touchpoint=_named(site, states, change.touchpoint),
        was=mark_of(change.old.verdict) if change.old else None,
        now=mark_of(now.verdict) if now else None,
        reason=now.reason if now and hidden.isdisjoint(now.named) else "",
        concerned=site.links_to(_today(site, key) for key in change.concerned),
    )


def _named(site: Site, states: States, key: Key) -> EntityLink | Words:
    return site.link_to(_today(site, key)) or Words(_name(states.new, key) or _name(states.old, key))


def _today(site: Site, key: Key) -> Key:
    """Where both states are former ones, what they speak of may have got another id since."""
    return site.catalogue.former.get(key, key)


def _name(state: State, key: Key) -> str:
    return state.snapshot.names.get(key, "")
