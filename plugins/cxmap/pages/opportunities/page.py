"""All opportunities, those first that promise the most for the least effort."""

from __future__ import annotations

from decimal import Decimal

from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import Opportunity
from cxmap.pages.charts.rated_opportunities import OVER, rated_opportunity
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import index_page, link_cell, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words

_COLUMNS = (
    Head("Opportunity", Holds.NAME),
    Head("State"),
    Head("Impact", Holds.NUMBER),
    Head("Effort", Holds.NUMBER),
    Head("Due"),
    Head("Owner"),
    Head("Would improve"),
)


def build(site: Site) -> PageView:
    opportunities = sorted(site.catalogue.all(Opportunity), key=_order)
    return index_page(site, Opportunity, _COLUMNS, (_row(site, opportunity) for opportunity in opportunities))


def _order(opportunity: Opportunity) -> tuple[bool, bool, Decimal, str]:
    """Open ones first, by how much they help for how little work; those that nobody rated come last."""
    rated = rated_opportunity(opportunity)
    gain, name = rated.order if rated else (Decimal(0), opportunity.id)
    return (not opportunity.is_live, opportunity.state in OVER, gain, name)


def _row(site: Site, opportunity: Opportunity) -> tuple[Value, ...]:
    return (
        site.links[opportunity.key],
        Words(str(opportunity.state)) if opportunity.state else NOTHING,
        Words(rating_words(opportunity.impact)),
        Words(rating_words(opportunity.effort)),
        Figure(str(opportunity.due)) if opportunity.due else NOTHING,
        link_cell(site, key_of(Department.kind, opportunity.owner)),
        links_cell(site, map(Key, opportunity.addresses)),
    )
