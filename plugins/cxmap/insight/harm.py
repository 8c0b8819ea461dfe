"""Harm: how much customers suffer from a promise that is not kept, by which lists of promises are ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.exact import EXACT
from cxmap.alignment.results import Judgement, Pair, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import NOT_KEPT


@dataclass(frozen=True, slots=True)
class Harm:
    """How far a promise is past what customers accept, and at how many places; a moment of truth counts twice."""

    past: Decimal
    places: int

    @property
    def order(self) -> tuple[Decimal, int, Decimal]:
        """The most harmful first; of what customers accept, that with the most places, then the closest to its edge."""
        return (-max(self.past, Decimal(0)) * self.places, -self.places, -self.past)


def most_harmful(judged: JudgedMap, pairs: Iterable[Pair]) -> Pair | None:
    """Of the pairs that are not known to be kept, the one that customers suffer from most; what misses comes first."""
    found = ((pair, judged.catalogue.find(Promise, pair.promise)) for pair in pairs if not pair.verdict.counts_as_kept)
    ranked = (
        (pair.verdict not in NOT_KEPT, harm_of(judged, promise).order, pair.verdict.rank, number, pair)
        for number, (pair, promise) in enumerate(found)
        if promise and not promise.is_slogan
    )
    return min(ranked, default=(None,))[-1]


def harm_of(judged: JudgedMap, promise: Promise) -> Harm:
    pairs = judged.pairs_of(promise.key)
    worst = worst_pair(pairs)
    if worst is None:
        return Harm(Decimal(0), sum(each.is_out_on(judged.as_of) for each in promise.published))
    affected = [pair for pair in pairs if pair.verdict is worst.verdict]
    past = (found for pair in affected for each in pair.judgements if (found := _past(promise, each)) is not None)
    return Harm(max(past, default=Decimal(0)), sum(_weight(judged, pair) for pair in affected))


def _past(promise: Promise, judgement: Judgement) -> Decimal | None:
    """How far a value is on the bad side of what is accepted, else promised, as a part of that."""
    if judgement.expectation is None or judgement.value is None:
        return None
    expectation = promise.expects[judgement.expectation]
    accepted = expectation.level if expectation.adequate is None else expectation.adequate
    distance = EXACT.subtract(accepted, judgement.value)
    if expectation.operator is Operator.AT_MOST:
        distance = EXACT.minus(distance)
    return EXACT.divide(distance, abs(accepted)) if accepted else distance


def _weight(judged: JudgedMap, pair: Pair) -> int:
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    return 2 if touchpoint and touchpoint.moment_of_truth else 1
