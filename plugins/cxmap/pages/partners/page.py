"""All partners, what binds them, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.influence import influence_sections
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import agreement_words
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import Value, Words
from cxmap.pages.kit.verdict_words import PLACES_LEGEND

_COLUMNS = (
    Head("Partner", Holds.NAME),
    Head("Agreement"),
    Head("Promises that rest on it", Holds.NUMBER),
    Head("Promises at risk or worse", Holds.NUMBER),
    Head("Places where it has a part, by verdict", Holds.VERDICT),
    Head("Touchpoints helped", Holds.NUMBER),
    Head("Managed by"),
)
_LEGEND = f"{PLACES_LEGEND} It is at risk or worse if one of them is."


def build(site: Site) -> PageView:
    partners = sorted(by_name(site, site.catalogue.all(Partner)), key=lambda partner: -_in_danger(site, partner))
    page = index_page(site, Partner, _COLUMNS, (_row(site, partner) for partner in partners), _LEGEND)
    return replace(page, after=(*page.after, *influence_sections(site, partners)))


def _row(site: Site, partner: Partner) -> tuple[Value, ...]:
    return (
        site.links[partner.key],
        Words(agreement_words(partner, site.as_of)),
        count_cell(len({pair.promise for pair in site.pairs_of(partner.key)})),
        count_cell(_in_danger(site, partner)),
        verdicts_cell(site, partner),
        count_cell(site.count_live(partner.key, Touchpoint.kind, "contributors")),
        link_cell(site, key_of(Department.kind, partner.managed_by or "")),
    )


def _in_danger(site: Site, partner: Partner) -> int:
    """How many promises that rest on a partner are anything but kept somewhere."""
    return len({pair.promise for pair in site.pairs_of(partner.key) if not pair.verdict.counts_as_kept})
