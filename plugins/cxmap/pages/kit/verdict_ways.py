"""The verdicts on what a party makes or helps to keep, each with the way to the promises in the register."""

from __future__ import annotations

from dataclasses import replace

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.pages.kit.register import REGISTER_ROWS
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Counts, Value, VerdictCount
from cxmap.pages.kit.verdict_words import counts_of

PROMISES_LEGEND = "Each promise counts once, by its worst verdict where the party makes or helps to keep it"


def promise_counts(site: Site, party: Key) -> Counts | None:
    """The verdicts on a party's promises, each with the way to them where the register shows all; None without any."""
    promises = worst_pairs(site.pairs_of(party))
    if not promises:
        return None
    counts = counts_of(tally_of(promises))
    if sum(1 for _ in site.catalogue.all(Promise)) > site.most(REGISTER_ROWS):
        return counts

    def led(entry: VerdictCount) -> VerdictCount:
        return replace(entry, way=register_link(site, "", (entry.mark.verdict,), concerned=party))

    return replace(counts, entries=tuple(map(led, counts.entries)))


def promises_cell(site: Site, party: Entity) -> Value:
    """How many promises of a party have which verdict; nothing for one that is not live or has none."""
    return (promise_counts(site, party.key) if party.is_live else None) or NOTHING
