"""The alignment of a map: what it promises held against what it delivers, on one day."""

from __future__ import annotations

from datetime import date

from cxmap.alignment.absences import homeless_promises, unpromoted_capabilities, vague_promises
from cxmap.alignment.backing import backings_of
from cxmap.alignment.cases import Surroundings
from cxmap.alignment.control import bonds_by_partner
from cxmap.alignment.doubt import liveness
from cxmap.alignment.pairs import presences
from cxmap.alignment.results import Alignment
from cxmap.alignment.safe_levels import safe_levels
from cxmap.alignment.totals import pairs_by_key, tallies_by_key
from cxmap.alignment.weak_links import weak_links, weaknesses
from cxmap.model.catalogue import Catalogue
from cxmap.model.later import Later
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


def align(catalogue: Catalogue, as_of: date) -> Alignment:
    """Every verdict and all that follows from them; nothing of it rests on a field in which something is wrong."""
    promises = liveness(catalogue, Promise, as_of)
    touchpoints = liveness(catalogue, Touchpoint, as_of)
    backings = backings_of(catalogue, as_of)
    weak = weaknesses(backings)
    links = weak_links(catalogue, backings, weak)
    surroundings = Surroundings(catalogue, as_of, bonds_by_partner(catalogue, as_of), links)
    present = tuple(presences(surroundings, backings, touchpoints, promises))
    pairs = sorted((each.pair for each in present if each.pair), key=lambda pair: (pair.promise, pair.touchpoint))
    pairs_of = Later(lambda: pairs_by_key(catalogue, pairs))
    return Alignment(
        as_of=as_of,
        pairs=tuple(pairs),
        pairs_of=pairs_of,
        tallies=Later(lambda: tallies_by_key(catalogue, as_of, pairs_of)),
        homeless=homeless_promises(catalogue, promises, touchpoints),
        vague=vague_promises(catalogue, promises),
        unpromoted=unpromoted_capabilities(catalogue, backings, touchpoints, present),
        weak=frozenset(identity for identity, is_weak in weak.items() if is_weak),
        safe=Later(lambda: {key: tuple(safe_levels(backing, as_of)) for key, backing in backings.live.items()}),
        undecided=frozenset((each.promise, each.touchpoint.id) for each in present if not each.pair),
    )
