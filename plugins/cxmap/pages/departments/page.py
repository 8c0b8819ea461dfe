"""All departments, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import by_name, counting, in_table, index_page, link_cell
from cxmap.pages.kit.influence import influence_sections
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.verdict_ways import PROMISES_LEGEND, promises_cell

_COLUMNS: Columns[Department] = (
    Column("Department", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Part of", lambda site, each: link_cell(site, key_of(Department.kind, each.parent or ""))),
    Column("Promises that it makes or helps to keep", promises_cell, Holds.VERDICT),
    counting("Promises made", Promise, "made_by"),
    counting("Touchpoints owned", Touchpoint, "owner"),
    counting("Helped at", Touchpoint, "contributors"),
)


def build(site: Site) -> PageView:
    departments = in_table(site, by_name(site, site.catalogue.all(Department)))
    page = index_page(site, Department, _COLUMNS, departments, f"{PROMISES_LEGEND}.")
    return replace(page, after=(*page.after, *influence_sections(site, departments)))
