"""All promises by all journeys on one screen: the worst that happens to a promise on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxmap.alignment.results import Pair, tally_of, worst_pairs
from cxmap.insight.matrix import PromiseAcross, made_and_kept, promises_across
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Counts, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted

MOST_COLUMNS = 12
"""As many journeys as a wide screen shows side by side."""
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class WhereFelt:
    """A column: a journey, or the touchpoints of no journey; its pairs, and where this page says more of it.

    Without an anchor, `path` says more: the journey's own page; without a path, the promise's page does.
    """

    name: str
    pairs: tuple[Pair, ...]
    anchor: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class JourneyColumn:
    """The head of a column: how many promises are made there, and how many of them are kept all along."""

    where: WhereFelt
    made: int
    kept: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class PromiseOnJourney:
    """The worst verdict of a promise on a journey, and at how many of its touchpoints it is that, and why."""

    where: WhereFelt
    verdict: VerdictMark
    reason: str


@dataclass(frozen=True, slots=True)
class PromiseOnJourneys:
    """A promise, and what happens to it in each column; None where it is not made there."""

    promise: EntityLink
    cells: tuple[PromiseOnJourney | None, ...]


@dataclass(frozen=True, slots=True)
class PromiseGrid:
    """Promises by journeys, the worst promise first and the most urgent journey first."""

    caption: str
    columns: tuple[JourneyColumn, ...]
    rows: tuple[PromiseOnJourneys, ...]
    counts: Counts
    """The verdicts on the promises in it, each counted once, which tells the signs of verdicts too."""
    note: str


def promise_grid(site: Site, places: Sequence[WhereFelt]) -> PromiseGrid:
    columns = tuple(where.pairs for where in places)
    # Journeys may share a touchpoint.
    pairs = {(pair.promise, pair.touchpoint): pair for column in columns for pair in column}
    promises = cut(promises_across(pairs.values(), columns), site.most(MOST_ROWS))
    rest = promises.more
    return PromiseGrid(
        caption="Promises by journey",
        columns=tuple(
            JourneyColumn(where, *made_and_kept(where.pairs), counts_of(tally_of(where.pairs))) for where in places
        ),
        rows=tuple(_row(site, each, places) for each in promises.shown),
        counts=counts_of(tally_of(worst_pairs(pairs.values()))),
        note=f"{counted(rest, 'more promise stands', 'more promises stand')} in the register." if rest else "",
    )


def _row(site: Site, across: PromiseAcross, places: Iterable[WhereFelt]) -> PromiseOnJourneys:
    cells = (_cell(site, where, felt) for where, felt in zip(places, across.felt, strict=True))
    return PromiseOnJourneys(site.links[key_of(Promise.kind, across.promise)], tuple(cells))


def _cell(site: Site, where: WhereFelt, felt: tuple[Pair, ...]) -> PromiseOnJourney | None:
    if not felt:
        return None
    worst = felt[0]
    alike = sum(pair.verdict is worst.verdict for pair in felt)
    place = site.links[key_of(Touchpoint.kind, worst.touchpoint)].name
    at = f"At {place}" if len(felt) == 1 else f"At {alike} of {len(felt)} touchpoints, as at {place}"
    return PromiseOnJourney(where, mark_of(worst.verdict), f"{at}: {worst.reason}")
