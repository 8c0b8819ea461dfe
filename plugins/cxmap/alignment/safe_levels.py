"""Safe levels: what a capability has shown lately that it can be relied on for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cxmap.alignment.backing import Backing
from cxmap.alignment.doubt import decided
from cxmap.alignment.exact import decimals_of, rounded_safely
from cxmap.alignment.intervals import is_of_unknown_sampling
from cxmap.alignment.performance import Performance
from cxmap.alignment.results import SafeLevel
from cxmap.alignment.series import GroupSeries, level_of
from cxmap.model.capability import Measurement
from cxmap.model.targets import Operator


def safe_levels(backing: Backing) -> Iterator[SafeLevel]:
    """One for each metric and group that the capability delivers and on which something is fresh."""
    for performance in backing.performances.values():
        yield from decided(partial(_of_metric, performance)) or ()


def _of_metric(performance: Performance) -> tuple[SafeLevel, ...]:
    for field in ("type", "cases", "max_age", "internal"):
        performance.damage.touch(field)
    if performance.metric.internal:
        return ()
    found = (_safe_level(each.series, performance.operator) for each in performance.evidence.values())
    return tuple(level for level in found if level)


def _safe_level(series: GroupSeries, operator: Operator) -> SafeLevel | None:
    rows = [row for judged in series.judged_rows() for row in series.recent_fresh(judged.period.length)]
    if not rows or any(is_of_unknown_sampling(row, series.metric) for row in rows):
        return None
    # Of equal ones the newest sets the level.
    newest_first = sorted(rows, key=lambda row: (row.period.last, row.period.first), reverse=True)
    ends = [(level_of(row, series.metric).unfavourable(operator), row) for row in newest_first]
    worst = min if operator is Operator.AT_LEAST else max
    end, setter = worst(ends, key=lambda entry: entry[0])
    level = rounded_safely(operator, end, max(1, *(_decimals(row) for row in rows)))
    shortest = rounded_safely(operator, level, max(1, decimals_of(level)))
    return SafeLevel(series.metric.id, series.group, operator, shortest, setter.period.text)


def _decimals(row: Measurement) -> int:
    return max(decimals_of(number) for number in (row.value, row.low, row.high) if number is not None)
