"""The entities of the map, by the commit that changed them last, the newest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cxmap.insight.history import ChangedBy, changes_by_commit
from cxmap.model.ids import kind_and_id
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.upkeep import change_of
from cxmap.pages.kit.values import LastChange
from cxmap.pages.kit.words import capitalised, counted, kind_words

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


@dataclass(frozen=True, slots=True)
class ChangedLast:
    """The newest commits, and a sentence about what is left out."""

    commits: tuple[ChangedTogether, ...]
    note: str


def changed_last(site: Site) -> ChangedLast:
    """The changes that are not committed yet stand first."""
    found = changes_by_commit(site, site.history)
    pending = tuple(each for each in found if each.commit is None)
    committed = cut((each for each in found if each.commit), MOST_COMMITS)
    older = found[len(pending) + len(committed.shown) :]
    shown = (*pending, *committed.shown)
    return ChangedLast(tuple(_together(site, each) for each in shown), _left_out(older))


def latest_of(found: ChangedLast) -> Latest | None:
    """None where nobody knows of any change."""
    if not found.commits:
        return None
    last = found.commits[0]
    links = tuple(link for kind in last.kinds for link in kind.links)[:FEW_NAMES]
    return Latest(last.change.day, links, last.count - len(links))


def _together(site: Site, changed: ChangedBy) -> ChangedTogether:
    """A few names, by kind."""
    kinds: defaultdict[str, list[EntityLink]] = defaultdict(list)
    for key in changed.keys[:MOST_NAMES]:
        kinds[kind_and_id(key)[0]].append(site.links[key])
    rest = len(changed.keys) - MOST_NAMES
    return ChangedTogether(
        change_of(changed.commit),
        len(changed.keys),
        tuple(ChangedKind(capitalised(kind_words(kind, len(found))), tuple(found)) for kind, found in kinds.items()),
        f"and {counted(rest, 'more', 'more')}" if rest > 0 else "",
    )


def _left_out(older: tuple[ChangedBy, ...]) -> str:
    if not older:
        return ""
    pages = counted(sum(len(each.keys) for each in older), "page", "pages")
    return f"{pages} changed last in {counted(len(older), 'earlier commit', 'earlier commits')}, not shown here."
