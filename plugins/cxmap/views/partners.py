"""All partners, what binds them, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Touchpoint
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, count_cell, index_page, link_cell, verdicts_cell
from cxmap.views.parts.influence import influence_sections
from cxmap.views.parts.parts_played import agreement_words, live_sources
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import Value, Words
from cxmap.views.parts.verdicts import PLACES_LEGEND
from cxmap.views.site import Site

_COLUMNS = (
    Column("Partner", Holds.NAME),
    Column("Agreement"),
    Column("Promises that rest on it", Holds.NUMBER),
    Column("Promises at risk or worse", Holds.NUMBER),
    Column("Places where it has a part, by verdict", Holds.VERDICT),
    Column("Touchpoints helped", Holds.NUMBER),
    Column("Managed by"),
)
_LEGEND = f"{PLACES_LEGEND} It is at risk or worse if one of them is."


def build(site: Site) -> PageView:
    partners = sorted(by_name(site, site.catalogue.all(Partner)), key=lambda partner: -_in_danger(site, partner))
    page = index_page(site, Partner, _COLUMNS, (_row(site, partner) for partner in partners), _LEGEND)
    return replace(page, after=(*page.after, *influence_sections(site, partners)))


def _row(site: Site, partner: Partner) -> tuple[Value, ...]:
    return (
        site.links[partner.key],
        Words(agreement_words(site, partner)),
        count_cell(len({pair.promise for pair in site.pairs_of(partner.key)})),
        count_cell(_in_danger(site, partner)),
        verdicts_cell(site, partner),
        count_cell(live_sources(site, partner.key, Touchpoint.kind, "contributors")),
        link_cell(site, key_of(Department.kind, partner.managed_by or "")),
    )


def _in_danger(site: Site, partner: Partner) -> int:
    """How many promises that rest on a partner are anything but kept somewhere."""
    return len({pair.promise for pair in site.pairs_of(partner.key) if not pair.verdict.counts_as_kept})
