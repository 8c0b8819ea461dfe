"""All partners, what binds them, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import agreement_words
from cxmap.pages.kit.index_page import by_name, counting, in_table, index_page, link_cell
from cxmap.pages.kit.influence import influence_sections
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import FiguredText
from cxmap.pages.kit.verdict_ways import PROMISES_LEGEND, promises_cell


def build(site: Site) -> PageView:
    named = by_name(site, site.catalogue.all(Partner))
    ordered = sorted(named, key=lambda partner: -_in_danger(site, partner))
    partners = in_table(site, ordered)
    page = index_page(site, Partner, _COLUMNS, partners, f"{PROMISES_LEGEND}.")
    return replace(page, after=(*page.after, *influence_sections(site, partners)))


def _in_danger(site: Site, partner: Partner) -> int:
    """How many promises that rest on a partner are anything but kept somewhere."""
    return len({pair.promise for pair in site.kept_by(partner.key) if not pair.verdict.counts_as_kept})


_COLUMNS: Columns[Partner] = (
    Column("Partner", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Agreement", lambda site, each: FiguredText(agreement_words(each, site.as_of))),
    Column("Promises that it makes or helps to keep", promises_cell, Holds.VERDICT),
    counting("Touchpoints helped", Touchpoint, "contributors"),
    Column("Managed by", lambda site, each: link_cell(site, key_of(Department.kind, each.managed_by or ""))),
)
