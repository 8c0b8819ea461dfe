"""All departments, and which promises they help to keep."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.influence import influence_sections
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import Value
from cxmap.pages.kit.verdict_words import PLACES_LEGEND

_COLUMNS = (
    Head("Department", Holds.NAME),
    Head("Part of"),
    Head("Places where it has a part, by verdict", Holds.VERDICT),
    Head("Promises made", Holds.NUMBER),
    Head("Touchpoints owned", Holds.NUMBER),
    Head("Helped at", Holds.NUMBER),
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
        count_cell(site.count_live(key, Promise.kind, "made_by")),
        count_cell(site.count_live(key, Touchpoint.kind, "owner")),
        count_cell(site.count_live(key, Touchpoint.kind, "contributors")),
    )
