"""Words for how a metric is measured: what sort of figure it is, which cases it counts, and how long it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.insight.measured_series import Delivered
from cxmap.model.ids import key_of
from cxmap.model.metric import HALF_A_YEAR, Better, Cases, Metric, MetricType
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Several, Words
from cxmap.pages.kit.words import in_words, joined

METRIC_FIELDS = frozenset(
    ("percentile", "cases", "excludes", "counts_from", "internal", "perceives", "scale", "max_age", "type", "better")
)
"""The fields that are told in these words."""
_BETTER = {Better.HIGHER: "higher is better", Better.LOWER: "lower is better"}


def measured_as(metric: Metric) -> str:
    """`a share, in percent; higher is better`, `90 % of cases are within it, in minutes; lower is better`."""
    scale = f", from {metric.scale.low:f} to {metric.scale.high:f}" if metric.scale else ""
    return f"{_sort(metric)}{scale}; {_BETTER[metric.better]}"


def of_group(name: str, group: str | None) -> str:
    """A name, and the group that it is about."""
    return f"{name}, {in_words(group)}" if group else name


def age_words(metric: Metric) -> str:
    """`120 days`, or what holds where nothing is written."""
    return str(metric.max_age or f"{HALF_A_YEAR} days, or as many as its period has, if that is more")


def unsafe_words(delivered: Delivered, as_of: date) -> str:
    """Why no level is safe to promise."""
    if delivered.metric.internal:
        return "for use inside only"
    if delivered.series_until(as_of).newest_fresh is None:
        return "no measurement is fresh enough"
    return "nobody knows how many cases were looked at"


def scope_facts(metric: Metric) -> Iterator[Fact]:
    """The cases that the figures are about, as far as it is written, and whether they may be promised."""
    if metric.cases is Cases.ALL:
        yield Fact("Counts", Words("every case"))
    elif metric.type is MetricType.SHARE:
        yield Fact("Counts", Words("some of the cases, as far as anybody says: each value needs its sample"))
    if metric.excludes:
        yield Fact("Leaves out", Words(joined(map(in_words, metric.excludes))))
    if metric.counts_from:
        yield Fact("The clock starts with", Words(in_words(metric.counts_from)))
    if metric.internal:
        yield Fact("May be promised", Words("no, it is for use inside only"))


def perception_facts(site: Site, metric: Metric) -> Iterator[Fact]:
    """The other side of the same matter: as operations measure it, and as customers say it."""
    if performed := site.link_to(key_of(Metric.kind, metric.perceives or "")):
        yield Fact("Asks customers about", performed)
    if asked := site.links_to(site.sources(metric.key, Metric.kind, "perceives")):
        yield Fact("Customers say it in", Several(asked))


def _sort(metric: Metric) -> str:
    if metric.type is MetricType.SHARE:
        return "a share, in percent"
    if metric.type is MetricType.PERCENTILE and metric.percentile is not None:
        return f"the value within which {metric.percentile:f} % of cases are, in {metric.unit}"
    return f"{metric.type}, in {metric.unit}"
