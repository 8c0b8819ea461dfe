"""Safe levels: what a capability has shown lately that it can be relied on for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.backing import Backing
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.performance import Performance, is_older
from cxmap.alignment.results import SafeLevel
from cxmap.model.targets import Operator


def safe_levels(backing: Backing) -> Iterator[SafeLevel]:
    """One for each metric that the capability delivers and on which something is fresh."""
    for performance in backing.performances.values():
        level = _safe_level(performance)
        if level:
            yield level


def _safe_level(performance: Performance) -> SafeLevel | None:
    metric = performance.metric
    # `is_fresh` is empty too where nobody can tell.
    if not performance.is_fresh:
        return None
    fresh = [each for each in performance.readings if not is_older(each.measurement, metric, performance.as_of)]
    if not all(each.is_interval_known for each in fresh):
        return None
    operator = performance.direction
    worst = min if operator is Operator.AT_LEAST else max
    # The newest first, so that of equal ones it is the newest that set the level.
    setter = worst(reversed(fresh), key=lambda each: each.end(operator))
    level = rounded_safely(operator, setter.end(operator))
    return SafeLevel(metric.id, operator, level, setter.measurement.period.text)
