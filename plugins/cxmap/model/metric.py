"""Metrics: measures with a unit and a direction."""

from __future__ import annotations

import re
from datetime import date

from cxmap.model.durations import Duration, Period
from cxmap.model.fields import Amount, DurationText, Flag, OwnId, Percentile, Scale, Text, Title
from cxmap.model.ids import DepartmentId, MetricId
from cxmap.model.record import Entity
from cxmap.model.words import FixedWord

_PERCENT = re.compile(
    r"(?:%|(?:pct|per ?cent|percentage|prozent|pour ?cent)\b)(?!.*(?:point|punkt|\bpts?\b))", re.IGNORECASE
)
HALF_A_YEAR = 180
"""Days for which a value counts whose metric says nothing else."""


class Better(FixedWord):
    """The direction in which a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"


class MetricType(FixedWord):
    """The kind of figure that a metric is; a share is in percent, 0 to 100."""

    SHARE = "share"
    MEAN = "mean"
    PERCENTILE = "percentile"
    COUNT = "count"
    SCORE = "score"

    @property
    def is_average(self) -> bool:
        """Whether it says nothing of single cases."""
        return self in (MetricType.MEAN, MetricType.SCORE)


class Cases(FixedWord):
    """Whether a value comes from some of the cases or from every one."""

    SAMPLE = "sample"
    ALL = "all"


class MetricView(FixedWord):
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
    percentile: Percentile | None = None
    """Of a `percentile`: the share of cases, in percent, that lie within the value."""
    cases: Cases = Cases.SAMPLE
    """`all` if every value counts every case, `sample` if it may be that only some were looked at."""
    excludes: tuple[OwnId, ...] = ()
    """Whom and what the figures leave out, in words of your own that promises use too."""
    counts_from: OwnId | None = None
    """When the clock starts, in a word of your own that promises use too, such as `order` or `dispatch`."""
    internal: Flag = False
    """Whether it is for use inside only, and never to be promised."""
    view: MetricView | None = None
    """`operational`: what happened; `perception`: what customers thought; `outcome`: what they did next."""
    perceives: MetricId | None = None
    """The operational metric on whose matter customers are asked here."""
    scale: Scale | None = None
    """The lowest and the highest value that there can be, such as `0..10`."""
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
    max_age: DurationText | None = None
    """How long a value counts after its period has ended; without it 180 days, or as many as its period has."""
    headroom: Amount | None = None
    """How far past the target counts as promising too little, in the metric's unit."""
    owner: DepartmentId | None = None
    """Who measures it."""

    @property
    def is_in_percent(self) -> bool:
        """Whether its unit is percent, and not percentage points."""
        return _PERCENT.match(self.unit) is not None

    def good_until(self, period: Period) -> date:
        """The last day on which a value of that period counts."""
        if self.max_age:
            return self.max_age.after(period.last)
        return Duration(max(HALF_A_YEAR, period.days), "day").after(period.last)
