"""All capabilities: what is safe to promise, and what rests on them."""

from __future__ import annotations

from cxmap.insight.dependents import strengths_of
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.pages.charts.sparks import levels_cell
from cxmap.pages.kit.entity_words import strength_words, strengths_told
from cxmap.pages.kit.index_page import by_name, in_table, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import Words

_COLUMNS: Columns[Capability] = (
    Column("Capability", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Measured last, and safe to promise", levels_cell),
    Column("Verdicts that rest on it", verdicts_cell, Holds.VERDICT),
    Column("Standing", lambda site, each: Words(strength_words(*strengths_of(site, each)))),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each.owner))),
)


def build(site: Site) -> PageView:
    capabilities = in_table(site, by_name(site, site.catalogue.all(Capability)))
    legend = strengths_told(each for capability in capabilities for each in strengths_of(site, capability))
    return index_page(site, Capability, _COLUMNS, capabilities, legend)
