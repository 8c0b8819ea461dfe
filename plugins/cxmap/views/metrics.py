"""All metrics: what they measure, and what is promised in them."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, index_page, link_cell, verdicts_cell
from cxmap.views.parts.sparks import sparks_cell
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import Value, Words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Metric", Holds.NAME),
    Column("Unit"),
    Column("Better"),
    Column("Verdicts on promises in it", Holds.VERDICT),
    Column("Delivered by, and measured last"),
    Column("Owner"),
)


def build(site: Site) -> PageView:
    metrics = by_name(site, site.catalogue.all(Metric))
    return index_page(site, Metric, _COLUMNS, (_row(site, metric) for metric in metrics))


def _row(site: Site, metric: Metric) -> tuple[Value, ...]:
    return (
        site.links[metric.key],
        Words(metric.unit),
        Words(str(metric.better)),
        verdicts_cell(site, metric),
        sparks_cell(site, metric),
        link_cell(site, key_of(Department.kind, metric.owner or "")),
    )
