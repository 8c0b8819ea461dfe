"""Totals: the pairs of every promise, place and party, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cxmap.alignment.doubt import liveness
from cxmap.alignment.results import Pair, Tally, tally_of
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint

COUNTED: tuple[type[Entity], ...] = (Promise, Touchpoint, Journey, Department, Partner)


def pairs_by_key(catalogue: Catalogue, pairs: Iterable[Pair]) -> Mapping[Key, tuple[Pair, ...]]:
    """The pairs of everything that has some, each once, in the order given."""
    found: defaultdict[Key, list[Pair]] = defaultdict(list)
    concerned = _Concerned(catalogue)
    for pair in pairs:
        for key in dict.fromkeys(concerned.by(pair)):
            found[key].append(pair)
    for journey in catalogue.all(Journey):
        felt = [pair for each in journey.touchpoints for pair in found.get(key_of(Touchpoint.kind, each), ())]
        if felt:
            found[journey.key] = sorted(felt, key=lambda pair: (pair.promise, pair.touchpoint))
    return {key: tuple(each) for key, each in found.items()}


def tallies_by_key(catalogue: Catalogue, as_of: date, pairs_of: Mapping[Key, tuple[Pair, ...]]) -> Mapping[Key, Tally]:
    """The totals of every live promise, touchpoint, journey, department and partner, with pairs or without."""
    keys = (
        key_of(kind.kind, identity)
        for kind in COUNTED
        for identity, is_live in liveness(catalogue, kind, as_of).items()
        if is_live
    )
    return {key: tally_of(pairs_of.get(key, ())) for key in keys if catalogue.is_sound(key, "stages")}


class _Concerned:
    """Whom a pair concerns; what touchpoints and capabilities add to the answer is gathered once for each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._owners = {each.id: each.maker for each in catalogue.all(Promise)}
        self._touchpoints = {each.id: _at_touchpoint(each) for each in catalogue.all(Touchpoint)}
        self._capabilities = {each.id: _behind_capability(each) for each in catalogue.all(Capability)}

    def by(self, pair: Pair) -> Iterator[Key]:
        yield key_of(Promise.kind, pair.promise)
        yield self._owners[pair.promise]
        yield from self._touchpoints[pair.touchpoint]
        for judgement in pair.judgements:
            if judgement.metric:
                yield key_of(Metric.kind, judgement.metric)
            if judgement.capability:
                yield from self._capabilities[judgement.capability]


def _at_touchpoint(touchpoint: Touchpoint) -> tuple[Key, ...]:
    parties = (contributor.party for contributor in touchpoint.contributors)
    return (touchpoint.key, *filter(None, (touchpoint.answering,)), *parties)


def _behind_capability(capability: Capability) -> tuple[Key, ...]:
    partners = (key_of(Partner.kind, partner) for partner in capability.partners)
    return (capability.key, key_of(Department.kind, capability.owner), *partners)
