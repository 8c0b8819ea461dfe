"""The verdicts on some promises, each promise counted once, and the way to them in the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cxmap.alignment.results import Pair, tally_of, worst_pairs
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.pages.kit.register import REGISTER_ROWS
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Counts, Value, VerdictCount
from cxmap.pages.kit.verdict_words import counts_of

PROMISES_LEGEND = "Each promise counts once, by its worst verdict where the party makes or helps to keep it"


def promise_counts(site: Site, pairs: Iterable[Pair], *, journey: str = "", concerned: str = "") -> Counts | None:
    """The verdicts on the promises of some pairs; None without any.

    Where `journey` or the party `concerned` says whose pairs these all are, each verdict has the way to its promises,
    as long as the register shows all promises.
    """
    promises = worst_pairs(pairs)
    if not promises:
        return None
    counts = counts_of(tally_of(promises))
    is_cut = sum(1 for _ in site.catalogue.all(Promise)) > site.most(REGISTER_ROWS)
    if is_cut or not (journey or concerned):
        return counts

    def led(entry: VerdictCount) -> VerdictCount:
        return replace(entry, way=register_link(site, "", (entry.mark.verdict,), journey, concerned))

    return replace(counts, entries=tuple(map(led, counts.entries)))


def journey_cell(site: Site, journey: Journey, pairs: tuple[Pair, ...]) -> Value:
    """The verdicts on the promises of a journey in some of its pairs, with the way to them where these are all."""
    whole = journey.id if pairs == site.pairs_of(journey.key) else ""
    return (promise_counts(site, pairs, journey=whole) if journey.is_live else None) or NOTHING


def promises_cell(site: Site, party: Entity) -> Value:
    """How many promises of a party have which verdict; nothing for one that is not live or has none."""
    pairs = site.pairs_of(party.key) if party.is_live else ()
    return promise_counts(site, pairs, concerned=party.key) or NOTHING
