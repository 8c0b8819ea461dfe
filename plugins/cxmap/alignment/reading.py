"""Reading: how customers understand a sentence, and whether a target stands for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cxmap.alignment.cases import MeasuredCase
from cxmap.alignment.doubt import Undecided
from cxmap.alignment.exact import EXACT, HUNDRED
from cxmap.alignment.wording import listed, plain_words, target_amount
from cxmap.model.catalogue import Catalogue
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise, ReadsAs
from cxmap.model.targets import Operator

HALF = Decimal(50)
NINE_IN_TEN = Decimal("89.5")
"""The least share of customers, in percent, for which "nine out of ten" is said."""
REQUIRED_SHARES: Mapping[ReadsAs, Decimal] = {
    ReadsAs.EVERY: Decimal(95),
    ReadsAs.MOST: HALF,
    ReadsAs.UP_TO: HALF,
    ReadsAs.FROM: Decimal(10),
}
"""The share of customers, in percent, who must get what a sentence is read as; a site may set others."""

_READ_AS: Mapping[ReadsAs, str] = {
    ReadsAs.EVERY: "a promise to every customer",
    ReadsAs.MOST: "a promise to most customers",
    ReadsAs.UP_TO: "a level that most customers reach",
    ReadsAs.FROM: "an offer that many can get",
}


def is_worded_too_strongly(case: MeasuredCase) -> bool:
    """Whether the target stands for a smaller share of customers than the sentence."""
    case.promise_damage.touch("reads_as")
    case.promise_damage.touch("explicit")
    required = case.surroundings.readings.get(case.promise.reads_as)
    if required is None or not case.promise.explicit:
        return False
    case.performance.damage.touch("percentile")
    share = share_of_target(case.metric, case.operator, case.target)
    return share is not None and share < required


def share_of_target(metric: Metric, operator: Operator, target: Decimal) -> Decimal | None:
    """The share of cases, in percent, that a target stands for; None of a count, of which nobody can tell."""
    if metric.type is MetricType.SHARE:
        return target if operator is Operator.AT_LEAST else EXACT.subtract(HUNDRED, target)
    if metric.type is MetricType.PERCENTILE:
        return metric.percentile or Decimal(0)
    return None if metric.type is MetricType.COUNT else HALF


def wording_words(case: MeasuredCase) -> str:
    required = case.surroundings.readings[case.promise.reads_as]
    share = share_of_target(case.metric, case.operator, case.target)
    stands_for = {
        MetricType.SHARE: target_amount(case.operator, case.target, case.metric),
        MetricType.PERCENTILE: "this percentile" if case.metric.percentile else "a percentile that does not say which",
    }.get(case.metric.type, "an average")
    return (
        f"it reads as {_READ_AS[case.promise.reads_as]}, so that {required:f} of 100 must get it, "
        f"and {stands_for} stands for {share:f} of 100"
    )


def is_about_something_else(case: MeasuredCase) -> bool:
    return any(True for _ in mismatches(case))


def mismatch_words(case: MeasuredCase) -> str:
    return " and ".join(mismatches(case))


def mismatches(case: MeasuredCase) -> Iterator[str]:
    """Where the figures are not about what the sentence says."""
    return differences(case.surroundings.catalogue, case.promise, case.metric)


def differences(catalogue: Catalogue, promise: Promise, metric: Metric) -> Iterator[str]:
    """Where a promise and the figures of a metric that it expects are about different things."""
    promised, measured = ("excludes", "counts_from"), ("excludes", "counts_from", "perceives")
    if not (catalogue.is_sound(promise.key, *promised) and catalogue.is_sound(metric.key, *measured)):
        raise Undecided
    if left_out := [plain_words(each) for each in metric.excludes if each not in promise.excludes]:
        yield f"its figures leave out {listed(left_out)}, and the promise does not"
    if promise.counts_from and metric.counts_from != promise.counts_from:
        clock = plain_words(metric.counts_from or "a moment that nobody states")
        yield f"the promise counts from {plain_words(promise.counts_from)}, and its figures from {clock}"
    if metric.perceives and all(each.metric != metric.perceives for each in promise.expects):
        yield f"it is only what customers say: nothing is promised on {_name(catalogue, metric.perceives)}"


def _name(catalogue: Catalogue, identity: str) -> str:
    metric = catalogue.find(Metric, identity)
    return metric.name if metric else identity
