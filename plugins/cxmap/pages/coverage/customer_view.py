"""Promises that are measured from the inside only: whether customers find them kept, nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.coverage.channels import is_customers_view
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value, Words
from cxmap.pages.kit.words import counted

MOST_PROMISES = 200
_COLUMNS = (
    Head("Promise", Holds.NAME),
    Head("Judged by"),
    Head("The customers' view"),
    Head("Nearest measure of it", Holds.PROSE),
)


def customer_view_section(site: Site) -> Iterator[Section]:
    """A section where a live promise is judged by numbers, none of which is the customers' own."""
    measured = [promise for promise in site.catalogue.all(Promise) if promise.expects and site.pairs_of(promise.key)]
    inside = [
        promise for promise in measured if not any(is_customers_view(site, each.metric) for each in promise.expects)
    ]
    rows = sorted((_row(site, promise) for promise in inside[:MOST_PROMISES]), key=_order)
    if rows:
        note = f"{len(inside):,} of {counted(len(measured), 'measured promise', 'measured promises')}."
        table = Table("Promises without the customers' view", _COLUMNS, tuple(rows), note=note)
        yield Section("Promises measured from the inside", "kit/table", table)


def _row(site: Site, promise: Promise) -> tuple[Value, ...]:
    near = dict.fromkeys(
        metric
        for pair in site.pairs_of(promise.key)
        if (touchpoint := site.catalogue.find(Touchpoint, pair.touchpoint))
        for metric in touchpoint.measured_by
        if is_customers_view(site, metric)
    )
    return (
        site.links[promise.key],
        links_cell(site, (key_of(Metric.kind, each.metric) for each in promise.expects)),
        Words("asked where it is felt" if near else "customer view missing"),
        links_cell(site, (key_of(Metric.kind, metric) for metric in near)),
    )


def _order(row: tuple[Value, ...]) -> bool:
    return row[2] != Words("customer view missing")
