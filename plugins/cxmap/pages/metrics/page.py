"""All metrics: what they measure, and what is promised in them."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.pages.charts.sparks import sparks_cell
from cxmap.pages.kit.index_page import by_name, index_page, link_cell, verdicts_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import Value, Words

_COLUMNS = (
    Head("Metric", Holds.NAME),
    Head("Unit"),
    Head("Better"),
    Head("Verdicts on promises in it", Holds.VERDICT),
    Head("Delivered by, and measured last"),
    Head("Owner"),
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
