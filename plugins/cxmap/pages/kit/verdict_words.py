"""Verdicts in words, and what several of them come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cxmap.alignment.results import Tally
from cxmap.alignment.wording import verdict_words
from cxmap.insight.dependents import Dependent
from cxmap.insight.promise_rate import PromiseRate
from cxmap.model.verdicts import NOT_KEPT, Verdict
from cxmap.pages.kit.values import Counts, VerdictCount, VerdictMark
from cxmap.pages.kit.words import joined


def mark_of(verdict: Verdict) -> VerdictMark:
    return VerdictMark(str(verdict), verdict_words(verdict))


def counts_words(counts: Mapping[Verdict, int]) -> str:
    """`1 broken, 2 at risk and 3 kept`; at least one count must be above zero."""
    return joined(f"{counts[verdict]:,} {verdict_words(verdict)}" for verdict in Verdict if counts[verdict])


def told_apart(counts: Mapping[Verdict, int]) -> tuple[str, ...]:
    """`3 broken: Delivery was built for it, but …`, for both verdicts of what is not kept, where both occur."""
    if not all(counts[verdict] for verdict in NOT_KEPT):
        return ()
    return tuple(f"{counts[verdict]:,} {verdict_words(verdict)}: {verdict.meaning}" for verdict in NOT_KEPT)


def rate_words(rate: PromiseRate) -> str:
    """`4 of 11 kept`"""
    return f"{rate.kept:,} of {rate.total:,} kept"


def dependent_verdicts(dependents: Sequence[Dependent]) -> str:
    """`1 broken and 3 at risk`, of a single promise `at risk`; there must be at least one."""
    if len(dependents) == 1:
        return verdict_words(dependents[0].verdict)
    return counts_words(Counter(each.verdict for each in dependents))


def counts_of(tally: Tally) -> Counts:
    """The verdicts that occur, the worst first, each with how many are worse."""
    entries: list[VerdictCount] = []
    start = 0
    for verdict in Verdict:
        if count := tally.counts[verdict]:
            entries.append(VerdictCount(mark_of(verdict), count, start))
            start += count
    return Counts(tally.total, tuple(entries), counts_words(tally.counts) if entries else "nothing judged")
