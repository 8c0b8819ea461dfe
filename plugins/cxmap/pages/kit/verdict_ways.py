"""The verdicts on what a party makes or helps to keep, each with the way to the promises in the register."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.register import REGISTER_ROWS
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import NOTHING, Counts, Value, VerdictCount
from cxmap.pages.kit.verdict_words import counts_of

PROMISES_LEGEND = (
    "Each promise counts once, with the worst verdict that it has where the party makes or helps to keep it."
)


def leading(site: Site, party: Key, counts: Counts) -> Counts:
    """The verdicts with the way to the register, where that shows as many promises of the party as are counted."""
    if sum(1 for _ in site.catalogue.all(Promise)) > site.most(REGISTER_ROWS):
        return counts
    found = Counter(pair.verdict for pair in worst_pairs(site.pairs_of(party)))

    def led(entry: VerdictCount) -> VerdictCount:
        verdict = Verdict(entry.mark.verdict)
        is_same = found[verdict] == entry.count
        return replace(entry, way=register_link(site, "", (verdict,), concerned=party) if is_same else None)

    return replace(counts, entries=tuple(map(led, counts.entries)))


def promises_cell(site: Site, party: Entity) -> Value:
    """How many promises of a party have which verdict; nothing for one that is not live or has none."""
    promises = worst_pairs(site.pairs_of(party.key))
    return leading(site, party.key, counts_of(tally_of(promises))) if promises and party.is_live else NOTHING
