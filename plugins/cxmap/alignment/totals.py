"""Totals: the pairs of every promise, place and party, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cxmap.alignment.doubt import liveness
from cxmap.alignment.results import Judgement, Pair, Tally, tally_of
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

_ENDS = (f"{Promise.kind}/", f"{Touchpoint.kind}/")

Grouped = Mapping[Key, tuple[Pair, ...]]
"""Pairs by the key of what they belong to, each once."""


@dataclass(frozen=True, slots=True)
class GroupedPairs:
    """The pairs of everything that has some; those that a party keeps and makes also apart."""

    all: Grouped
    kept_by: Grouped
    made_by: Grouped


def is_end_of_pair(key: Key) -> bool:
    """Whether it is a promise or a touchpoint, which each pair has one of."""
    return key.startswith(_ENDS)


def pairs_at(pairs: Iterable[Pair]) -> Grouped:
    """The pairs of each promise and of each touchpoint, in the order given: what every check asks for."""
    found: defaultdict[Key, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[key_of(Promise.kind, pair.promise)].append(pair)
        found[key_of(Touchpoint.kind, pair.touchpoint)].append(pair)
    return _frozen(found)


def grouped_pairs(catalogue: Catalogue, pairs: Iterable[Pair]) -> GroupedPairs:
    """The pairs by what they belong to, in the order given."""
    concerned = _Concerned(catalogue)
    found: defaultdict[Key, list[Pair]] = defaultdict(list)
    kept: defaultdict[Key, list[Pair]] = defaultdict(list)
    made: defaultdict[Key, list[Pair]] = defaultdict(list)
    for pair in pairs:
        maker, keepers = concerned.maker(pair), concerned.keepers(pair)
        made[maker].append(pair)
        for key in concerned.places(pair):
            found[key].append(pair)
        for key in keepers:
            kept[key].append(pair)
            found[key].append(pair)
        if maker not in keepers:
            found[maker].append(pair)
    for journey in catalogue.all(Journey):
        felt = [pair for each in journey.touchpoints for pair in found.get(key_of(Touchpoint.kind, each), ())]
        if felt:
            found[journey.key] = sorted(felt, key=lambda pair: (pair.promise, pair.touchpoint))
    return GroupedPairs(_frozen(found), _frozen(kept), _frozen(made))


def tallies_by_key(catalogue: Catalogue, as_of: date, pairs_of: Grouped) -> Mapping[Key, Tally]:
    """The totals of every live promise, touchpoint, journey, department and partner, with pairs or without."""
    keys = (
        key_of(kind.kind, identity)
        for kind in COUNTED
        for identity, is_live in liveness(catalogue, kind, as_of).items()
        if is_live
    )
    return {key: tally_of(pairs_of.get(key, ())) for key in keys if catalogue.is_sound(key, "stages")}


def _frozen(groups: Mapping[Key, list[Pair]]) -> Grouped:
    return {key: tuple(pairs) for key, pairs in groups.items()}


def judgements_by_promise(pairs: Iterable[Pair]) -> Mapping[Key, tuple[Judgement, ...]]:
    """The judgements of the pairs, in their order, by the key of the promise; each once."""
    found: defaultdict[Key, dict[int, Judgement]] = defaultdict(dict)
    for pair in pairs:
        own = found[key_of(Promise.kind, pair.promise)]
        for judgement in pair.judgements:
            own[id(judgement)] = judgement
    return {promise: tuple(judgements.values()) for promise, judgements in found.items()}


_Keys = Mapping[Key, None]
"""Keys in their order, each once."""


class _Concerned:
    """Whom a pair concerns; what touchpoints and judgements add to the answer is gathered once for each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._promises = {each.id: each for each in catalogue.all(Promise)}
        self._touchpoints = {each.id: each for each in catalogue.all(Touchpoint)}
        self._behind = {each.id: _behind(each) for each in catalogue.all(Capability)}
        self._judging: dict[int, tuple[_Keys, _Keys]] = {}

    def maker(self, pair: Pair) -> Key:
        return self._promises[pair.promise].maker

    def places(self, pair: Pair) -> tuple[Key, ...]:
        """The promise and the touchpoint, and what the promise is judged by there."""
        judging, _ = self._of(pair.judgements)
        return (self._promises[pair.promise].key, self._touchpoints[pair.touchpoint].key, *judging)

    def keepers(self, pair: Pair) -> _Keys:
        """Whoever answers for the touchpoint or has a part in it, and whoever is behind a judging capability."""
        touchpoint = self._touchpoints[pair.touchpoint]
        _, behind = self._of(pair.judgements)
        found: dict[Key, None] = {touchpoint.answering: None} if touchpoint.answering else {}
        for each in touchpoint.contributors:
            if each.helps_with(pair.promise):
                found[each.party] = None
        found |= behind
        return found

    def _of(self, judgements: tuple[Judgement, ...]) -> tuple[_Keys, _Keys]:
        """The metrics and capabilities that pairs are judged by, and who is behind these; pairs share judgements."""
        if id(judgements) not in self._judging:
            self._judging[id(judgements)] = (
                dict.fromkeys(_judging(judgements)),
                dict.fromkeys(
                    party for each in judgements if each.capability for party in self._behind[each.capability]
                ),
            )
        return self._judging[id(judgements)]


def _judging(judgements: Iterable[Judgement]) -> Iterator[Key]:
    for judgement in judgements:
        if judgement.metric:
            yield key_of(Metric.kind, judgement.metric)
        if judgement.capability:
            yield key_of(Capability.kind, judgement.capability)


def _behind(capability: Capability) -> tuple[Key, ...]:
    partners = (key_of(Partner.kind, partner) for partner in capability.partners)
    return (key_of(Department.kind, capability.owner), *partners)
