"""What changed last: the entities of the map by the commit that changed them last, the newest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cxmap.insight.history import Commit
from cxmap.model import KINDS
from cxmap.model.ids import kind_and_id
from cxmap.pages.kit.last_change import NOT_COMMITTED, change_of, is_uncommitted, last_commit
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
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
    """What is not committed yet stands first."""
    uncommitted: list[EntityLink] = []
    by_commit: defaultdict[str, list[EntityLink]] = defaultdict(list)
    commits: dict[str, Commit] = {}
    for key, document in site.catalogue.documents.items():
        if is_uncommitted(site.history, document):
            uncommitted.append(site.links[key])
        elif commit := last_commit(site.history, document):
            commits[commit.id] = commit
            by_commit[commit.id].append(site.links[key])
    newest = sorted(commits.values(), key=lambda commit: (commit.moment, commit.id), reverse=True)
    shown = tuple(_together(change_of(commit), by_commit[commit.id]) for commit in newest[:MOST_COMMITS])
    pending = (_together(NOT_COMMITTED, uncommitted),) if uncommitted else ()
    older = newest[MOST_COMMITS:]
    return ChangedLast((*pending, *shown), _left_out(len(older), sum(len(by_commit[each.id]) for each in older)))


def latest_of(found: ChangedLast) -> Latest | None:
    """None where nobody knows of any change."""
    if not found.commits:
        return None
    last = found.commits[0]
    links = tuple(link for kind in last.kinds for link in kind.links)[:FEW_NAMES]
    return Latest(last.change.day, links, last.count - len(links))


def _together(change: LastChange, links: list[EntityLink]) -> ChangedTogether:
    """A few names, by kind."""
    by_name = sorted(links, key=lambda link: (_ORDER[kind_and_id(link.key)[0]], link.name.casefold(), link.key))
    kinds: defaultdict[str, list[EntityLink]] = defaultdict(list)
    for link in by_name[:MOST_NAMES]:
        kinds[kind_and_id(link.key)[0]].append(link)
    rest = len(links) - MOST_NAMES
    return ChangedTogether(
        change,
        len(links),
        tuple(ChangedKind(capitalised(kind_words(kind, len(found))), tuple(found)) for kind, found in kinds.items()),
        f"and {counted(rest, 'more', 'more')}" if rest > 0 else "",
    )


def _left_out(commits: int, entities: int) -> str:
    if not commits:
        return ""
    pages = counted(entities, "page", "pages")
    return f"{pages} changed last in {counted(commits, 'earlier commit', 'earlier commits')}, not shown here."


_ORDER = {kind.kind: position for position, kind in enumerate(KINDS)}
