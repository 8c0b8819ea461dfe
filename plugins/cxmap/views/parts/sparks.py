"""Sparks: what was measured last, and a line as high as the words that shows how it came there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.alignment.performance import newest_rows
from cxmap.alignment.wording import amount, during
from cxmap.model.capability import Capability, Measurement
from cxmap.model.ids import kind_and_id
from cxmap.model.metric import Metric
from cxmap.views.parts.values import NOTHING, Several, Spark, Value
from cxmap.views.site import Site

MOST_POINTS = 12
_SIDE = 100


def sparks_cell(site: Site, metric: Metric) -> Value:
    """Who delivers a metric, and how each of them fares in it."""
    sparks = tuple(_sparks(site, metric))
    return Several(sparks) if sparks else NOTHING


def _sparks(site: Site, metric: Metric) -> Iterator[Spark]:
    for key in site.sources(metric.key, Capability.kind, "delivers"):
        capability = site.catalogue.find(Capability, kind_and_id(key)[1])
        for delivery in capability.delivers if capability else ():
            if delivery.metric == metric.id:
                rows = newest_rows(delivery.measurements, site.as_of, MOST_POINTS)
                value = amount(rows[-1].value, metric) if rows else ""
                yield Spark(site.links[key], value, during(rows[-1].period.text) if rows else "", _points(rows))


def _points(rows: Sequence[Measurement]) -> tuple[tuple[int, int], ...]:
    days = [row.period.last.toordinal() for row in rows]
    values = [float(row.value) for row in rows]
    if not rows or days[0] == days[-1]:
        return ()
    lowest, height = min(values), max(values) - min(values)
    return tuple(
        (
            round(_SIDE * (day - days[0]) / (days[-1] - days[0])),
            round(_SIDE * (1 - (value - lowest) / height)) if height else _SIDE // 2,
        )
        for day, value in zip(days, values, strict=True)
    )
