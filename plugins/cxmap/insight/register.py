"""The register of promises: its order, and where a promise is said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.harm import harm_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.standing import standing_of
from cxmap.model.promise import Promise
from cxmap.model.verdicts import IN_TROUBLE, NOT_KEPT

Urgency = tuple[bool, tuple[Decimal, int, Decimal]]
RegisterOrder = tuple[bool, bool, int, Urgency | tuple[()], int, str, str]


def worst_first(judged: JudgedMap) -> list[Promise]:
    """By verdict; those without one follow, those that are not live come last.

    What is known not to be kept stands together. Of promises in trouble those that are still said come first, then
    those that do the most harm: those are the ones to act on first.
    """
    return sorted(
        judged.catalogue.all(Promise), key=lambda promise: order_of(judged, promise, judged.pairs_of(promise.key))
    )


def order_of(judged: JudgedMap, promise: Promise, pairs: tuple[Pair, ...]) -> RegisterOrder:
    """The place of a promise in the register, where it is judged by some of its pairs."""
    verdict = (tally := tally_of(pairs)).verdict
    rank = -1 if verdict in NOT_KEPT else verdict.rank if verdict else 0
    often = tally.counts[verdict] if verdict else 0
    is_idle = standing_of(promise, judged.as_of) is not None
    urgency = _urgency(judged, promise) if verdict in IN_TROUBLE else ()
    return (is_idle, verdict is None, rank, urgency, -often, promise.statement.casefold(), promise.id)


def _urgency(judged: JudgedMap, promise: Promise) -> Urgency:
    """Promises that are still said come first, then those that do the most harm."""
    return (not any(said_today(judged, promise)), harm_of(judged, promise).order)


def said_today(judged: JudgedMap, promise: Promise) -> Iterator[str]:
    """Where a promise is said today, as its author wrote it: inline Markdown."""
    return (publication.where for publication in promise.published if publication.is_out_on(judged.as_of))
