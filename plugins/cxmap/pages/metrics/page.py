"""All metrics: what they measure, and what is promised in them."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.pages.charts.sparks import sparks_cell
from cxmap.pages.kit.index_page import by_name, in_table, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import Words

_COLUMNS: Columns[Metric] = (
    Column("Metric", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Unit", lambda _, each: Words(each.unit)),
    Column("Better", lambda _, each: Words(str(each.better))),
    Column("Verdicts on promises in it", verdicts_cell, Holds.VERDICT),
    Column("Delivered by, and measured last", sparks_cell),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each.owner or ""))),
)


def build(site: Site) -> PageView:
    return index_page(site, Metric, _COLUMNS, in_table(site, by_name(site, site.catalogue.all(Metric))))
