"""Changes: the promises that fare otherwise than before, and the pages that were changed last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.comparison import Turn
from cxmap.alignment.wording import turn_words
from cxmap.insight.history import (
    Absence,
    ChangedBy,
    ChangedEnd,
    State,
    States,
    Unmatched,
    VerdictChange,
    VerdictChanges,
    changes_by_commit,
    verdict_changes,
)
from cxmap.model.ids import kind_and_id
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import CHANGES_FEED, Download, EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.upkeep import change_of, share_moved
from cxmap.pages.kit.values import LastChange, VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import capitalised, counted, joined, kind_words

MOST_TURNED = 50
"""Pairs that went one way: more than that nobody reads."""

_ABSENCES: Mapping[Absence, str] = {
    Absence.SWITCHED_OFF: "This site does not read the history of its files.",
    Absence.NO_PROGRAM: "The program git was missing where this site was built, so nobody could ask it.",
    Absence.NO_REPOSITORY: "The files of this site are kept in no git repository, so nobody knows what they were.",
    Absence.NOT_COMMITTED: "Nothing of the content has been committed to git yet.",
    Absence.UNREADABLE: "Git could not read the history where this site was built.",
}

_UNMATCHED: Mapping[Unmatched, str] = {
    Unmatched.NO_EARLIER_STATE: "There is no earlier state of the content yet with which verdicts could be compared.",
    Unmatched.NO_SUCH_STATE: "One of the states that this site wants to compare is not known, or has no content.",
    Unmatched.UNREADABLE: "Git could not read an earlier state of the content where this site was built.",
}

_SHALLOW = (
    "This site was built from a shallow clone, which does not hold the whole history. "
    "What is older than the clone is missing here."
)


@dataclass(frozen=True, slots=True)
class ShownState:
    """A state as it is named: by its tag, by its commit's day, or as that of now; and the day on which it is judged."""

    name: str
    change: LastChange | None
    judged_on: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The last change, the compared states, and the result of the comparison; `feed` has the same as Atom.

    `told` says how the share of messages moved that fit their moment; `notes` say what could not be compared and why.
    """

    latest: Latest | None = None
    old: ShownState | None = None
    new: ShownState | None = None
    sentence: str = ""
    told: str = ""
    notes: tuple[str, ...] = ()
    feed: Download | None = None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A pair whose verdict is another than it was; an end that has no page any more is only named."""

    promise: EntityLink | Words
    touchpoint: EntityLink | Words
    was: VerdictMark | None
    now: VerdictMark | None
    reason: str
    concerned: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class ShownChanges:
    """Pairs that went one way; `note` says how many are not shown."""

    rows: tuple[ShownChange, ...]
    note: str


def build(site: Site) -> PageView:
    history = site.history
    if history.absence:
        return overview(Section("", "changes/summary", Summary(notes=(_ABSENCES[history.absence],))))
    shallow = (_SHALLOW,) if history.is_shallow else ()
    last = changed_last(site)
    if isinstance(history.states, Unmatched):
        summary = Summary(latest_of(last), notes=(_UNMATCHED[history.states], *shallow))
        return overview(Section("", "changes/summary", summary), *_changed_last(last))
    changes = verdict_changes(site, history.states)
    summary = _summary(site, latest_of(last), history.states, changes, shallow)
    return overview(Section("", "changes/summary", summary), *_by_turn(site, changes), *_changed_last(last))


MOST_COMMITS = 20
MOST_NAMES = 12
FEW_NAMES = 3
"""In a sentence."""


