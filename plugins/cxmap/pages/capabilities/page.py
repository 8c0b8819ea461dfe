"""All capabilities: what is safe to promise, and what rests on them."""

from __future__ import annotations

from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.pages.charts.sparks import levels_cell
from cxmap.pages.kit.index_page import by_name, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.strength import strength, strengths_told
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import Value, Words

_COLUMNS = (
    Head("Capability", Holds.NAME),
    Head("Measured last, and safe to promise"),
    Head("Verdicts that rest on it", Holds.VERDICT),
    Head("Standing"),
    Head("Owner"),
)


def build(site: Site) -> PageView:
    capabilities = by_name(site, site.catalogue.all(Capability))
    legend = strengths_told({strength(site, capability) for capability in capabilities})
    return index_page(site, Capability, _COLUMNS, (_row(site, capability) for capability in capabilities), legend)


def _row(site: Site, capability: Capability) -> tuple[Value, ...]:
    return (
        site.links[capability.key],
        levels_cell(site, capability),
        verdicts_cell(site, capability),
        Words(strength(site, capability)),
        link_cell(site, key_of(Department.kind, capability.owner)),
    )
