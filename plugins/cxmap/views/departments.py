"""All departments, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, count_cell, index_page, link_cell, verdicts_cell
from cxmap.views.parts.influence import influence_sections
from cxmap.views.parts.parts_played import live_sources
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import Value
from cxmap.views.parts.verdicts import PLACES_LEGEND
from cxmap.views.site import Site

_COLUMNS = (
    Column("Department", Holds.NAME),
    Column("Part of"),
    Column("Places where it has a part, by verdict", Holds.VERDICT),
    Column("Promises made", Holds.NUMBER),
    Column("Touchpoints owned", Holds.NUMBER),
    Column("Helped at", Holds.NUMBER),
)


def build(site: Site) -> PageView:
    departments = by_name(site, site.catalogue.all(Department))
    page = index_page(site, Department, _COLUMNS, (_row(site, department) for department in departments), PLACES_LEGEND)
    return replace(page, after=(*page.after, *influence_sections(site, departments)))


def _row(site: Site, department: Department) -> tuple[Value, ...]:
    key = department.key
    return (
        site.links[key],
        link_cell(site, key_of(Department.kind, department.parent or "")),
        verdicts_cell(site, department),
        count_cell(live_sources(site, key, Promise.kind, "made_by")),
        count_cell(live_sources(site, key, Touchpoint.kind, "owner")),
        count_cell(live_sources(site, key, Touchpoint.kind, "contributors")),
    )
