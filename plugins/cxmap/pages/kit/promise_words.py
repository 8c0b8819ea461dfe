"""Words about a promise: what it lets customers expect, how far a value lies from it, whether it may be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cxmap.alignment.wording import distance_words, rounded_off, target_amount
from cxmap.insight.may_be_said import MayBeSaid
from cxmap.insight.reviews_due import unconfirmed_since
from cxmap.insight.said_share import lacks_its_share
from cxmap.insight.variance import Tolerance, Variance
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Expectation, Promise, ReadsAs
from cxmap.model.targets import Operator
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import in_words, joined

UNCONFIRMED = "The promise should have been reviewed by then, so nobody knows whether customers still expect this."
"""The meaning of a target that is unconfirmed."""


def target_words(site: Site, promise: Promise) -> Iterator[str]:
    """`at least 95 %`, `at least 70 % (islands)`, one for each thing that may be expected."""
    for expectation in promise.expects:
        if metric := site.catalogue.find(Metric, expectation.metric):
            target = target_amount(expectation.operator, expectation.level, metric)
            yield f"{target} ({in_words(expectation.group)})" if expectation.group else target


def unconfirmed_words(site: Site, promise: Promise) -> str:
    """`unconfirmed since 2026-09-30`, where a target is older than the reviews of its promise allow; else nothing."""
    day = unconfirmed_since(site, promise)
    return f"unconfirmed since {day}" if day else ""


def dated_target_words(site: Site, promise: Promise) -> str:
    """All targets, and since when nobody has confirmed them; nothing where a promise is judged on proof."""
    return ", ".join(filter(None, (joined(target_words(site, promise)), unconfirmed_words(site, promise))))


TOLERANCES: Mapping[Tolerance, str] = {
    Tolerance.UNACCEPTABLE: "worse than customers accept",
    Tolerance.TOLERABLE: "within what customers accept",
    Tolerance.AS_PROMISED: "as good as promised",
}
"""In words, the worst first."""


def variance_words(variance: Variance, metric: Metric) -> str:
    """`missed by 1.5 points`, `met by 0.3 days, by a value too old to count`, `met exactly`."""
    distance = variance.distance
    stale = ", by a value too old to count" if variance.is_stale else ""
    if not distance:
        return f"met exactly{stale}"
    size = abs(rounded_off(distance))
    return f"{'met' if distance > 0 else 'missed'} by {distance_words(size, metric)}{stale}"


_READ_AS = {
    ReadsAs.EVERY: "a promise to every customer",
    ReadsAs.MOST: "a promise to most customers",
    ReadsAs.UP_TO: "a level that most customers reach",
    ReadsAs.FROM: "an offer that some customers can get",
    ReadsAs.AVERAGE: "an average, not a promise to each of them",
    ReadsAs.STATED: "what it says: the sentence itself names the share",
    ReadsAs.SLOGAN: "a slogan, from which they expect nothing in particular",
}


def reading_words(site: Site, promise: Promise) -> str:
    """`a promise to every customer, so at least 95 % of them must get it`: how customers take it."""
    if not promise.explicit:
        return "something that goes without saying: price, packaging or habit lets them expect it"
    share = site.alignment.readings.get(promise.reads_as)
    metrics = tuple(metric for each in promise.expects if (metric := site.catalogue.find(Metric, each.metric)))
    if lacks_its_share(promise, metrics):
        return "a sentence that names the share of customers who get it; but it names none"
    if share is None or not promise.expects:
        return _READ_AS[promise.reads_as]
    shares = [each.level for each in promise.expects if _is_more_than(site, share, each)]
    more = f"; its own target is stricter: at least {min(shares):f} %" if shares else ""
    return f"{_READ_AS[promise.reads_as]}, so at least {share:f} % of them must get it{more}"


def _is_more_than(site: Site, share: Decimal, expectation: Expectation) -> bool:
    """Whether a target asks for a larger share of customers."""
    metric = site.catalogue.find(Metric, expectation.metric)
    is_share = metric is not None and metric.type is MetricType.SHARE
    return is_share and expectation.operator is Operator.AT_LEAST and expectation.level > share


TITLES = {
    MayBeSaid.STOP: "Stop saying",
    MayBeSaid.UNPROVEN: "Take it down, or prove it",
    MayBeSaid.NOT_YET: "Not yet",
    MayBeSaid.REWORD: "Say it in other words",
    MayBeSaid.WATCH: "True today, but at risk",
    MayBeSaid.QUALIFIED: "Say with its small print",
    MayBeSaid.SAFE: "Safe to say",
    MayBeSaid.MORE: "Say more",
}


def anchor_of(listed: MayBeSaid, name: str = "") -> str:
    """Where a list begins on its page, unlike all headings; `name` tells several lists of one page apart."""
    return f"{name}list-{listed}"
