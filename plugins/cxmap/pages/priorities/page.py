"""Priorities: what hurts most where it matters most, and what would help most for the least effort?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.opportunity import Opportunity
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.charts.quadrants import MOST_DOTS, Axis, Quadrant, Rated, dots_of
from cxmap.pages.charts.rated_opportunities import OVER, rated_opportunity
from cxmap.pages.kit.index_page import link_cell, links_cell, overview, verdicts_cell
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, Markdown, Value, Words

MOST_GAPS = 60
_JOURNEYS = (
    Head("No.", Holds.NUMBER),
    Head("Journey", Holds.NAME),
    Head("Pain", Holds.NUMBER),
    Head("Importance", Holds.NUMBER),
    Head("Verdicts", Holds.VERDICT),
)
_OPPORTUNITIES = (
    Head("No.", Holds.NUMBER),
    Head("Opportunity", Holds.NAME),
    Head("Impact", Holds.NUMBER),
    Head("Effort", Holds.NUMBER),
    Head("State"),
    Head("Owner"),
    Head("Would improve"),
)
_GAPS = (
    Head("Touchpoint", Holds.NAME),
    Head("Today", Holds.NUMBER),
    Head("Ideal", Holds.NUMBER),
    Head("Gap", Holds.NUMBER),
    Head("Because", Holds.PROSE),
)


def build(site: Site) -> PageView:
    return overview(
        *_journeys(site),
        *_opportunities(site),
        *_gaps(site),
        without="No journey is live, no opportunity is open, and no touchpoint falls short of its ideal.",
    )


def _journeys(site: Site) -> Iterator[Section]:
    live = [each for each in site.catalogue.all(Journey) if each.is_live]
    rated = [
        Rated(each, each.pain, each.importance)
        for each in live
        if each.pain is not None and each.importance is not None and each.state is JourneyState.CURRENT
    ]
    rated.sort(key=lambda each: each.order)
    rows = (
        (
            Figure(f"{number}"),
            _name(site, each.entity.key),
            _rating(each.right),
            _rating(each.up),
            _verdicts(site, each),
        )
        for number, each in enumerate(rated[:MOST_DOTS], start=1)
    )
    chart = Quadrant(
        title="Journeys by pain and importance",
        across=Axis("Pain", "hardly hurts", "hurts"),
        along=Axis("Importance", "matters little", "matters most"),
        dots=tuple(dots_of(site, rated)),
        ranking=Table("Journeys by pain and importance", _JOURNEYS, tuple(rows)),
        unrated=site.links_to(each.key for each in live if each.pain is None or each.importance is None),
        note=_cut(len(rated)),
    )
    if live:
        yield Section("Painful yet important", "charts/quadrant", chart)


def _opportunities(site: Site) -> Iterator[Section]:
    still = [each for each in site.catalogue.all(Opportunity) if each.is_live and each.state not in OVER]
    rated = [found for each in still if (found := rated_opportunity(each))]
    rated.sort(key=lambda each: each.order)
    rows = (_opportunity(site, number, each.entity) for number, each in enumerate(rated[:MOST_DOTS], start=1))
    chart = Quadrant(
        title="Open opportunities by impact and effort",
        across=Axis("Effort", "much work", "little work"),
        along=Axis("Impact", "helps little", "helps much"),
        dots=tuple(dots_of(site, rated)),
        ranking=Table("Open opportunities by impact and effort", _OPPORTUNITIES, tuple(rows)),
        unrated=site.links_to(each.key for each in still if each.impact is None or each.effort is None),
        note=_cut(len(rated)),
    )
    if still:
        yield Section("What to do first", "charts/quadrant", chart)


def _opportunity(site: Site, number: int, opportunity: Opportunity) -> tuple[Value, ...]:
    return (
        Figure(f"{number}"),
        _name(site, opportunity.key),
        _rating(opportunity.impact),
        _rating(opportunity.effort),
        Words(str(opportunity.state)) if opportunity.state else NOTHING,
        link_cell(site, key_of(Department.kind, opportunity.owner)),
        links_cell(site, map(Key, opportunity.addresses)),
    )


def _gaps(site: Site) -> Iterator[Section]:
    """The touchpoints that are furthest from what they should be."""
    felt = [each for each in site.catalogue.all(Touchpoint) if each.is_live and _gap(each) > 0]
    ranked = sorted(felt, key=lambda each: (-_gap(each), not each.moment_of_truth, each.id))
    if ranked:
        note = f"{MOST_GAPS} of {len(ranked):,} touchpoints." if len(ranked) > MOST_GAPS else ""
        rows = tuple(_gap_row(site, each) for each in ranked[:MOST_GAPS])
        table = Table("Experience today and ideal", _GAPS, rows, note=note)
        yield Section("Furthest from ideal", "kit/table", table)


def _gap(touchpoint: Touchpoint) -> Decimal:
    felt = touchpoint.experience
    return felt.ideal - felt.score if felt and felt.ideal is not None and felt.score is not None else Decimal(0)


def _gap_row(site: Site, touchpoint: Touchpoint) -> tuple[Value, ...]:
    felt, link = touchpoint.experience, site.links[touchpoint.key]
    because = felt.because if felt else None
    return (
        link,
        _rating(felt.score if felt else None),
        _rating(felt.ideal if felt else None),
        _rating(_gap(touchpoint)),
        Markdown(because, link.path) if because else NOTHING,
    )


def _name(site: Site, key: Key) -> Value:
    return site.links[key]


def _verdicts(site: Site, rated: Rated[Journey]) -> Value:
    return verdicts_cell(site, rated.entity)


def _rating(rating: Decimal | None) -> Value:
    return Figure(f"{rating:f}") if rating is not None else NOTHING


def _cut(total: int) -> str:
    return f"The first {MOST_DOTS} of {total:,}." if total > MOST_DOTS else ""
