"""All capabilities: what is safe to promise, and what rests on them."""

from __future__ import annotations

from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, index_page, link_cell, verdicts_cell
from cxmap.views.parts.series import safe_facts
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import NOTHING, Facts, Value, Words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Capability", Holds.NAME),
    Column("Safe to promise"),
    Column("Verdicts that rest on it", Holds.VERDICT),
    Column("Standing"),
    Column("Owner"),
)


def build(site: Site) -> PageView:
    capabilities = by_name(site, site.catalogue.all(Capability))
    return index_page(site, Capability, _COLUMNS, (_row(site, capability) for capability in capabilities))


def _row(site: Site, capability: Capability) -> tuple[Value, ...]:
    safe = safe_facts(site, capability)
    return (
        site.links[capability.key],
        Facts(safe) if safe else NOTHING,
        verdicts_cell(site, capability),
        Words(_standing(site, capability)),
        link_cell(site, key_of(Department.kind, capability.owner)),
    )


def _standing(site: Site, capability: Capability) -> str:
    if capability.id in site.alignment.unpromoted:
        return "unpromoted"
    return "weak link" if capability.id in site.alignment.weak else ""