@dataclass(frozen=True, slots=True)
class ChangedKind:
    """The entities of one kind that a commit changed."""

    kind: str
    links: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class ChangedTogether:
    """A commit and the entities that no later one changed: how many, some by name, and `rest` about the others."""

    change: LastChange
    count: int
    kinds: tuple[ChangedKind, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Latest:
    """The very last change for one sentence: its day, missing where it is not committed yet, and what it changed."""

    day: str
    links: tuple[EntityLink, ...]
    more: int
    by: EntityLink | None = None


@dataclass(frozen=True, slots=True)
class ChangedLast:
    """The newest commits, and a sentence about what is left out."""

    commits: tuple[ChangedTogether, ...]
    note: str


def changed_last(site: Site) -> ChangedLast:
    """The changes that are not committed yet stand first."""
    found = changes_by_commit(site, site.history)
    pending = tuple(each for each in found if each.commit is None)
    committed = cut((each for each in found if each.commit), site.most(MOST_COMMITS))
    older = found[len(pending) + len(committed.shown) :]
    shown = (*pending, *committed.shown)
    return ChangedLast(tuple(_together(site, each) for each in shown), _left_out(older))


def latest_of(found: ChangedLast) -> Latest | None:
    """None where nobody knows of any change."""
    if not found.commits:
        return None
    last = found.commits[0]
    links = tuple(link for kind in last.kinds for link in kind.links)[:FEW_NAMES]
    return Latest(last.change.day, links, last.count - len(links), last.change.by)


def _summary(
    site: Site, latest: Latest | None, states: States, changes: VerdictChanges, shallow: tuple[str, ...]
) -> Summary:
    return Summary(
        latest=latest,
        old=_shown(site, states.old),
        new=_shown(site, states.new),
        sentence=_sentence(changes),
        told=_told(states),
        notes=(*_mistakes(states, changes), *shallow),
        feed=Download("Atom feed", CHANGES_FEED),
    )


def _shown(site: Site, state: State) -> ShownState:
    change = change_of(site, state.commit) if state.commit else None
    return ShownState(state.name or (change.day if change else "Now"), change, str(state.day))


def _sentence(changes: VerdictChanges) -> str:
    """`2 places where a promise is felt got worse, 1 got better and 3 are new.`"""
    worse, better, new, gone = (len(changes.by_turn[turn]) for turn in Turn)
    parts = (
        (worse, "got worse"),
        (better, "got better"),
        (new, "is new" if new == 1 else "are new"),
        (gone, "is gone" if gone == 1 else "are gone"),
    )
    said = [f"{count:,} {words}" for count, words in parts if count]
    if not said:
        return "No verdict has changed."
    return f"Of the places where customers feel a promise, {joined(said)}."


def _told(states: States) -> str:
    """How much of what customers are told fits its moment, and how much did; nothing where one of them is not known."""
    told = states.new.snapshot.told
    share = told.share if told else None
    moved = share_moved(share, states.old) if share is not None else ""
    return f"Messages that fit their moment: {share} % of what customers are told, {moved}." if moved else ""


def _mistakes(states: States, changes: VerdictChanges) -> Iterator[str]:
    """The notes on what mistakes in the compared content hide."""
    for state in (states.old, states.new):
        if state.snapshot.errors:
            mistakes = counted(state.snapshot.errors, "mistake", "mistakes")
            called = state.name or state.day
            yield f"The content of {called} has {mistakes} in its files: only what could be judged was compared."
    if changes.unclear:
        yield f"{counted(changes.unclear, 'pair', 'pairs')} of promise and touchpoint could not be compared."


def _by_turn(site: Site, changes: VerdictChanges) -> Iterator[Section]:
    for turn, found in changes.by_turn.items():
        if found:
            rest = len(found) - MOST_TURNED
            note = f"Not shown here: {rest:,} more." if rest > 0 else ""
            rows = tuple(_shown_change(site, each) for each in found[:MOST_TURNED])
            yield Section(turn_words(turn), "changes/verdict_changes", ShownChanges(rows, note))


def _shown_change(site: Site, found: VerdictChange) -> ShownChange:
    was, now = found.change.old, found.change.new
    return ShownChange(
        promise=_end(site, found.promise),
        touchpoint=_end(site, found.touchpoint),
        was=mark_of(was.verdict) if was else None,
        now=mark_of(now.verdict) if now else None,
        reason=found.reason,
        concerned=site.links_to(found.concerned),
    )


def _end(site: Site, end: ChangedEnd) -> EntityLink | Words:
    return site.link_to(end.key) or Words(end.name)


def _changed_last(found: ChangedLast) -> Iterator[Section]:
    if found.commits:
        yield Section("Changed last", "changes/changed_last", found)


def _together(site: Site, changed: ChangedBy) -> ChangedTogether:
    """A few names, by kind."""
    kinds: defaultdict[str, list[EntityLink]] = defaultdict(list)
    for key in changed.keys[:MOST_NAMES]:
        kinds[kind_and_id(key)[0]].append(site.links[key])
    rest = len(changed.keys) - MOST_NAMES
    return ChangedTogether(
        change_of(site, changed.commit),
        len(changed.keys),
        tuple(ChangedKind(capitalised(kind_words(kind, len(found))), tuple(found)) for kind, found in kinds.items()),
        f"and {counted(rest, 'more', 'more')}" if rest > 0 else "",
    )


def _left_out(older: tuple[ChangedBy, ...]) -> str:
    if not older:
        return ""
    pages = counted(sum(len(each.keys) for each in older), "page", "pages")
    return f"{pages} changed last in {counted(len(older), 'earlier commit', 'earlier commits')}, not shown here."
