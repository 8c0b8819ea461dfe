"""The alignment of a map: what it promises held against what it delivers, on one day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial

from cxmap.alignment.absences import homeless_promises, unpromoted_metrics, vague_promises
from cxmap.alignment.backing import backings_of
from cxmap.alignment.cases import Surroundings
from cxmap.alignment.control import known_partners
from cxmap.alignment.doubt import liveness
from cxmap.alignment.links import Links, ignorances, links_of, weaknesses
from cxmap.alignment.pairs import Presence, presences, with_unverified
from cxmap.alignment.reading import REQUIRED_SHARES
from cxmap.alignment.results import Alignment, Pair
from cxmap.alignment.safe_levels import safe_levels
from cxmap.alignment.totals import grouped_pairs, is_end_of_pair, judgements_by_promise, pairs_at, tallies_by_key
from cxmap.model.catalogue import Catalogue
from cxmap.model.later import Later, PartlyLater
from cxmap.model.promise import Promise, ReadsAs
from cxmap.model.touchpoint import Touchpoint


def align(
    catalogue: Catalogue,
    as_of: date,
    readings: Mapping[ReadsAs, Decimal] | None = None,
    *,
    quarantined: bool = False,
) -> Alignment:
    """Every verdict and all that follows from them; nothing of it rests on a field in which something is wrong.

    `readings` are the shares, in percent, of customers who must get what a sentence is read as, where a site sets them.
    Where files are `quarantined`, what nobody can tell because of them is unverified, so that no total looks better.
    """
    promises = liveness(catalogue, Promise, as_of)
    touchpoints = liveness(catalogue, Touchpoint, as_of)
    backings = backings_of(catalogue, as_of)
    weak, unknown = weaknesses(backings), ignorances(backings, as_of)
    links = links_of(catalogue, backings, weak, unknown)
    surroundings = _surroundings(catalogue, as_of, links, {**REQUIRED_SHARES, **(readings or {})})
    present = tuple(presences(surroundings, backings, touchpoints, promises))
    undecided = frozenset((each.promise, each.touchpoint.id) for each in present if not each.pair)
    pairs = _in_order(map(partial(with_unverified, catalogue), present) if quarantined else present)
    grouped = cache(lambda: grouped_pairs(catalogue, pairs))
    return Alignment(
        as_of=as_of,
        readings=surroundings.readings,
        pairs=pairs,
        judgements=Later(lambda: judgements_by_promise(pairs)),
        pairs_of=PartlyLater(lambda: grouped().all, Later(lambda: pairs_at(pairs)), is_end_of_pair),
        kept_by=Later(lambda: grouped().kept_by),
        made_by=Later(lambda: grouped().made_by),
        tallies=Later(lambda: tallies_by_key(catalogue, as_of, grouped().all)),
        homeless=homeless_promises(catalogue, promises, touchpoints),
        vague=vague_promises(catalogue, promises),
        unpromoted=unpromoted_metrics(catalogue, backings, promises),
        weak=frozenset(identity for identity, is_weak in weak.items() if is_weak),
        unknown=frozenset(identity for identity, is_unknown in unknown.items() if is_unknown),
        safe=Later(lambda: {key: tuple(safe_levels(backing)) for key, backing in backings.live.items()}),
        undecided=undecided,
        half_known=frozenset(promise for promise, _ in undecided),
    )


def pairs_on(
    catalogue: Catalogue, as_of: date, readings: Mapping[ReadsAs, Decimal], wanted: Collection[str]
) -> tuple[Pair, ...]:
    """The verdicts on the wanted promises on another day: by today's rules and content, on the evidence up to then.

    Left out are the promises of which a mistake in the content hides one of them.
    """
    promises = {key: is_live and key in wanted for key, is_live in liveness(catalogue, Promise, as_of).items()}
    backings = backings_of(catalogue, as_of)
    links = links_of(catalogue, backings, weaknesses(backings), ignorances(backings, as_of))
    surroundings = _surroundings(catalogue, as_of, links, readings)
    present = tuple(presences(surroundings, backings, liveness(catalogue, Touchpoint, as_of), promises))
    half_known = {each.promise for each in present if not each.pair}
    return _in_order(each for each in present if each.promise not in half_known)


def _surroundings(catalogue: Catalogue, as_of: date, links: Links, readings: Mapping[ReadsAs, Decimal]) -> Surroundings:
    return Surroundings(
        catalogue=catalogue,
        as_of=as_of,
        partners=known_partners(catalogue, as_of),
        links=links,
        readings=readings,
    )


def _in_order(present: Iterable[Presence]) -> tuple[Pair, ...]:
    pairs = (each.pair for each in present if each.pair)
    return tuple(sorted(pairs, key=lambda pair: (pair.promise, pair.touchpoint)))
