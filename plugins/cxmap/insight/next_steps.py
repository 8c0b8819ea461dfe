"""Next steps: the promises that are not kept for sure, and on which a party must act."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.harm import harm_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.who_acts import acting_on
from cxmap.model.ids import Key
from cxmap.model.promise import Promise


@dataclass(frozen=True, slots=True)
class WaitingPromise:
    """A promise that waits for a party, with the places where it does, and the worst of them."""

    promise: Promise
    pairs: tuple[Pair, ...]
    worst: Pair


def waiting_for(judged: JudgedMap, party: Key) -> tuple[WaitingPromise, ...]:
    """The promises whose next step lies with a party: the worst first, and of equal ones the most harmful."""
    places: dict[str, dict[str, Pair]] = {}
    for pair in (*judged.kept_by(party), *judged.made_by(party)):
        if not pair.verdict.counts_as_kept and party in acting_on(judged, pair):
            places.setdefault(pair.promise, {})[pair.touchpoint] = pair
    promises = ((judged.catalogue.find(Promise, name), tuple(pairs.values())) for name, pairs in places.items())
    found = (WaitingPromise(promise, pairs, worst_pair(pairs) or pairs[0]) for promise, pairs in promises if promise)
    return tuple(sorted(found, key=lambda each: _order(judged, each)))


def _order(judged: JudgedMap, waiting: WaitingPromise) -> tuple[int, tuple[Decimal, int, Decimal], str]:
    return (waiting.worst.verdict.rank, harm_of(judged, waiting.promise).order, waiting.promise.id)
