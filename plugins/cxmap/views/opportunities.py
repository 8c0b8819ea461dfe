"""All opportunities, those first that promise the most for the least effort."""

from __future__ import annotations

from decimal import Decimal

from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import Opportunity
from cxmap.views.page import PageView
from cxmap.views.parts.glance import rating_words
from cxmap.views.parts.index import index_page, link_cell, links_cell
from cxmap.views.parts.rated_opportunities import OVER, rated_opportunity
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import NOTHING, Figure, Value, Words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Opportunity", Holds.NAME),
    Column("State"),
    Column("Impact", Holds.NUMBER),
    Column("Effort", Holds.NUMBER),
    Column("Due"),
    Column("Owner"),
    Column("Would improve"),
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
