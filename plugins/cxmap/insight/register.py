"""The register of promises: its order, and where a promise is said."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.standing import standing_of
from cxmap.model.promise import Promise


def worst_first(judged: JudgedMap) -> list[Promise]:
    """By verdict, then by how often it occurs; those without a verdict follow, those that are not live come last."""
    return sorted(
        judged.catalogue.all(Promise), key=lambda promise: order_of(judged, promise, judged.pairs_of(promise.key))
    )


def order_of(judged: JudgedMap, promise: Promise, pairs: tuple[Pair, ...]) -> tuple[bool, bool, int, int, str, str]:
    """The place of a promise in the register, where it is judged by some of its pairs."""
    tally = tally_of(pairs)
    rank = tally.verdict.rank if tally.verdict else 0
    often = tally.counts[tally.verdict] if tally.verdict else 0
    is_idle = standing_of(promise, judged.as_of) is not None
    return (is_idle, tally.verdict is None, rank, -often, promise.statement.casefold(), promise.id)


def said_today(judged: JudgedMap, promise: Promise) -> Iterator[str]:
    """Where a promise is said today, as its author wrote it: inline Markdown."""
    return (publication.where for publication in promise.published if publication.is_out_on(judged.as_of))
