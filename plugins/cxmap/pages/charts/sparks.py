"""Sparks: what was measured last, and a line as high as the words that shows how it came there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.measured_series import Delivered, delivered_groups, deliveries_of
from cxmap.model.capability import Capability, Measurement
from cxmap.model.ids import Key
from cxmap.model.metric import Metric
from cxmap.pages.kit.metric_words import unsafe_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Several, Spark, Value
from cxmap.pages.kit.words import in_words

MOST_POINTS = 12
_SIDE = 100


def sparks_cell(site: Site, metric: Metric) -> Value:
    """Who delivers a metric, and how each of them fares in it."""
    return _cell(_spark(site, each.capability.key, each) for each in deliveries_of(site, metric))


def levels_cell(site: Site, capability: Capability) -> Value:
    """The metrics that a capability delivers, how it fares in each, and what is safe to promise of it."""
    return _cell(
        replace(_spark(site, metric.key, part), safe=_safe(site, part))
        for delivery in capability.delivers
        if (metric := site.catalogue.find(Metric, delivery.metric))
        for part in delivered_groups(capability, delivery, metric)
    )


def _cell(sparks: Iterable[Spark]) -> Value:
    found = tuple(sparks)
    return Several(found) if found else NOTHING


def _spark(site: Site, by: Key, delivered: Delivered) -> Spark:
    series = delivered.series_until(site.as_of)
    group = in_words(delivered.group or "")
    row = series.newest_fresh or series.newest
    if row is None:
        return Spark(site.links[by], group, "", "", ())
    period = during(row.period.text) + ("" if series.is_fresh(row) else ", too old to count")
    value = amount(row.value, delivered.metric)
    return Spark(site.links[by], group, value, period, _points(series.rows[-MOST_POINTS:]))


def _safe(site: Site, delivered: Delivered) -> str:
    """Nothing is said of a capability that is not live."""
    if delivered.capability.id not in site.alignment.safe:
        return ""
    level = site.safe_level(delivered.capability.id, delivered.metric.id, delivered.group)
    if level is None:
        return f"nothing safe: {unsafe_words(delivered, site.as_of)}"
    return f"safe: {target_amount(level.operator, level.level, delivered.metric)}"


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
