"""Priorities: what hurts most where it matters most, and what would help most for the least effort?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cxmap.insight.priorities import (
    E,
    Rated,
    Shortfall,
    in_order,
    is_of_today,
    open_opportunities,
    rated_journey,
    rated_opportunity,
    shortfalls_of,
)
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import ASSUMED
from cxmap.pages.kit.index_page import link_cell, links_cell, overview, rating_cell
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, cut, table_of
from cxmap.pages.kit.values import NOTHING, Figure, Markdown, Value, Words
from cxmap.pages.kit.verdict_ways import journey_cell

MOST_GAPS = 60


def build(site: Site) -> PageView:
    return overview(
        *_journeys(site),
        *_opportunities(site),
        *_shortfalls(site),
        without="No journey is live, no opportunity is open, and no touchpoint falls short of its ideal.",
    )


def _today(shortfall: Shortfall) -> str:
    """`3`, `3, assumed`."""
    experience = shortfall.touchpoint.experience
    return f"{shortfall.today:f}" + (f", {ASSUMED}" if experience and experience.is_assumed else "")


def _because(site: Site, shortfall: Shortfall) -> Value:
    path = site.links[shortfall.touchpoint.key].path
    return Markdown(shortfall.because, path) if shortfall.because else NOTHING


def _promises(site: Site, journey: Journey) -> Value:
    return journey_cell(site, journey, site.pairs_of(journey.key))


_JOURNEYS: Columns[tuple[int, Rated[Journey]]] = (
    Column("No.", lambda _, each: Figure(f"{each[0]}"), Holds.NUMBER),
    Column("Journey", lambda site, each: site.links[each[1].entity.key], Holds.NAME),
    Column("Pain", lambda _, each: rating_cell(each[1].right), Holds.NUMBER),
    Column("Importance", lambda _, each: rating_cell(each[1].up), Holds.NUMBER),
    Column("Promises felt on it", lambda site, each: _promises(site, each[1].entity), Holds.VERDICT),
)

_OPPORTUNITIES: Columns[tuple[int, Rated[Opportunity]]] = (
    Column("No.", lambda _, each: Figure(f"{each[0]}"), Holds.NUMBER),
    Column("Opportunity", lambda site, each: site.links[each[1].entity.key], Holds.NAME),
    Column("Impact", lambda _, each: rating_cell(each[1].entity.impact), Holds.NUMBER),
    Column("Effort", lambda _, each: rating_cell(each[1].entity.effort), Holds.NUMBER),
    Column("State", lambda _, each: Words(state_words(each[1].entity))),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each[1].entity.owner))),
    Column("Would improve", lambda site, each: links_cell(site, map(Key, each[1].entity.addresses))),
)

_SHORTFALLS: Columns[Shortfall] = (
    Column("Touchpoint", lambda site, each: site.links[each.touchpoint.key], Holds.NAME),
    Column("Today", lambda _, each: Words(_today(each)), Holds.NUMBER),
    Column("Ideal", lambda _, each: rating_cell(each.ideal), Holds.NUMBER),
    Column("Gap", lambda _, each: rating_cell(each.gap), Holds.NUMBER),
    Column("Because", _because, Holds.PROSE),
)

MOST_DOTS = 60
_STEPS = Decimal(4)
_ASIDE, _ABOVE = 11, 12
"""How far dots must stand apart on a phone's chart, in hundredths of it; a step of a rating is 25."""
_PLACES = tuple(
    (x * _ASIDE, y * _ABOVE) for x, y in ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1))
)
"""Where a dot may stand, the nearest to its ratings first."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One entity on the chart; `x` and `y` are hundredths from the lower left."""

    number: int
    entity: EntityLink
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Axis:
    """A side of the chart, and the meaning of its two ends."""

    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Quadrant:
    """The chart, the same as a table in the order of the numbers, and what has no ratings."""

    title: str
    across: Axis
    along: Axis
    dots: tuple[Dot, ...]
    ranking: Table
    note: str
    unrated: tuple[EntityLink, ...] = ()


def dots_of(site: Site, rated: Iterable[Rated[E]]) -> Iterator[Dot]:
    """Numbered in order; those with the same ratings, or nearly, stand around the place of these."""
    found = tuple(rated)
    taken = {(_hundredths(each.right), _hundredths(each.up)) for each in found}
    placed: list[tuple[int, int]] = []
    for number, each in enumerate(found, start=1):
        place = _free_place(_hundredths(each.right), _hundredths(each.up), placed, taken)
        placed.append(place)
        yield Dot(number, site.links[each.entity.key], *place)


def _journeys(site: Site) -> Iterator[Section]:
    live = site.live(Journey)
    if live:
        title = "Journeys by pain and importance"
        axes = Axis("Pain", "hardly hurts", "hurts"), Axis("Importance", "matters little", "matters most")
        unrated = site.links_to(each.key for each in live if rated_journey(each) is None)
        chart = _quadrant(site, title, axes, _JOURNEYS, map(rated_journey, filter(is_of_today, live)))
        yield Section("Painful yet important", "priorities/quadrant", replace(chart, unrated=unrated))


def _opportunities(site: Site) -> Iterator[Section]:
    still = open_opportunities(site)
    if still:
        title = "Open opportunities by impact and effort"
        axes = Axis("Effort", "much work", "little work"), Axis("Impact", "helps little", "helps much")
        unrated = site.links_to(each.key for each in still if rated_opportunity(each) is None)
        chart = _quadrant(site, title, axes, _OPPORTUNITIES, map(rated_opportunity, still))
        yield Section("What to do first", "priorities/quadrant", replace(chart, unrated=unrated))


def _quadrant(
    site: Site,
    title: str,
    axes: tuple[Axis, Axis],
    columns: Columns[tuple[int, Rated[E]]],
    rated: Iterable[Rated[E] | None],
) -> Quadrant:
    shown = cut(in_order(rated), site.most(MOST_DOTS))
    return Quadrant(
        title=title,
        across=axes[0],
        along=axes[1],
        dots=tuple(dots_of(site, shown.shown)),
        ranking=table_of(site, title, columns, enumerate(shown.shown, start=1)),
        note=f"The first {len(shown.shown)} of {shown.total:,}." if shown.more else "",
    )


def _shortfalls(site: Site) -> Iterator[Section]:
    """The touchpoints that are furthest from what they should be."""
    shown = cut(shortfalls_of(site), site.most(MOST_GAPS))
    if shown.total:
        table = table_of(site, "Experience today and ideal", _SHORTFALLS, shown.shown, note=shown.of_all("touchpoints"))
        yield Section("Furthest from ideal", "kit/table", table)


def _free_place(
    x: int, y: int, placed: Sequence[tuple[int, int]], taken: Collection[tuple[int, int]]
) -> tuple[int, int]:
    """The nearest place within the chart that touches no dot and is no other's own; where all do, its own."""
    others = [*placed, *(place for place in taken if place != (x, y))]
    places = ((x + aside, y + above) for aside, above in _PLACES)
    free = (place for place in places if _is_within(place) and not any(_touch(place, other) for other in others))
    return next(free, (x, y))


def _is_within(place: tuple[int, int]) -> bool:
    return all(0 <= side <= 100 for side in place)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) < _ASIDE and abs(one[1] - other[1]) < _ABOVE


def _hundredths(rating: Decimal) -> int:
    return int(100 * (rating - 1) / _STEPS)
