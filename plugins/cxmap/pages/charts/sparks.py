"""Sparks: what was measured last, and a line as high as the words that shows how it came there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cxmap.alignment.series import rows_until
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.measured_series import deliveries_of
from cxmap.model.capability import Capability, Delivery, Measurement
from cxmap.model.ids import Key
from cxmap.model.metric import Metric
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Several, Spark, Value

MOST_POINTS = 12
_SIDE = 100


def sparks_cell(site: Site, metric: Metric) -> Value:
    """Who delivers a metric, and how each of them fares in it."""
    return _cell(_spark(site, each.capability.key, each.delivery, metric) for each in deliveries_of(site, metric))


def levels_cell(site: Site, capability: Capability) -> Value:
    """The metrics that a capability delivers, how it fares in each, and what is safe to promise of it."""
    return _cell(
        replace(_spark(site, metric.key, delivery, metric), safe=_safe(site, capability, metric))
        for delivery in capability.delivers
        if (metric := site.catalogue.find(Metric, delivery.metric))
    )


def _cell(sparks: Iterable[Spark]) -> Value:
    found = tuple(sparks)
    return Several(found) if found else NOTHING


def _spark(site: Site, by: Key, delivery: Delivery, metric: Metric) -> Spark:
    rows = rows_until(delivery.measurements, site.as_of)[-MOST_POINTS:]
    value = amount(rows[-1].value, metric) if rows else ""
    return Spark(site.links[by], value, during(rows[-1].period.text) if rows else "", _points(rows))


def _safe(site: Site, capability: Capability, metric: Metric) -> str:
    """Nothing is said of a capability that is not live."""
    if capability.id not in site.alignment.safe:
        return ""
    level = site.safe_level(capability.id, metric.id)
    if level is None:
        return "nothing safe: not measured lately"
    return f"safe: {target_amount(level.operator, level.level, metric)}"


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
