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
    """The kind of figure that a metric is; a share is in percent, 0 to 100."""

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
    """What is counted or asked, in plain words."""
    unit: Title
    """What its numbers are in, such as `%`, `days` or `points`."""
    better: Better
    """The direction in which it improves."""
    type: MetricType = MetricType.MEAN
    """What sort of figure it is; a `share` is in percent, from 0 to 100."""
    view: MetricView | None = None
    """`operational`: what happened; `perception`: what customers thought; `outcome`: what they did next."""
    question: Text | None = None
    """The question as customers are asked it."""
    within: Text | None = None
    """The limit that its title names, such as `5 working days`."""
    query: Title | None = None
    """The query that gives its figures."""
    source: Title | None = None
    """Where that query is put."""
    every: Title | None = None
    """How often its figures are fetched anew, such as `month`."""
    max_age: DurationText = HALF_A_YEAR
    """How long a measurement can be relied on after its period has ended."""
    headroom: Amount | None = None
    """How far past the target counts as promising too little, in the metric's unit."""
    owner: DepartmentId | None = None
    """Who measures it."""
