"""Priorities: what hurts most where it matters most, and what would help most for the least effort?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.insight.priorities import (
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
from cxmap.pages.kit.index_page import link_cell, links_cell, overview, verdicts_cell
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import NOTHING, Figure, Markdown, Value, Words
from cxmap.pages.priorities.quadrants import MOST_DOTS, Axis, Quadrant, dots_of

MOST_GAPS = 60


def build(site: Site) -> PageView:
    return overview(
        *_journeys(site),
        *_opportunities(site),
        *_shortfalls(site),
        without="No journey is live, no opportunity is open, and no touchpoint falls short of its ideal.",
    )


def _journeys(site: Site) -> Iterator[Section]:
    live = [each for each in site.catalogue.all(Journey) if each.is_live]
    rated = in_order(rated_journey(each) for each in live if is_of_today(each))
    shown = cut(rated, MOST_DOTS)
    title = "Journeys by pain and importance"
    chart = Quadrant(
        title=title,
        across=Axis("Pain", "hardly hurts", "hurts"),
        along=Axis("Importance", "matters little", "matters most"),
        dots=tuple(dots_of(site, shown.shown)),
        ranking=table_of(site, title, _JOURNEYS, enumerate(shown.shown, start=1)),
        unrated=site.links_to(each.key for each in live if rated_journey(each) is None),
        note=_first_of(shown.total, MOST_DOTS),
    )
    if live:
        yield Section("Painful yet important", "priorities/quadrant", chart)


def _opportunities(site: Site) -> Iterator[Section]:
    still = open_opportunities(site)
    shown = cut(in_order(map(rated_opportunity, still)), MOST_DOTS)
    title = "Open opportunities by impact and effort"
    chart = Quadrant(
        title=title,
        across=Axis("Effort", "much work", "little work"),
        along=Axis("Impact", "helps little", "helps much"),
        dots=tuple(dots_of(site, shown.shown)),
        ranking=table_of(site, title, _OPPORTUNITIES, enumerate(shown.shown, start=1)),
        unrated=site.links_to(each.key for each in still if rated_opportunity(each) is None),
        note=_first_of(shown.total, MOST_DOTS),
    )
    if still:
        yield Section("What to do first", "priorities/quadrant", chart)


def _shortfalls(site: Site) -> Iterator[Section]:
    """The touchpoints that are furthest from what they should be."""
    shown = cut(shortfalls_of(site), MOST_GAPS)
    if shown.total:
        note = f"{MOST_GAPS} of {shown.total:,} touchpoints." if shown.more else ""
        table = table_of(site, "Experience today and ideal", _SHORTFALLS, shown.shown, note=note)
        yield Section("Furthest from ideal", "kit/table", table)


def _first_of(total: int, most: int) -> str:
    return f"The first {most} of {total:,}." if total > most else ""


def _rating(rating: Decimal | None) -> Value:
    return Figure(f"{rating:f}") if rating is not None else NOTHING


def _because(site: Site, shortfall: Shortfall) -> Value:
    path = site.links[shortfall.touchpoint.key].path
    return Markdown(shortfall.because, path) if shortfall.because else NOTHING


_JOURNEYS: Columns[tuple[int, Rated[Journey]]] = (
    Column("No.", lambda _, each: Figure(f"{each[0]}"), Holds.NUMBER),
    Column("Journey", lambda site, each: site.links[each[1].entity.key], Holds.NAME),
    Column("Pain", lambda _, each: _rating(each[1].right), Holds.NUMBER),
    Column("Importance", lambda _, each: _rating(each[1].up), Holds.NUMBER),
    Column("Verdicts", lambda site, each: verdicts_cell(site, each[1].entity), Holds.VERDICT),
)
_OPPORTUNITIES: Columns[tuple[int, Rated[Opportunity]]] = (
    Column("No.", lambda _, each: Figure(f"{each[0]}"), Holds.NUMBER),
    Column("Opportunity", lambda site, each: site.links[each[1].entity.key], Holds.NAME),
    Column("Impact", lambda _, each: _rating(each[1].entity.impact), Holds.NUMBER),
    Column("Effort", lambda _, each: _rating(each[1].entity.effort), Holds.NUMBER),
    Column("State", lambda _, each: Words(str(each[1].entity.state or ""))),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each[1].entity.owner))),
    Column("Would improve", lambda site, each: links_cell(site, map(Key, each[1].entity.addresses))),
)
_SHORTFALLS: Columns[Shortfall] = (
    Column("Touchpoint", lambda site, each: site.links[each.touchpoint.key], Holds.NAME),
    Column("Today", lambda _, each: _rating(each.today), Holds.NUMBER),
    Column("Ideal", lambda _, each: _rating(each.ideal), Holds.NUMBER),
    Column("Gap", lambda _, each: _rating(each.gap), Holds.NUMBER),
    Column("Because", _because, Holds.PROSE),
)
