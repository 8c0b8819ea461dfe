"""Metrics: measures with a unit and a direction."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.durations import Duration
from cxmap.model.fields import Amount, DurationText, Text, Title
from cxmap.model.ids import DepartmentId
from cxmap.model.record import Entity

HALF_A_YEAR = Duration(180, "day")


class Better(StrEnum):
    """The direction in which a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"


class MetricType(StrEnum):
    """What kind of figure a metric is; a share is in percent, 0 to 100."""

    SHARE = "share"
    MEAN = "mean"
    PERCENTILE = "percentile"
    COUNT = "count"
    SCORE = "score"


class MetricView(StrEnum):
    """Whether a metric tells what happened, what customers thought happened, or what they did as a result."""

    OPERATIONAL = "operational"
    PERCEPTION = "perception"
    OUTCOME = "outcome"


class Metric(Entity):
    """A measure with a unit and a direction."""

    kind = "metric"
    folder = "metrics"
    meaning = "a measure with a unit and a direction"

    title: Title
    unit: Title
    better: Better
    type: MetricType = MetricType.MEAN
    view: MetricView | None = None
    question: Text | None = None
    max_age: DurationText = HALF_A_YEAR
    headroom: Amount | None = None
    owner: DepartmentId | None = None
